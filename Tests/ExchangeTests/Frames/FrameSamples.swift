import Exchange
import NIOCore
import Standards

/// Numbers and bytes that a test draws, the same in every run.
struct Draw {
    private let entropy: Entropy

    init(_ entropy: Entropy) { self.entropy = entropy }

    func number(below limit: Int) -> Int {
        let bits = entropy.bytes(6).reduce(0) { $0 << 8 | Int($1) }
        return limit > 0 ? bits % limit : 0
    }

    func bytes(_ count: Int) -> [UInt8] { entropy.bytes(count) }

    func buffer(_ count: Int) -> ByteBuffer { ByteBuffer(bytes: bytes(count)) }

    func message(body: Int) -> SealedMessage {
        SealedMessage(
            head: bytes(1 + number(below: 400)), body: buffer(body), parameters: bytes(number(below: 300)),
            proof: bytes(number(below: 300)))
    }
}

extension Frame {
    /// One of each kind, at least.
    static func samples(_ draw: Draw) -> [Frame] {
        let first = MessageFrame(
            head: draw.bytes(300), parameters: draw.bytes(200), proof: draw.bytes(76), bodyLength: 70_000,
            piece: draw.buffer(100))
        let bare = MessageFrame(head: [1], parameters: [], proof: [], bodyLength: 0, piece: ByteBuffer())
        let largest = MessageFrame(
            head: draw.bytes(FrameLimits.head), parameters: draw.bytes(FrameLimits.parameters),
            proof: draw.bytes(FrameLimits.proof), bodyLength: 1 << 31, piece: draw.buffer(FrameLimits.piece))
        return [
            .hello(Hello(streams: 1_024, body: 8 << 20, gateway: "data-bureau", checkpoint: draw.bytes(200))),
            .hello(Hello(streams: 0, body: 0, gateway: "a")),
            .request(stream: 1, first), .answer(stream: 77, bare), .answer(stream: FrameLimits.lastStream, largest),
            .data(stream: 5, draw.buffer(1)), .data(stream: 5, draw.buffer(FrameLimits.piece)),
            .window(stream: 9, bytes: .max), .reset(stream: 3, .busy), .reset(stream: 3, ResetCode(rawValue: 999)),
            .ping(0), .pong(.max), .goAway(.notTrusted), .checkpoint(draw.bytes(FrameLimits.checkpoint)),
            .certificate(draw.bytes(FrameLimits.certificate)),
        ]
    }
}

/// Decodes everything that is whole.
func decodeAll(_ buffer: inout ByteBuffer) throws -> [Frame] {
    var frames: [Frame] = []
    while let frame = try FrameDecoder.next(&buffer) { frames.append(frame) }
    return frames
}

/// Which rule the work broke.
func broken(_ work: () throws -> Void) -> FrameError.Code? {
    do {
        try work()
        return nil
    } catch {
        return (error as? FrameError)?.code
    }
}
