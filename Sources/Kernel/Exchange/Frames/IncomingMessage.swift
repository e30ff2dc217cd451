import NIOCore

/// A message that is arriving: its first frame, and as much of its body as came.
struct IncomingMessage: Sendable {
    private(set) var message: SealedMessage
    /// How many bytes of the body are still to come.
    private(set) var missing: Int
    /// How many of those it was given leave to send.
    private var credit: Int
    /// A message that nobody waits for is counted to its end, and not kept.
    private var isKept: Bool
    /// When it began, in nanoseconds of the connection's clock.
    let since: Int64

    /// A message by its first frame; `kept` false: it is only counted.
    init(_ first: MessageFrame, kept: Bool, since: Int64) {
        self.isKept = kept
        self.since = since
        missing = first.bodyLength - first.piece.readableBytes
        credit = FrameLimits.piece - first.piece.readableBytes
        var body = ByteBuffer()
        if kept {
            body.reserveCapacity(first.bodyLength)
            body.writeImmutableBuffer(first.piece)
        }
        message = SealedMessage(
            head: kept ? first.head : [], body: body, parameters: kept ? first.parameters : [],
            proof: kept ? first.proof : [])
    }

    /// Whether the whole body is there.
    var isWhole: Bool { missing == 0 }

    /// The leave that the sender lacks to send the rest; the sender has it from now on.
    mutating func grantRest() -> UInt32 {
        let lacking = max(0, missing - credit)
        credit += lacking
        return UInt32(clamping: lacking)
    }

    /// Takes the next piece of the body.
    mutating func append(_ piece: ByteBuffer) throws(FrameError) {
        guard piece.readableBytes <= missing, piece.readableBytes <= credit else {
            throw FrameError(.tooMuchData, in: .data)
        }
        missing -= piece.readableBytes
        credit -= piece.readableBytes
        if isKept { message.body.writeImmutableBuffer(piece) }
    }

    /// Lets go of what came; the rest is only counted.
    mutating func forget() {
        isKept = false
        message = SealedMessage(head: [], body: ByteBuffer(), parameters: [], proof: [])
    }
}
