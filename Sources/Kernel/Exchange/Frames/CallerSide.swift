package import NIOCore

/// What came of a frame at the side that calls.
package enum CallerEvent: Sendable, Hashable {
    /// The other side greeted: calls may begin.
    case welcomed(Hello)
    /// The call at this place is answered; the place is free.
    case answered(place: Int, SealedMessage)
    /// The call at this place ended without an answer.
    case ended(place: Int, ResetCode)
    /// The other side takes no more calls here.
    case goingAway(GoAwayCode)
    /// The other side's latest checkpoint.
    case checkpoint([UInt8])
    /// A further certificate of the other side.
    case certificate([UInt8])
    /// The other side is there.
    case alive(UInt64)
}

/// The side of a connection that calls: which calls are open, what is to be sent, what an arriving frame means.
///
/// Pure: frames and times go in, events come out, and `output` holds what is to be written. A call has a *place*: its stream's number
/// modulo the number of calls that the other side offered to answer. Every call that has begun ends with a word of the other side, so both
/// always agree on which places are taken, and one that is given up holds its place until then.
package struct CallerSide: Sendable {
    /// What is to be written to the connection; the shell takes it from here.
    package var output = ByteBuffer()
    /// How many bytes of answers are being held.
    package private(set) var held = 0
    /// How many places are taken.
    package private(set) var open = 0
    /// Whether the other side greeted and takes calls.
    package var isWelcome: Bool { welcomed && !isLeaving && !isSpent }
    /// Whether the stream numbers are used up: the next call needs another connection.
    package var isSpent: Bool { last > lastStream - UInt32(clamping: places.count) }
    /// How many calls the other side answers at once; 0 before it greeted.
    package var capacity: Int { places.count }

    private var places: [Place] = []
    private var turn = CircularBuffer<UInt32>()
    /// The latest ping, unanswered; only that one is, so that pings cannot pile up behind a side that does not read.
    private var pongDue: UInt64?
    private var last: UInt32 = 0
    private var longest = 0
    private var welcomed = false
    private var isLeaving = false
    private let limits: AcceptedLimits
    private let lastStream: UInt32

    private struct Place: Sendable {
        /// The stream; 0: the place is free.
        var stream: UInt32 = 0
        var request: OutgoingMessage?
        var answer: IncomingMessage?
        /// How many bytes of memory its answer was given.
        var held = 0
        /// Nobody waits any more.
        var isAbandoned = false
    }

    /// A side that greets with its own words.
    package init(
        limits: AcceptedLimits, gateway: String, checkpoint: [UInt8], lastStream: UInt32 = FrameLimits.lastStream
    ) {
        self.limits = limits
        self.lastStream = min(max(lastStream, UInt32(FrameLimits.streams)), FrameLimits.lastStream)
        output.write(
            frame: .hello(
                Hello(streams: 0, body: UInt32(clamping: limits.body), gateway: gateway, checkpoint: checkpoint)))
    }

    // MARK: Calling

    /// Whether a call of such a body can be made at all, once there is a place.
    package func takes(body: Int) -> Bool { body <= longest }

    /// Opens a call; nil where no place is free or the other side takes no calls (now, or of this size).
    package mutating func open(_ request: SealedMessage) -> Int? {
        guard isWelcome, open < places.count, request.fitsFrames, takes(body: request.body.readableBytes),
            let stream = nextStream()
        else { return nil }
        let place = index(stream)
        places[place] = Place(stream: stream, request: OutgoingMessage(request))
        last = stream
        open += 1
        turn.append(stream)
        return place
    }

    /// Gives up a call; true where it had not begun, so that the place is free and nothing was sent.
    package mutating func abandon(_ place: Int) -> Bool {
        guard places.indices.contains(place), places[place].stream != 0, !places[place].isAbandoned else {
            return false
        }
        if places[place].request?.hasBegun == false {
            free(place)
            return true
        }
        abandon(place, .cancelled)
        return false
    }

    /// Ends calling here: what is open goes on, nothing new begins.
    package mutating func leave() { isLeaving = true }

    /// The call at this place where nothing of it was sent, so that it can be made on another connection; the place is free then.
    package mutating func takeUnsent(_ place: Int) -> SealedMessage? {
        guard places.indices.contains(place), let request = places[place].request, !request.hasBegun else { return nil }
        free(place)
        return request.message
    }

    /// Writes frames of calls into `output`, each call in turn, until it holds `room` bytes or more.
    package mutating func fill(_ room: Int) {
        if let token = pongDue, output.readableBytes < room {
            output.write(frame: .pong(token))
            pongDue = nil
        }
        while output.readableBytes < room, let stream = turn.popFirst() {
            let place = index(stream)
            guard places[place].stream == stream, places[place].request?.isReady == true else { continue }
            places[place].request?.write(.request, stream: stream, into: &output)
            if places[place].request?.isWhole == true {
                places[place].request = nil
            } else if places[place].request?.isReady == true {
                turn.append(stream)
            }
        }
    }

    /// Whether a call waits for room in `output`.
    package var hasMore: Bool { !turn.isEmpty || pongDue != nil }

    // MARK: Receiving

    /// What a frame means; nil where there is nothing to do.
    ///
    /// `room`: how many bytes of answers may be held in addition to `held`.
    package mutating func receive(_ frame: Frame, room: Int, now: Int64) throws(FrameError) -> CallerEvent? {
        guard welcomed else {
            guard case .hello(let hello) = frame else { throw FrameError(.helloExpected) }
            return try welcome(hello)
        }
        switch frame {
        case .answer(let stream, let first): return try begin(stream, first, room: room, now: now)
        case .data(let stream, let piece): return try append(stream, piece)
        case .window(let stream, let bytes): try allow(stream, bytes)
        case .reset(let stream, let code): return try end(stream, code)
        case .ping(let token): pongDue = token
        case .pong(let token): return .alive(token)
        case .goAway(let code):
            isLeaving = true
            return .goingAway(code)
        case .checkpoint(let note): return .checkpoint(note)
        case .certificate(let der): return .certificate(der)
        case .request: throw FrameError(.wrongRole, in: .request)
        case .hello: throw FrameError(.helloExpected, in: .hello)
        }
        return nil
    }

    private mutating func welcome(_ hello: Hello) throws(FrameError) -> CallerEvent {
        guard hello.version == Hello.version else { throw FrameError(.unknownVersion, in: .hello) }
        guard hello.streams > 0 else { throw FrameError(.wrongRole, in: .hello) }
        welcomed = true
        longest = Int(hello.body)
        // More than we would use is not made room for: a power of two divides the other side's, so our places are places there too.
        places = Array(repeating: Place(), count: min(Int(hello.streams), limits.streams))
        return .welcomed(hello)
    }

    private mutating func begin(
        _ stream: UInt32, _ first: MessageFrame, room: Int, now: Int64
    ) throws(FrameError) -> CallerEvent? {
        guard let place = try taken(stream, in: .answer) else { return nil }
        guard places[place].answer == nil, places[place].request == nil || places[place].isAbandoned else {
            throw FrameError(.answerNotDue, in: .answer)
        }
        let weight = first.head.count + first.parameters.count + first.proof.count + first.bodyLength
        var ended: CallerEvent?
        if !places[place].isAbandoned, first.bodyLength > limits.body || weight > room {
            let code: ResetCode = first.bodyLength > limits.body ? .tooLong : .busy
            abandon(place, code)
            ended = .ended(place: place, code)
        }
        let kept = !places[place].isAbandoned
        places[place].answer = IncomingMessage(first, kept: kept, since: now)
        if kept {
            places[place].held = weight
            held += weight
            let lacking = places[place].answer?.grantRest() ?? 0
            if lacking > 0 { output.write(frame: .window(stream: stream, bytes: lacking)) }
        }
        return finish(place) ?? ended
    }

    private mutating func append(_ stream: UInt32, _ piece: ByteBuffer) throws(FrameError) -> CallerEvent? {
        guard let place = try taken(stream, in: .data) else { return nil }
        guard places[place].answer != nil else { throw FrameError(.tooMuchData, in: .data) }
        try places[place].answer?.append(piece)
        return finish(place)
    }

    /// Frees the place of an answer that is whole.
    private mutating func finish(_ place: Int) -> CallerEvent? {
        guard let answer = places[place].answer, answer.isWhole else { return nil }
        let isAwaited = !places[place].isAbandoned
        free(place)
        return isAwaited ? .answered(place: place, answer.message) : nil
    }

    private mutating func allow(_ stream: UInt32, _ bytes: UInt32) throws(FrameError) {
        guard let place = try taken(stream, in: .window), places[place].request != nil else { return }
        let waited = places[place].request?.isReady == false
        guard places[place].request?.allow(bytes) == true else { throw FrameError(.badWindow, in: .window) }
        if waited { turn.append(stream) }
    }

    private mutating func end(_ stream: UInt32, _ code: ResetCode) throws(FrameError) -> CallerEvent? {
        guard let place = try taken(stream, in: .reset) else { return nil }
        let isAwaited = !places[place].isAbandoned
        free(place)
        return isAwaited ? .ended(place: place, code) : nil
    }

    // MARK: Places

    private func index(_ stream: UInt32) -> Int { Int(stream) & (places.count - 1) }

    /// The place of a stream that the other side speaks of; nil where its call has ended already.
    private func taken(_ stream: UInt32, in kind: FrameKind) throws(FrameError) -> Int? {
        guard stream <= last else { throw FrameError(.unknownStream, in: kind) }
        let place = index(stream)
        guard places[place].stream == stream else {
            // The last word on a call is the other side's, so nothing more may come of it.
            throw FrameError(.unknownStream, in: kind)
        }
        guard places[place].request?.hasBegun != false else { throw FrameError(.unknownStream, in: kind) }
        return place
    }

    /// The next number whose place is free.
    private func nextStream() -> UInt32? {
        var stream = last
        for _ in 0..<places.count {
            stream += 1
            guard stream <= lastStream else { return nil }
            if places[index(stream)].stream == 0 { return stream }
        }
        return nil
    }

    private mutating func abandon(_ place: Int, _ code: ResetCode) {
        output.write(frame: .reset(stream: places[place].stream, code))
        places[place].isAbandoned = true
        places[place].request = nil
        held -= places[place].held
        places[place].held = 0
        places[place].answer?.forget()
    }

    private mutating func free(_ place: Int) {
        held -= places[place].held
        places[place] = Place()
        open -= 1
    }
}
