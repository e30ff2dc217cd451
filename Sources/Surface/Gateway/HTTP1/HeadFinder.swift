import Exchange
import NIOCore

/// Looks for the end of a head in bytes as they come, each byte once: lines end with CR LF, the empty one is the last.
struct HeadFinder {
    private var scanned = 0
    private var lineStart = 0

    /// How many of the readable bytes are the head, its empty line included; nil: more must come.
    mutating func find(in buffer: ByteBuffer) throws(HTTPFault) -> Int? {
        let found = buffer.withUnsafeReadableBytes { bytes -> Result<Int?, HTTPFault> in
            let end = min(bytes.count, HeadLimits.bytes)
            while scanned < end {
                let byte = bytes[scanned]
                scanned += 1
                guard byte == 0x0A else { continue }
                guard scanned >= 2, bytes[scanned - 2] == 0x0D else { return .failure(.head(.lineBreak)) }
                if scanned - lineStart == 2 { return .success(scanned) }
                lineStart = scanned
            }
            return bytes.count >= HeadLimits.bytes ? .failure(.head(.tooLong)) : .success(nil)
        }
        let length = try found.get()
        if length != nil { self = HeadFinder() }
        return length
    }
}
