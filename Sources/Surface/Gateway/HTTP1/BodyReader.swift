import Exchange
package import NIOCore

/// Takes a body out of the bytes of a connection, as its head framed it.
package struct BodyReader: Sendable {
    /// What was found.
    package enum Event: Sendable, Hashable {
        /// A piece of the body, not empty.
        case bytes(ByteBuffer)
        /// The body is whole.
        case end
    }

    private enum State {
        case length(Int)
        case chunkSize
        case chunk(Int)
        case chunkEnd
        case trailers(bytes: Int, fields: Int)
        case untilEnd
        case done
    }

    /// The most bytes of a line that gives a chunk's size, its extensions included.
    private static let sizeLine = 256
    /// The most bytes of a chunk.
    private static let chunkLimit = 1 << 30

    private var state: State

    /// A body that is framed so.
    package init(_ framing: BodyFraming) {
        state =
            switch framing {
            case .none: .done
            case .length(let length): .length(length)
            case .chunked: .chunkSize
            case .untilEnd: .untilEnd
            }
    }

    /// Whether the end of the connection is the end of the body.
    package var endsWithConnection: Bool { if case .untilEnd = state { true } else { false } }

    /// The next event of the body; nil: more bytes must come.
    package mutating func next(from buffer: inout ByteBuffer) throws(HTTPFault) -> Event? {
        while true {
            switch state {
            case .done: return .end
            case .length(let left):
                guard let piece = Self.piece(of: &buffer, atMost: left) else { return nil }
                state = left == piece.readableBytes ? .done : .length(left - piece.readableBytes)
                return .bytes(piece)
            case .untilEnd: return Self.piece(of: &buffer, atMost: .max).map(Event.bytes)
            case .chunk(let left):
                guard let piece = Self.piece(of: &buffer, atMost: left) else { return nil }
                state = left == piece.readableBytes ? .chunkEnd : .chunk(left - piece.readableBytes)
                return .bytes(piece)
            case .chunkSize:
                guard let line = try Self.line(of: &buffer, limit: Self.sizeLine) else { return nil }
                let size = try Self.chunkSize(line)
                state = size == 0 ? .trailers(bytes: 0, fields: 0) : .chunk(size)
            case .chunkEnd:
                guard let line = try Self.line(of: &buffer, limit: 2) else { return nil }
                guard line.isEmpty else { throw .chunk }
                state = .chunkSize
            case .trailers(let bytes, let fields):
                guard let line = try Self.line(of: &buffer, limit: HeadLimits.bytes - bytes) else { return nil }
                state = line.isEmpty ? .done : .trailers(bytes: bytes + line.count, fields: fields + 1)
                if !line.isEmpty { try Self.checkTrailer(line, number: fields) }
            }
        }
    }

    private static func piece(of buffer: inout ByteBuffer, atMost limit: Int) -> ByteBuffer? {
        guard buffer.readableBytes > 0 else { return nil }
        return buffer.readSlice(length: min(limit, buffer.readableBytes))
    }

    /// A line without its CR LF; nil: its end has not come.
    ///
    /// A bare line break is a fault.
    private static func line(of buffer: inout ByteBuffer, limit: Int) throws(HTTPFault) -> [UInt8]? {
        let view = buffer.readableBytesView.prefix(limit + 1)
        guard let end = view.firstIndex(of: 0x0A) else {
            guard view.count <= limit else { throw .chunk }
            return nil
        }
        let length = end - view.startIndex
        guard length >= 1, let line = buffer.readBytes(length: length + 1), line[length - 1] == 0x0D else {
            throw .chunk
        }
        return Array(line.dropLast(2))
    }

    /// Hexadecimal digits, then extensions, which are looked over and forgotten (RFC 9112 section 7.1.1).
    private static func chunkSize(_ line: [UInt8]) throws(HTTPFault) -> Int {
        var size = 0
        var index = 0
        while index < line.count, let digit = digit(line[index]) {
            guard index < 8 else { throw .chunk }
            size = size << 4 | digit
            index += 1
        }
        guard index > 0, size <= chunkLimit, line[index...].allSatisfy(FieldScan.isValueByte) else { throw .chunk }
        let rest = line[index...].drop { $0 == 0x20 || $0 == 0x09 }
        guard rest.isEmpty || rest.first == UInt8(ascii: ";") else { throw .chunk }
        return size
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte) - 0x41 + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte) - 0x61 + 10
        default: nil
        }
    }

    private static func checkTrailer(_ line: [UInt8], number: Int) throws(HTTPFault) {
        guard number < HeadLimits.fields else { throw .head(.tooManyFields) }
        do throws(HeadFault) {
            _ = try FieldScan.fields(in: line + [0x0D, 0x0A], 0..<line.count + 2, trimming: true)
        } catch {
            throw .head(error)
        }
    }
}
