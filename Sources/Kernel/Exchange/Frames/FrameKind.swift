/// What a frame says, as its one byte names it (gateway frames 1, section 3).
package enum FrameKind: UInt8, Sendable, Hashable, CaseIterable {
    /// Who speaks and what it accepts: the first frame of each side, and only the first.
    case hello = 1
    /// A call: head, signature, and the first piece of the body.
    case request = 2
    /// The answer to a call, in the same form.
    case answer = 3
    /// A further piece of a body.
    case data = 4
    /// Leave to send so many bytes more of one body.
    case window = 5
    /// The end of one call without an answer.
    case reset = 6
    /// Are you there?
    case ping = 7
    /// I am.
    case pong = 8
    /// No new calls on this connection.
    case goAway = 9
    /// The sender's latest checkpoint.
    case checkpoint = 10
    /// A further certificate by which the sender signs.
    case certificate = 11

    /// Whether it speaks of one call; the others speak of the connection, on stream 0.
    var isOfStream: Bool {
        switch self {
        case .request, .answer, .data, .window, .reset: true
        case .hello, .ping, .pong, .goAway, .checkpoint, .certificate: false
        }
    }

    /// The fewest and the most bytes after the frame's header.
    var lengths: ClosedRange<Int> {
        switch self {
        case .hello: Hello.fixedLength + 1...Hello.fixedLength + FrameLimits.name + FrameLimits.checkpoint
        case .request, .answer: MessageFrame.fixedLength + 1...MessageFrame.longest
        case .data: 1...FrameLimits.piece
        case .window: 4...4
        case .reset, .goAway: 2...2
        case .ping, .pong: 8...8
        case .checkpoint: 1...FrameLimits.checkpoint
        case .certificate: 1...FrameLimits.certificate
        }
    }
}
