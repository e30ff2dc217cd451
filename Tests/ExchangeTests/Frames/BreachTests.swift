import Exchange
import NIOCore
import Standards
import TestSupport
import Testing

/// What the other side may not do, frame by frame.
struct BreachTests {
    private let draw = Draw(.repeatable(seed: 5))

    private func first(_ body: Int, piece: Int = 0) -> MessageFrame {
        MessageFrame(head: [1], parameters: [], proof: [], bodyLength: body, piece: draw.buffer(piece))
    }

    /// What a caller that sent one call says to these frames of the other side.
    private func caller(_ frames: Frame..., body: Int = 0) throws -> FrameError.Code? {
        let pair = try Pair()
        _ = pair.caller.open(draw.message(body: body))
        pair.caller.fill(.max)
        return broken { for frame in frames { _ = try pair.caller.receive(frame, room: .max, now: 0) } }
    }

    /// What an answerer says to these frames of a caller.
    private func answerer(_ frames: Frame...) throws -> FrameError.Code? {
        let pair = try Pair()
        return broken { for frame in frames { _ = try pair.answerer.receive(frame, room: .max, now: 0) } }
    }

    @Test func `nothing comes before the greeting, and the greeting once`() throws {
        var side = CallerSide(limits: AcceptedLimits(), gateway: "a", checkpoint: [])
        #expect(broken { _ = try side.receive(.ping(1), room: 0, now: 0) } == .helloExpected)
        var other = AnswererSide(limits: AcceptedLimits(), gateway: "a", checkpoint: [])
        #expect(broken { _ = try other.receive(.request(stream: 1, first(0)), room: 0, now: 0) } == .helloExpected)
        let hello = Frame.hello(Hello(streams: 2, body: 0, gateway: "b"))
        #expect(try caller(hello) == .helloExpected)
        #expect(try answerer(hello) == .helloExpected)
    }

    @Test func `another version, and a side that answers nothing, are refused`() throws {
        var buffer = ByteBuffer()
        buffer.write(frame: .hello(Hello(streams: 2, body: 0, gateway: "b")))
        buffer.setInteger(UInt16(2), at: 8)
        let other = try #require(try FrameDecoder.next(&buffer))
        var side = CallerSide(limits: AcceptedLimits(), gateway: "a", checkpoint: [])
        #expect(broken { _ = try side.receive(other, room: 0, now: 0) } == .unknownVersion)
        let mute = Frame.hello(Hello(streams: 0, body: 0, gateway: "b"))
        #expect(broken { _ = try side.receive(mute, room: 0, now: 0) } == .wrongRole)
    }

    @Test func `each side keeps its role`() throws {
        #expect(try caller(.request(stream: 1, first(0))) == .wrongRole)
        #expect(try answerer(.answer(stream: 1, first(0))) == .wrongRole)
    }

    @Test func `an answer fits a call that is open and whole`() throws {
        #expect(try caller(.answer(stream: 2, first(0))) == .unknownStream)
        #expect(try caller(.answer(stream: 1, first(0)), .answer(stream: 1, first(0))) == .unknownStream)
        #expect(try caller(.answer(stream: 1, first(9)), .answer(stream: 1, first(9))) == .answerNotDue)
        #expect(try caller(.answer(stream: 1, first(0)), body: 100_000) == .answerNotDue)
        #expect(try caller(.reset(stream: 1, .busy), .reset(stream: 1, .busy)) == .unknownStream)
        #expect(try caller(.data(stream: 1, draw.buffer(1))) == .tooMuchData)
    }

    @Test func `a body is no longer than declared, and no faster than allowed`() throws {
        #expect(try caller(.answer(stream: 1, first(9, piece: 5)), .data(stream: 1, draw.buffer(5))) == .tooMuchData)
        let piece = Frame.data(stream: 1, draw.buffer(FrameLimits.piece))
        #expect(try answerer(.request(stream: 1, first(70_000, piece: 65_000)), piece) == .tooMuchData)
        #expect(try answerer(.request(stream: 1, first(0)), .data(stream: 1, draw.buffer(1))) == .tooMuchData)
        #expect(try answerer(.data(stream: 1, draw.buffer(1))) == .unknownStream)
    }

    @Test func `numbers grow, and places are free`() throws {
        #expect(try answerer(.request(stream: 3, first(0)), .request(stream: 3, first(0))) == .streamNotNew)
        #expect(try answerer(.request(stream: 3, first(0)), .request(stream: 2, first(0))) == .streamNotNew)
        #expect(try answerer(.request(stream: 3, first(0)), .request(stream: 19, first(0))) == .placeTaken)
        #expect(try answerer(.request(stream: 0x8000_0000, first(0))) == .streamNotNew)
    }

    @Test func `leave is given for what a body has and no more`() throws {
        #expect(try caller(.window(stream: 1, bytes: 1), body: 100) == nil, "all of it is sent: the leave comes late")
        #expect(try caller(.window(stream: 1, bytes: 34_465), body: 100_000) == .badWindow)
        #expect(try caller(.window(stream: 1, bytes: 0), body: 100_000) == .badWindow)
        #expect(try caller(.window(stream: 1, bytes: 34_464), body: 100_000) == nil)
        #expect(try answerer(.request(stream: 1, first(0)), .window(stream: 1, bytes: 1)) == .badWindow)
    }
}
