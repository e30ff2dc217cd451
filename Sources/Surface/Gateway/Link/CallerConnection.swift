import Exchange
import NIOCore

/// A call that somebody waits for.
struct LinkCall {
    let request: SealedRequest
    let promise: EventLoopPromise<LinkAnswer>
    let deadline: NIODeadline
    /// Whether it was taken back from a connection that did not handle it; once is enough.
    var isSecondAttempt = false
}

/// A connection that we opened: our calls go out, answers come in.
///
/// Sendable for its superclass's reason: it is touched on the link's event loop alone.
final class CallerConnection: LinkConnection, @unchecked Sendable {
    private let peer: LinkPeer
    private var side: CallerSide
    private var calls: [LinkCall?] = []
    private var counted = 0
    private var isLeaving = false

    init(_ link: Link, to peer: LinkPeer) {
        self.peer = peer
        side = CallerSide(limits: link.limits.accepted, gateway: link.gateway, checkpoint: link.checkpoint)
        super.init(link)
    }

    override var expected: String? { peer.gateway }
    override var isBusy: Bool { side.open > 0 }
    override var output: ByteBuffer {
        get { side.output }
        _modify { yield &side.output }
    }

    /// Whether a call can begin now.
    var hasRoom: Bool { isUsable && side.open < side.capacity }
    /// Whether calls may begin here, now or when a place is free.
    var isUsable: Bool { isGreeted && !isLeaving && ending == nil && side.isWelcome }
    /// Whether half of its places are taken, so that a further connection is worth it.
    var isHalfFull: Bool { side.open * 2 >= side.capacity }
    /// How many calls are open.
    var open: Int { side.open }
    /// Whether the other side takes bodies of this length.
    func takes(body: Int) -> Bool { side.takes(body: body) }

    /// Begins a call; false where it cannot begin here now.
    func begin(_ call: LinkCall) -> Bool {
        guard isUsable, let place = side.open(call.request) else { return false }
        calls[place] = call
        scheduleFlush()
        if side.isSpent { leave() }
        return true
    }

    override func greeted() {
        calls = Array(repeating: nil, count: side.capacity)
        peer.ready(self)
    }

    override func fill(_ room: Int) -> Bool {
        side.fill(room)
        return side.hasMore
    }

    override func take(_ frame: Frame) throws(FrameError) {
        let room = link.limits.inflight - link.held
        let event = try side.receive(frame, room: room, now: Int64(clamping: link.loop.now.uptimeNanoseconds))
        settle()
        guard let event else { return }
        switch event {
        case .welcomed(let hello): hears(hello: hello)
        case .answered(let place, let answer): finish(place, answer)
        case .ended(let place, let code): finish(place, code)
        case .goingAway(let code): goingAway(code)
        case .checkpoint(let note): hears(checkpoint: note)
        case .certificate(let der): hears(certificate: der)
        case .alive: break
        }
    }

    private func finish(_ place: Int, _ answer: SealedAnswer) {
        guard let call = calls[place], let identity else { return }
        calls[place] = nil
        call.promise.succeed(LinkAnswer(peer: identity, answer: answer))
        rest()
    }

    private func finish(_ place: Int, _ code: ResetCode) {
        guard let call = calls[place] else { return }
        calls[place] = nil
        if code == .leaving, !call.isSecondAttempt {
            peer.again(call)
        } else {
            call.promise.fail(LinkError(code))
        }
        rest()
    }

    private func goingAway(_ code: GoAwayCode) {
        if code == .notTrusted {
            return end(LinkError(.tls, "the other side no longer trusts our certificate", leftUndone: false))
        }
        if code == .protocolError {
            return end(LinkError(.protocolError, "the other side says that we broke the protocol"))
        }
        leave()
    }

    /// A place is free: who waits may begin; who leaves and has nothing open may go.
    private func rest() {
        if isLeaving {
            if side.open == 0 { end(LinkError(.closed, "left")) }
        } else {
            peer.drain()
        }
    }

    override func leave() {
        guard !isLeaving else { return }
        isLeaving = true
        side.leave()
        peer.lost(self)
        if side.open == 0 { end(LinkError(.closed, "left")) }
    }

    override func tick(_ now: NIODeadline) {
        guard side.open > 0 else { return isLeaving ? end(LinkError(.closed, "left")) : () }
        for place in calls.indices {
            guard let call = calls[place], call.deadline <= now else { continue }
            calls[place] = nil
            let unsent = side.abandon(place)
            call.promise.fail(LinkError(.timeout, "no answer in time", leftUndone: unsent))
        }
        settle()
        scheduleFlush()
    }

    override func ended() {
        let error = ending ?? LinkError(.closed)
        peer.lost(self)
        for place in calls.indices {
            guard let call = calls[place] else { continue }
            calls[place] = nil
            if side.takeUnsent(place) != nil, !call.isSecondAttempt, isGreeted {
                peer.again(call)
            } else {
                call.promise.fail(error)
            }
        }
        link.held -= counted
        counted = 0
        peer.failed(error, wasReady: isGreeted)
    }

    private func settle() {
        link.held += side.held - counted
        counted = side.held
    }
}
