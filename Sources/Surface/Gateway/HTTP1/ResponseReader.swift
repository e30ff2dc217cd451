package import Exchange
package import NIOCore

/// Takes one answer after another out of the bytes of a connection to a server; never traps.
package struct ResponseReader: Sendable {
    /// What was found.
    package enum Event: Sendable, Hashable {
        /// The final answer begins; interim ones (1xx) are passed over.
        case head(HTTPResponseHead)
        /// A piece of its body, not empty.
        case body(ByteBuffer)
        /// It is whole.
        case end
    }

    /// The most interim answers before the final one.
    private static let interimLimit = 8

    private var buffer = ByteBuffer()
    private var finder = HeadFinder()
    private var body: BodyReader?
    private var interim = 0

    /// A reader at the start of a connection.
    package init() {}

    /// Whether bytes have come that belong to no answer that was asked for.
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

    /// The next event of the answer to a request of this method; nil: more bytes must come.
    package mutating func next(answering method: CallMethod) throws(HTTPFault) -> Event? {
        if var reader = body {
            let event = try reader.next(from: &buffer)
            body = event == .end ? nil : reader
            switch event {
            case .bytes(let piece): return .body(piece)
            case .end: return .end
            case nil: return nil
            }
        }
        while let length = try finder.find(in: buffer), let bytes = buffer.readBytes(length: length) {
            let head = try HTTPResponseHead(bytes, answering: method)
            if head.status >= 200 {
                body = BodyReader(head.framing)
                interim = 0
                return .head(head)
            }
            interim += 1
            guard head.status != 101, interim <= Self.interimLimit else { throw .startLine }
        }
        return nil
    }

    /// The connection has ended: whether that is the end of the body; throws where it cuts an answer off.
    package mutating func finish() throws(HTTPFault) -> Event? {
        guard let reader = body, reader.endsWithConnection else { throw .cut }
        body = nil
        return .end
    }
}
