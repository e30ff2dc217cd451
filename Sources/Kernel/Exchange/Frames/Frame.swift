package import NIOCore

/// One frame, read.
package enum Frame: Sendable, Hashable {
    /// Who speaks and what it accepts.
    case hello(Hello)
    /// A call, up to the first piece of its body.
    case request(stream: UInt32, MessageFrame)
    /// An answer, up to the first piece of its body.
    case answer(stream: UInt32, MessageFrame)
    /// A further piece of a body, 1…65,536 bytes.
    case data(stream: UInt32, ByteBuffer)
    /// Leave for so many bytes more of one body.
    case window(stream: UInt32, bytes: UInt32)
    /// The end of a call without an answer.
    case reset(stream: UInt32, ResetCode)
    /// Eight bytes that come back in a pong.
    case ping(UInt64)
    /// The eight bytes of a ping.
    case pong(UInt64)
    /// No new calls on this connection.
    case goAway(GoAwayCode)
    /// A signed note, unread.
    case checkpoint([UInt8])
    /// A certificate in DER, unread.
    case certificate([UInt8])
}

/// The beginning of a request or an answer.
package struct MessageFrame: Sendable, Hashable {
    /// Head, parameters and proof as they came.
    package var head: [UInt8]
    /// RFC 9421's signature parameters.
    package var parameters: [UInt8]
    /// The encoded batch proof.
    package var proof: [UInt8]
    /// How long the whole body is.
    package var bodyLength: Int
    /// The first piece of it, at most 65,536 bytes.
    package var piece: ByteBuffer

    /// The beginning of a message by its parts.
    package init(head: [UInt8], parameters: [UInt8], proof: [UInt8], bodyLength: Int, piece: ByteBuffer) {
        self.head = head
        self.parameters = parameters
        self.proof = proof
        self.bodyLength = bodyLength
        self.piece = piece
    }

    /// The lengths: head (4), parameters (2), proof (2), body (4).
    static let fixedLength = 12
    static let longest =
        fixedLength + FrameLimits.head + FrameLimits.parameters + FrameLimits.proof + FrameLimits.piece
}

/// What each side says first.
package struct Hello: Sendable, Hashable {
    /// The version of the frames: 1.
    package var version: UInt16
    /// How many calls the sender answers at once on this connection: a power of two; a side that only calls says 0.
    package var streams: UInt32
    /// The longest body that it takes, in bytes.
    package var body: UInt32
    /// The gateway's id, as its certificate names it.
    package var gateway: [UInt8]
    /// Its latest checkpoint, a signed note; empty where it has none yet.
    package var checkpoint: [UInt8]

    /// A greeting by its parts.
    package init(streams: UInt32, body: UInt32, gateway: String, checkpoint: [UInt8] = []) {
        self.version = Self.version
        self.streams = streams
        self.body = body
        self.gateway = Array(gateway.utf8.prefix(FrameLimits.name))
        self.checkpoint = Array(checkpoint.prefix(FrameLimits.checkpoint))
    }

    init(version: UInt16, streams: UInt32, body: UInt32, gateway: [UInt8], checkpoint: [UInt8]) {
        self.version = version
        self.streams = streams
        self.body = body
        self.gateway = gateway
        self.checkpoint = checkpoint
    }

    /// The version that this program speaks.
    package static let version: UInt16 = 1
    /// Version (2), streams (4), body (4) and the length of the id (1).
    static let fixedLength = 11
}
