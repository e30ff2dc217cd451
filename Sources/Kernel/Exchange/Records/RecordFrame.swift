import Journal
import NIOCore

/// One record as it lies in a segment.
///
///     0   "YTR1"
///     4   bytes after the first 32, in four
///     8   position, in eight
///     16  how many records were surely on the disk when this one was written, in eight
///     24  XXH64 of everything behind, seeded with XXH64 of everything before, in eight
///     32  commitment: SHA-256(salt ‖ details)
///     64  salt
///     80  bytes of details, in four
///     84  details (`RecordDetails`), then the body where it is kept
package struct RecordFrame: Sendable {
    /// The four bytes with which every record begins.
    package static let magic = Array("YTR1".utf8)
    /// Bytes before what the length counts.
    package static let prefixCount = 32
    /// Bytes of commitment, salt and length of the details.
    private static let fixedCount = 52
    /// The most bytes that a whole frame has.
    package static let limit = prefixCount + fixedCount + RecordLimits.details + RecordLimits.body

    /// The position.
    package let position: Int64
    /// How many records were surely on the disk when this one was written.
    package let durable: Int64
    /// SHA-256(salt ‖ details).
    package let commitment: [UInt8]
    /// The salt.
    package let salt: [UInt8]
    /// The details.
    package let details: ArraySlice<UInt8>
    /// The body; empty where it is not kept.
    package let body: ArraySlice<UInt8>
    /// How many bytes the frame takes.
    package let byteCount: Int

    /// Appends the frame of an entry; `bytes` stay as they were where the entry is too large.
    ///
    /// Answers its commitment, SHA-256(salt ‖ details).
    package static func write(
        _ entry: LogEntry, keepsBody: Bool, position: Int64, durable: Int64, salt: [UInt8], to bytes: inout [UInt8]
    ) throws(RecordError) -> [UInt8] {
        let start = bytes.count
        guard salt.count == Commitment.saltLength else { throw RecordError("salt") }
        bytes.append(contentsOf: repeatElement(0, count: 64))
        bytes.append(contentsOf: salt)
        bytes.append(contentsOf: repeatElement(0, count: 4))
        let detailsStart = bytes.count
        do throws(RecordError) {
            try RecordDetails.write(entry, keepsBody: keepsBody, to: &bytes)
            let detailsCount = bytes.count - detailsStart
            if keepsBody, case .message(let record) = entry, let body = record.body {
                guard body.readableBytes <= RecordLimits.body, body.readableBytes == record.bodyLength else {
                    throw RecordError("body")
                }
                body.withUnsafeReadableBytes { bytes.append(contentsOf: $0) }
            }
            return complete(&bytes, from: start, position: position, durable: durable, detailsCount: detailsCount)
        } catch {
            bytes.removeLast(bytes.count - start)
            throw error
        }
    }

    private static func complete(
        _ bytes: inout [UInt8], from start: Int, position: Int64, durable: Int64, detailsCount: Int
    ) -> [UInt8] {
        let length = bytes.count - start - prefixCount
        return bytes.withUnsafeMutableBytes { all in
            let frame = UnsafeMutableRawBufferPointer(rebasing: all[start...])
            func put(_ value: some FixedWidthInteger, at offset: Int) {
                withUnsafeBytes(of: value.bigEndian) {
                    UnsafeMutableRawBufferPointer(rebasing: frame[offset..<offset + $0.count]).copyMemory(from: $0)
                }
            }
            frame[0..<4].copyBytes(from: magic)
            put(UInt32(truncatingIfNeeded: length), at: 4)
            put(position, at: 8)
            put(durable, at: 16)
            put(UInt32(truncatingIfNeeded: detailsCount), at: 80)
            let digest = RecordDigest.sha256(
                UnsafeRawBufferPointer(rebasing: frame[64..<80]),
                UnsafeRawBufferPointer(rebasing: frame[84..<84 + detailsCount]))
            frame[32..<64].copyBytes(from: digest)
            put(check(UnsafeRawBufferPointer(frame)), at: 24)
            return digest
        }
    }

    private static func check(_ frame: UnsafeRawBufferPointer) -> UInt64 {
        let seed = XXH64.hash(UnsafeRawBufferPointer(rebasing: frame[0..<24]))
        return XXH64.hash(UnsafeRawBufferPointer(rebasing: frame[32...]), seed: seed)
    }

    /// How many bytes a frame takes that begins with these 32 bytes; nil where they begin none.
    package static func length(_ prefix: some Collection<UInt8>) -> Int? {
        guard prefix.count >= prefixCount, prefix.starts(with: magic) else { return nil }
        let length = prefix.dropFirst(4).prefix(4).reduce(0) { $0 << 8 | Int($1) }
        guard length >= fixedCount, prefixCount + length <= limit else { return nil }
        return prefixCount + length
    }

    /// Reads the frame with which `bytes` begin; nil where it is cut, torn or changed.
    package init?(_ bytes: ArraySlice<UInt8>) {
        guard let count = Self.length(bytes.prefix(Self.prefixCount)), bytes.count >= count else { return nil }
        let frame = bytes.prefix(count)
        var reader = RecordReader(frame.dropFirst(8))
        guard let position = try? reader.number("position", as: Int64.self), position >= 0,
            let durable = try? reader.number("durable", as: Int64.self), durable >= 0, durable <= position,
            let check = try? reader.number("check", as: UInt64.self),
            check == frame.withUnsafeBytes({ Self.check($0) }),
            let commitment = try? reader.raw(32, "commitment"), let salt = try? reader.raw(16, "salt"),
            let detailsCount = try? reader.number("details", as: UInt32.self),
            let details = try? reader.raw(Int(detailsCount), "details"),
            let body = try? reader.raw(reader.left, "body")
        else { return nil }
        self.position = position
        self.durable = durable
        self.commitment = Array(commitment)
        self.salt = Array(salt)
        self.details = details
        self.body = body
        byteCount = count
    }

    /// Whether salt and details are those to which the commitment was made.
    package var fitsCommitment: Bool {
        salt.withUnsafeBytes { salt in
            details.withUnsafeBytes { details in RecordDigest.sha256(salt, details) == commitment }
        }
    }

    /// What it says; throws where the details are none of version 1.
    package func entry() throws(RecordError) -> LogEntry {
        let (entry, keepsBody) = try RecordDetails.read(details)
        guard case .message(var record) = entry, keepsBody else {
            guard body.isEmpty else { throw RecordError("body") }
            return entry
        }
        guard body.count == record.bodyLength else { throw RecordError("body") }
        record.body = ByteBuffer(bytes: body)
        return .message(record)
    }
}
