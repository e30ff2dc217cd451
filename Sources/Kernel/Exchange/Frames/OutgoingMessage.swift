import NIOCore

/// A message that is being sent: what of its body is gone, and what the other side gave leave for.
struct OutgoingMessage: Sendable {
    let message: SealedMessage
    /// Whether its first frame is written.
    private(set) var hasBegun = false
    /// How many bytes of the body are written.
    private var sent = 0
    /// How many bytes of the body may be written in all.
    private var allowed = FrameLimits.piece

    /// The longest piece after the first: as much as one record of TLS holds, so that other calls wait no longer than that.
    private static let piece = 16_384

    init(_ message: SealedMessage) { self.message = message }

    /// Whether everything is written.
    var isWhole: Bool { hasBegun && sent == message.body.readableBytes }

    /// Whether a frame may be written now.
    var isReady: Bool { !hasBegun || sent < min(allowed, message.body.readableBytes) }

    /// Takes leave for more; false where it was given leave for more than the body has.
    mutating func allow(_ bytes: UInt32) -> Bool {
        guard bytes > 0, Int(bytes) <= message.body.readableBytes - min(allowed, message.body.readableBytes) else {
            return false
        }
        allowed += Int(bytes)
        return true
    }

    /// Writes the next frame: at first head, signature and a piece of the body, later pieces alone.
    mutating func write(_ kind: FrameKind, stream: UInt32, into output: inout ByteBuffer) {
        if hasBegun {
            let length = min(Self.piece, allowed - sent, message.body.readableBytes - sent)
            guard let piece = message.body.getSlice(at: message.body.readerIndex + sent, length: length) else { return }
            output.write(frame: .data(stream: stream, piece))
            sent += length
        } else {
            let length = min(FrameLimits.piece, message.body.readableBytes)
            output.write(kind, stream: stream, message: message, piece: length)
            sent = length
            hasBegun = true
        }
    }
}
