import Exchange
import NIOCore
import Standards
import TestSupport
import Testing

/// Both sides of a connection with nothing but a pipe between them.
final class Pair {
    var caller: CallerSide
    var answerer: AnswererSide
    private(set) var calls: [CallerEvent] = []
    private(set) var answers: [AnswererEvent] = []
    private var toAnswerer = ByteBuffer()
    private var toCaller = ByteBuffer()
    var callerRoom = Int.max
    var answererRoom = Int.max
    var now: Int64 = 0

    init(
        caller: AcceptedLimits = AcceptedLimits(streams: 16), answerer: AcceptedLimits = AcceptedLimits(streams: 16),
        lastStream: UInt32 = FrameLimits.lastStream
    ) throws {
        self.caller = CallerSide(limits: caller, gateway: "social-security", checkpoint: [1], lastStream: lastStream)
        self.answerer = AnswererSide(limits: answerer, gateway: "data-bureau", checkpoint: [2])
        try exchange()
    }

    /// Moves bytes until nothing moves, at most `step` of each side at once.
    func exchange(step: Int = .max) throws {
        repeat {
            try move(step)
        } while caller.output.readableBytes + answerer.output.readableBytes > 0 || caller.hasMore || answerer.hasMore
    }

    private func move(_ step: Int) throws {
        caller.fill(32_768)
        answerer.fill(32_768)
        if var piece = caller.output.readSlice(length: min(step, caller.output.readableBytes)) {
            toAnswerer.writeBuffer(&piece)
        }
        if var piece = answerer.output.readSlice(length: min(step, answerer.output.readableBytes)) {
            toCaller.writeBuffer(&piece)
        }
        while let frame = try FrameDecoder.next(&toAnswerer) {
            if let event = try answerer.receive(frame, room: answererRoom, now: now) { answers.append(event) }
        }
        while let frame = try FrameDecoder.next(&toCaller) {
            if let event = try caller.receive(frame, room: callerRoom, now: now) { calls.append(event) }
        }
    }

    // What `#expect` cannot call on a value inside.
    func open(_ request: SealedMessage) -> Int? { caller.open(request) }
    func abandon(_ place: Int) -> Bool { caller.abandon(place) }
    func takeUnsent(_ place: Int) -> SealedMessage? { caller.takeUnsent(place) }
    func endArrivals(begunBefore moment: Int64) -> Int { answerer.endArrivals(begunBefore: moment) }

    func takeCalls() -> [CallerEvent] {
        defer { calls = [] }
        return calls
    }

    func takeAnswers() -> [AnswererEvent] {
        defer { answers = [] }
        return answers
    }
}

struct SidesTests {
    private let draw = Draw(.repeatable(seed: 11))

    @Test func `both greet, and calls of every size are answered whole`() throws {
        let pair = try Pair()
        guard case .welcomed(let hello)? = pair.takeCalls().first else { throw Missing() }
        #expect(hello.streams == 16 && hello.checkpoint == [2])
        #expect(pair.takeAnswers().count == 1)
        for size in [0, 1, 65_535, 65_536, 65_537, 300_000] {
            let (request, answer) = (draw.message(body: size), draw.message(body: size))
            let place = try #require(pair.open(request))
            try pair.exchange(step: 5_000)
            #expect(pair.takeAnswers() == [.called(place: place, request)])
            pair.answerer.answer(place, answer)
            try pair.exchange(step: 5_000)
            #expect(pair.takeCalls() == [.answered(place: place, answer)])
        }
        #expect(pair.caller.open == 0 && pair.answerer.open == 0 && pair.caller.held == 0 && pair.answerer.held == 0)
    }

    @Test func `any order of calls, answers and second thoughts leaves nothing behind`() throws {
        let pair = try Pair()
        _ = pair.takeAnswers()
        var open: [Int: SealedMessage] = [:]
        var given: [Int: SealedMessage] = [:]
        var working: [Int] = []
        for _ in 0..<3_000 {
            switch draw.number(below: 6) {
            case 0, 1:
                let size = [0, 10, 20_000, 90_000][draw.number(below: 4)]
                let request = draw.message(body: size)
                if let place = pair.open(request) { open[place] = request }
            case 2:
                if let place = open.keys.sorted().first, draw.number(below: 3) == 0 {
                    open[place] = nil
                    _ = pair.abandon(place)
                }
            default:
                if !working.isEmpty {
                    let place = working.remove(at: draw.number(below: working.count))
                    let answer = draw.message(body: draw.number(below: 100_000))
                    given[place] = answer
                    pair.answerer.answer(place, answer)
                }
            }
            if draw.number(below: 3) == 0 { try pair.exchange(step: 1 + draw.number(below: 60_000)) }
            for case .called(let place, let request) in pair.takeAnswers() {
                if let known = open[place] { #expect(known == request) }
                working.append(place)
            }
            for case .answered(let place, let answer) in pair.takeCalls() {
                #expect(open.removeValue(forKey: place) != nil && given[place] == answer)
            }
        }
        for place in working { pair.answerer.refuse(place, .failed) }
        try pair.exchange()
        for case .called(let place, _) in pair.takeAnswers() { pair.answerer.refuse(place, .failed) }
        try pair.exchange()
        #expect(pair.caller.open == 0 && pair.answerer.open == 0 && pair.caller.held == 0 && pair.answerer.held == 0)
    }

    @Test func `a caller that gives up and asks anew has no more worked on than it was offered`() throws {
        let pair = try Pair(answerer: AcceptedLimits(streams: 4))
        var begun = 0
        for _ in 0..<100 {
            if let place = pair.open(draw.message(body: 0)) {
                try pair.exchange()
                begun += 1
                #expect(!pair.abandon(place))
                try pair.exchange()
            }
        }
        #expect(begun == 4 && pair.answerer.open == 4 && pair.caller.open == 4)
        for case .called(let place, _) in pair.takeAnswers() { pair.answerer.answer(place, draw.message(body: 9)) }
        try pair.exchange()
        #expect(pair.caller.open == 0 && pair.takeCalls().count == 1, "nobody hears of an answer that nobody waits for")
    }

    @Test func `a call that was not sent yet is given up, or taken elsewhere, without a word`() throws {
        let pair = try Pair()
        let request = draw.message(body: 5)
        let (first, second) = (try #require(pair.open(request)), try #require(pair.open(request)))
        #expect(pair.abandon(first))
        #expect(pair.takeUnsent(second) == request)
        try pair.exchange()
        #expect(pair.takeAnswers().count == 1 && pair.caller.open == 0)
    }

    @Test func `what there is no room for is refused before it is held`() throws {
        let pair = try Pair(
            caller: AcceptedLimits(streams: 4, body: 100_000), answerer: AcceptedLimits(streams: 4, body: 90_000))
        _ = pair.takeCalls()
        #expect(pair.open(draw.message(body: 90_001)) == nil, "longer than the other side said it takes")
        pair.answererRoom = 80_000
        let place = try #require(pair.open(draw.message(body: 85_000)))
        try pair.exchange()
        #expect(pair.takeCalls() == [.ended(place: place, .busy)] && pair.answerer.held == 0)
        pair.answererRoom = .max
        let next = try #require(pair.open(draw.message(body: 0)))
        try pair.exchange()
        pair.answerer.answer(next, draw.message(body: 100_001))
        try pair.exchange()
        #expect(pair.takeCalls() == [.ended(place: next, .tooLong)], "longer than the caller said it takes")
        let last = try #require(pair.open(draw.message(body: 0)))
        try pair.exchange()
        pair.callerRoom = 50_000
        pair.answerer.answer(last, draw.message(body: 99_000))
        try pair.exchange()
        #expect(pair.takeCalls() == [.ended(place: last, .busy)])
        #expect(pair.caller.open == 0 && pair.answerer.open == 0 && pair.caller.held == 0)
    }

    @Test func `one connection holds no more than its share`() throws {
        let pair = try Pair(answerer: AcceptedLimits(streams: 16, body: 100_000, share: 250_000))
        _ = pair.takeCalls()
        for _ in 0..<3 { #expect(pair.open(draw.message(body: 100_000)) != nil) }
        try pair.exchange()
        #expect(pair.takeCalls().count == 1 && pair.answerer.held <= 250_000)
    }

    @Test func `a message that comes too slowly is ended`() throws {
        let pair = try Pair()
        var frames = ByteBuffer()
        frames.write(
            frame: .request(
                stream: 1, MessageFrame(head: [1], parameters: [], proof: [], bodyLength: 10, piece: ByteBuffer())))
        let frame = try #require(try FrameDecoder.next(&frames))
        _ = try pair.answerer.receive(frame, room: .max, now: 100)
        #expect(pair.endArrivals(begunBefore: 100) == 0)
        #expect(pair.endArrivals(begunBefore: 101) == 1)
        #expect(pair.answerer.open == 0 && pair.answerer.held == 0)
    }

    @Test func `who leaves answers what is open and sends the rest elsewhere`() throws {
        let pair = try Pair()
        let open = try #require(pair.open(draw.message(body: 3)))
        try pair.exchange()
        let late = try #require(pair.open(draw.message(body: 3)))
        pair.answerer.leave(.leaving)
        _ = pair.takeCalls()
        try pair.exchange()
        #expect(Set(pair.takeCalls()) == [.goingAway(.leaving), .ended(place: late, .leaving)])
        #expect(pair.open(draw.message(body: 0)) == nil)
        let answer = draw.message(body: 70_000)
        pair.answerer.answer(open, answer)
        try pair.exchange()
        #expect(pair.takeCalls() == [.answered(place: open, answer)])
    }

    @Test func `numbers run out, and another connection is asked for`() throws {
        let pair = try Pair(answerer: AcceptedLimits(streams: 16), lastStream: 65_536)
        var calls = 0
        while !pair.caller.isSpent, calls < 70_000 {
            let place = try #require(pair.open(draw.message(body: 0)))
            _ = pair.abandon(place)
            calls += 1
        }
        #expect(pair.caller.isSpent && calls < 65_536 && pair.open(draw.message(body: 0)) == nil)
    }

    @Test func `a flood of pings is answered once`() throws {
        let pair = try Pair()
        for token in 0..<10_000 { _ = try pair.caller.receive(.ping(UInt64(token)), room: 0, now: 0) }
        pair.caller.fill(1_000)
        #expect(pair.caller.output.readableBytes == 16)
    }
}

struct Missing: Error {}
