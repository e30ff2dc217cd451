import Exchange
import NIOCore

/// A connection that another gateway opened: its calls come in, our answers go out.
///
/// Sendable for its superclass's reason: it is touched on the link's event loop alone.
final class AnswererConnection: LinkConnection, @unchecked Sendable {
    private var side: AnswererSide
    private var counted = 0
    private var leftAt: NIODeadline?
    private let handler: @Sendable (PeerIdentity, SealedRequest) -> EventLoopFuture<SealedAnswer>

    /// How long a caller has to close a connection that takes no more calls.
    private static let farewell = TimeAmount.seconds(2)
    /// How many unwritten bytes make it stop reading.
    private static let backlog = 256 << 10

    init(_ link: Link, handler: @escaping @Sendable (PeerIdentity, SealedRequest) -> EventLoopFuture<SealedAnswer>) {
        self.handler = handler
        side = AnswererSide(limits: link.limits.accepted, gateway: link.gateway, checkpoint: link.checkpoint)
        super.init(link)
    }

    override var isBusy: Bool { side.open > 0 }
    override var holdsReading: Bool { side.output.readableBytes > Self.backlog }
    override var output: ByteBuffer {
        get { side.output }
        _modify { yield &side.output }
    }

    override func fill(_ room: Int) -> Bool {
        side.fill(room)
        settle()
        return side.hasMore
    }

    override func take(_ frame: Frame) throws(FrameError) {
        let room = link.limits.inflight - link.held
        let event = try side.receive(frame, room: room, now: Int64(clamping: link.loop.now.uptimeNanoseconds))
        settle()
        guard let event else { return }
        switch event {
        case .welcomed(let hello): hears(hello: hello)
        case .called(let place, let request): answer(place, request)
        case .goingAway: leave()
        case .checkpoint(let note): hears(checkpoint: note)
        case .certificate(let der): hears(certificate: der)
        case .alive: break
        }
    }

    private func answer(_ place: Int, _ request: SealedRequest) {
        guard let identity else { return side.refuse(place, .failed) }
        handler(identity, request).hop(to: link.loop).whenComplete { result in
            self.finish(place, result)
        }
    }

    private func finish(_ place: Int, _ result: Result<SealedAnswer, any Error>) {
        guard ending == nil else { return }
        switch result {
        case .success(let answer): side.answer(place, answer)
        case .failure(let error): side.refuse(place, (error as? LinkError)?.kind == .busy ? .busy : .failed)
        }
        settle()
        scheduleFlush()
    }

    override func leave() {
        guard leftAt == nil else { return }
        leftAt = link.loop.now
        side.leave(.leaving)
        scheduleFlush()
    }

    override func tick(_ now: NIODeadline) {
        let arrival = now - TimeAmount(link.limits.accepted.arrival)
        if side.endArrivals(begunBefore: Int64(clamping: arrival.uptimeNanoseconds)) > 0 {
            settle()
            scheduleFlush()
        }
        // The caller closes, once it knows and has nothing open: a call that is on its way meanwhile is told to go elsewhere.
        if let leftAt, side.open == 0, now - leftAt > Self.farewell { end(LinkError(.leaving)) }
    }

    override func ended() {
        link.held -= counted
        counted = 0
    }

    private func settle() {
        link.held += side.held - counted
        counted = side.held
    }
}
