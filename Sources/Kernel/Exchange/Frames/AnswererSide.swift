package import NIOCore

/// What came of a frame at the side that answers.
package enum AnswererEvent: Sendable, Hashable {
    /// The other side greeted.
    case welcomed(Hello)
    /// A call is here whole; it ends with `answer` or `refuse` for this place.
    case called(place: Int, SealedMessage)
    /// The caller takes no more calls up here.
    case goingAway(GoAwayCode)
    /// The other side's latest checkpoint.
    case checkpoint([UInt8])
    /// A further certificate of the other side.
    case certificate([UInt8])
    /// The other side is there.
    case alive(UInt64)
}

/// The side of a connection that answers: what is arriving, what is being worked on, what is to be sent back.
///
/// Pure, like `CallerSide`. A place is taken from a call's first frame until its last word is written, whatever the caller says in
/// between: so no caller can have more calls worked on than it was offered, however often it gives up and asks anew.
package struct AnswererSide: Sendable {
    /// What is to be written to the connection; the shell takes it from here.
    package var output = ByteBuffer()
    /// How many bytes of requests are being held.
    package private(set) var held = 0
    /// How many places are taken.
    package private(set) var open = 0

    private var places: [Place]
    private var turn = CircularBuffer<UInt32>()
    /// The latest ping, unanswered; only that one is, so that pings cannot pile up behind a side that does not read.
    private var pongDue: UInt64?
    private var last: UInt32 = 0
    /// The longest body that the other side takes.
    private var longest = 0
    private var welcomed = false
    private var isLeaving = false
    private let limits: AcceptedLimits

    private struct Place: Sendable {
        /// The stream; 0: the place is free.
        var stream: UInt32 = 0
        var request: IncomingMessage?
        var answer: OutgoingMessage?
        var held = 0
        /// The caller gave up; the call is worked on to its end all the same.
        var isCancelled = false
    }

    /// A side that greets with its own words.
    package init(limits: AcceptedLimits, gateway: String, checkpoint: [UInt8]) {
        self.limits = limits
        places = Array(repeating: Place(), count: limits.streams)
        output.write(
            frame: .hello(
                Hello(
                    streams: UInt32(clamping: limits.streams), body: UInt32(clamping: limits.body), gateway: gateway,
                    checkpoint: checkpoint)))
    }

    // MARK: Answering

    /// Answers the call at a place.
    package mutating func answer(_ place: Int, _ message: SealedMessage) {
        guard isWorkedOn(place) else { return }
        if places[place].isCancelled { return finish(place, .cancelled) }
        guard message.fitsFrames else { return finish(place, .failed) }
        guard message.body.readableBytes <= longest else { return finish(place, .tooLong) }
        places[place].answer = OutgoingMessage(message)
        turn.append(places[place].stream)
    }

    /// Ends the call at a place without an answer.
    package mutating func refuse(_ place: Int, _ code: ResetCode) {
        guard isWorkedOn(place) else { return }
        finish(place, places[place].isCancelled ? .cancelled : code)
    }

    /// Says that no more calls are taken; what is open is answered.
    package mutating func leave(_ code: GoAwayCode) {
        guard !isLeaving else { return }
        isLeaving = true
        output.write(frame: .goAway(code))
    }

    /// Writes frames of answers into `output`, each in turn, until it holds `room` bytes or more.
    package mutating func fill(_ room: Int) {
        if let token = pongDue, output.readableBytes < room {
            output.write(frame: .pong(token))
            pongDue = nil
        }
        while output.readableBytes < room, let stream = turn.popFirst() {
            let place = index(stream)
            guard places[place].stream == stream, places[place].answer?.isReady == true else { continue }
            places[place].answer?.write(.answer, stream: stream, into: &output)
            if places[place].answer?.isWhole == true {
                free(place)
            } else if places[place].answer?.isReady == true {
                turn.append(stream)
            }
        }
    }

    /// Whether an answer waits for room in `output`.
    package var hasMore: Bool { !turn.isEmpty || pongDue != nil }

    /// Ends the calls that have been arriving since before `moment`, and says how many they were.
    package mutating func endArrivals(begunBefore moment: Int64) -> Int {
        var ended = 0
        for place in places.indices {
            guard let request = places[place].request, request.since < moment else { continue }
            finish(place, .tooSlow)
            ended += 1
        }
        return ended
    }

    // MARK: Receiving

    /// What a frame means; nil where there is nothing to do.
    ///
    /// `room`: how many bytes of requests may be held in addition to `held`.
    package mutating func receive(_ frame: Frame, room: Int, now: Int64) throws(FrameError) -> AnswererEvent? {
        guard welcomed else {
            guard case .hello(let hello) = frame else { throw FrameError(.helloExpected) }
            return try welcome(hello)
        }
        switch frame {
        case .request(let stream, let first): return try begin(stream, first, room: room, now: now)
        case .data(let stream, let piece): return try append(stream, piece)
        case .window(let stream, let bytes): try allow(stream, bytes)
        case .reset(let stream, _): try cancel(stream)
        case .ping(let token): pongDue = token
        case .pong(let token): return .alive(token)
        case .goAway(let code): return .goingAway(code)
        case .checkpoint(let note): return .checkpoint(note)
        case .certificate(let der): return .certificate(der)
        case .answer: throw FrameError(.wrongRole, in: .answer)
        case .hello: throw FrameError(.helloExpected, in: .hello)
        }
        return nil
    }

    private mutating func welcome(_ hello: Hello) throws(FrameError) -> AnswererEvent {
        guard hello.version == Hello.version else { throw FrameError(.unknownVersion, in: .hello) }
        welcomed = true
        longest = Int(hello.body)
        return .welcomed(hello)
    }

    private mutating func begin(
        _ stream: UInt32, _ first: MessageFrame, room: Int, now: Int64
    ) throws(FrameError) -> AnswererEvent? {
        guard stream > last, stream <= FrameLimits.lastStream else { throw FrameError(.streamNotNew, in: .request) }
        let place = index(stream)
        guard places[place].stream == 0 else { throw FrameError(.placeTaken, in: .request) }
        last = stream
        let weight = first.head.count + first.parameters.count + first.proof.count + first.bodyLength
        if let code = refusal(first, weight: weight, room: room) {
            output.write(frame: .reset(stream: stream, code))
            return nil
        }
        var request = IncomingMessage(first, kept: true, since: now)
        let lacking = request.grantRest()
        if lacking > 0 { output.write(frame: .window(stream: stream, bytes: lacking)) }
        places[place] = Place(stream: stream, request: request, held: weight)
        held += weight
        open += 1
        return arrived(place)
    }

    private func refusal(_ first: MessageFrame, weight: Int, room: Int) -> ResetCode? {
        if isLeaving { return .leaving }
        if first.bodyLength > limits.body { return .tooLong }
        return weight > min(room, limits.share - held) ? .busy : nil
    }

    private mutating func append(_ stream: UInt32, _ piece: ByteBuffer) throws(FrameError) -> AnswererEvent? {
        guard let place = try taken(stream, in: .data) else { return nil }
        guard places[place].request != nil else { throw FrameError(.tooMuchData, in: .data) }
        try places[place].request?.append(piece)
        return arrived(place)
    }

    private mutating func arrived(_ place: Int) -> AnswererEvent? {
        guard let request = places[place].request, request.isWhole else { return nil }
        places[place].request = nil
        return .called(place: place, request.message)
    }

    private mutating func allow(_ stream: UInt32, _ bytes: UInt32) throws(FrameError) {
        guard let place = try taken(stream, in: .window) else { return }
        guard places[place].answer != nil else { throw FrameError(.badWindow, in: .window) }
        let waited = places[place].answer?.isReady == false
        guard places[place].answer?.allow(bytes) == true else { throw FrameError(.badWindow, in: .window) }
        if waited { turn.append(stream) }
    }

    private mutating func cancel(_ stream: UInt32) throws(FrameError) {
        guard let place = try taken(stream, in: .reset) else { return }
        if places[place].request == nil, places[place].answer == nil {
            places[place].isCancelled = true
        } else {
            finish(place, .cancelled)
        }
    }

    // MARK: Places

    private func index(_ stream: UInt32) -> Int { Int(stream) & (places.count - 1) }

    private func isWorkedOn(_ place: Int) -> Bool {
        places.indices.contains(place) && places[place].stream != 0 && places[place].request == nil
            && places[place].answer == nil
    }

    /// The place of a stream that the caller speaks of; nil where the call has ended already, and the caller cannot know yet.
    private func taken(_ stream: UInt32, in kind: FrameKind) throws(FrameError) -> Int? {
        guard stream <= last else { throw FrameError(.unknownStream, in: kind) }
        let place = index(stream)
        return places[place].stream == stream ? place : nil
    }

    private mutating func finish(_ place: Int, _ code: ResetCode) {
        output.write(frame: .reset(stream: places[place].stream, code))
        free(place)
    }

    private mutating func free(_ place: Int) {
        held -= places[place].held
        places[place] = Place()
        open -= 1
    }
}
