package import NIOCore

/// Takes requests out of the bytes of a connection, however they are cut; never traps, holds no more than it must.
package struct RequestReader: Sendable {
    /// What was found.
    package enum Event: Sendable, Hashable {
        /// A request begins.
        case head(HTTPRequestHead)
        /// A piece of its body, not empty.
        case body(ByteBuffer)
        /// It is whole.
        case end
    }

    private var buffer = ByteBuffer()
    private var finder = HeadFinder()
    private var body: BodyReader?
    private var fault: HTTPFault?
    private var skipsLine = false

    /// A reader at the start of a connection.
    package init() {}

    /// Whether bytes have come that are not read yet.
    package var holdsBytes: Bool { buffer.readableBytes > 0 }

    /// Takes over bytes as they came.
    package mutating func feed(_ bytes: ByteBuffer) {
        if buffer.readableBytes == 0 {
            buffer = bytes
        } else {
            var bytes = bytes
            buffer.discardReadBytes()
            buffer.writeBuffer(&bytes)
        }
    }

    /// The next event; nil: more bytes must come.
    ///
    /// After a fault every call throws it again.
    package mutating func next() throws(HTTPFault) -> Event? {
        if let fault { throw fault }
        do throws(HTTPFault) {
            return try read()
        } catch {
            fault = error
            throw error
        }
    }

    private mutating func read() throws(HTTPFault) -> Event? {
        if var reader = body {
            switch try reader.next(from: &buffer) {
            case .bytes(let piece):
                body = reader
                return .body(piece)
            case .end:
                body = nil
                return .end
            case nil:
                body = reader
                return nil
            }
        }
        guard var length = try finder.find(in: buffer) else { return nil }
        if length == 2 {
            // One empty line before a request is passed over (RFC 9112 section 2.2); a second is a fault.
            buffer.moveReaderIndex(forwardBy: 2)
            guard !skipsLine else { throw .startLine }
            skipsLine = true
            guard let next = try finder.find(in: buffer) else { return nil }
            length = next
        }
        guard let bytes = buffer.readBytes(length: length) else { return nil }
        skipsLine = false
        let head = try HTTPRequestHead(bytes)
        body = BodyReader(head.framing)
        return .head(head)
    }
}
