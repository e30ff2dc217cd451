package import Exchange
package import Logging
package import NIOCore
package import Standards
import Trust

/// The link of a gateway to the others: it dials and listens, and carries many calls on each of few mutual TLS connections.
///
/// Messages pass as they are: signing, verifying and recording are their owners' (`MessageSignature`, the records). Sendable because all
/// that changes is touched on `loop` alone; each entry point goes there by itself.
package final class Link: @unchecked Sendable {
    /// Where everything of this link happens.
    package let loop: any EventLoop
    let gateway: String
    let limits: LinkLimits
    let clock: WallClock
    let entropy: Entropy
    let logger: Logger
    let onCheckpoint: @Sendable (_ gateway: String, _ note: String) -> Void

    var tls: LinkTLS
    /// The certificate before the present one, while it may still have signed what is on its way.
    private(set) var earlier: MachineCertificate?
    var table: PeerTable
    var peers: [String: LinkPeer] = [:]
    var connections: [ObjectIdentifier: LinkConnection] = [:]
    /// Connections that others opened, and how many of them have not shown yet who they are.
    var taken = 0
    var unknown = 0
    /// Bytes of arriving messages in memory.
    var held = 0
    private(set) var checkpoint: [UInt8] = []
    private(set) var checkpointVersion = 0
    var listener: (any Channel)?
    private(set) var isLeaving = false
    private var leaving: EventLoopPromise<Void>?
    private var leavingUntil: NIODeadline?
    private var ticking: RepeatedTask?

    /// A link of the gateway `gateway`; it knows nobody before `replace(configuration:)`.
    ///
    /// `onCheckpoint` is called on the loop with what other gateways say is their latest checkpoint: a signed note, not verified.
    package init(
        loop: any EventLoop, gateway: String, tls: LinkTLS, limits: LinkLimits = LinkLimits(), clock: WallClock,
        entropy: Entropy = .system, logger: Logger,
        onCheckpoint: @escaping @Sendable (_ gateway: String, _ note: String) -> Void
    ) throws {
        self.loop = loop
        self.gateway = gateway
        self.tls = tls
        self.limits = limits
        self.clock = clock
        self.entropy = entropy
        self.logger = logger
        self.onCheckpoint = onCheckpoint
        table = try PeerTable()
        loop.execute { self.startTicking() }
    }

    // MARK: Calling

    /// Sends a call to a gateway and gives back its answer; fails with `LinkError` alone.
    ///
    /// A call that certainly was not handled there because a connection ended is made once more by itself.
    package func call(
        _ request: SealedRequest, to entry: GatewayEntry, timeout: TimeAmount
    ) -> EventLoopFuture<LinkAnswer> {
        guard loop.inEventLoop else { return loop.flatSubmit { self.call(request, to: entry, timeout: timeout) } }
        let promise = loop.makePromise(of: LinkAnswer.self)
        guard !isLeaving else {
            promise.fail(LinkError(.leaving, leftUndone: true))
            return promise.futureResult
        }
        guard request.fitsFrames else {
            promise.fail(LinkError(.tooLong, "head, parameters or proof", leftUndone: true))
            return promise.futureResult
        }
        peer(entry).call(LinkCall(request: request, promise: promise, deadline: loop.now + timeout))
        return promise.futureResult
    }

    private func peer(_ entry: GatewayEntry) -> LinkPeer {
        if let peer = peers[entry.id] {
            if peer.port != entry.port || peer.host != entry.host { (peer.host, peer.port) = (entry.host, entry.port) }
            return peer
        }
        let peer = LinkPeer(entry, self)
        peers[entry.id] = peer
        return peer
    }

    // MARK: What changes while it runs

    /// Believes another configuration from now on; connections of what is revoked or gone from it end at once.
    ///
    /// Throws where an authority's certificate cannot be read; then nothing changes.
    package func replace(configuration: TrustConfiguration) throws {
        let table = try PeerTable(configuration)
        let known = Set(configuration.gateways.map(\.id))
        onLoop {
            self.table = table
            for connection in Array(self.connections.values) { connection.confirm() }
            for (id, peer) in self.peers where !known.contains(id) {
                peer.failWaiting(LinkError(.tls, "link.unknown-gateway", leftUndone: true))
                self.peers[id] = nil
            }
        }
    }

    /// Shows another certificate from now on.
    ///
    /// The other gateways learn it on the connections that are there, before anything is signed by it, and those make way for new ones
    /// as their calls end. Call this before the signer changes.
    package func replace(tls: LinkTLS) {
        onLoop {
            if self.tls.certificate != tls.certificate { self.earlier = self.tls.certificate }
            self.tls = tls
            for connection in Array(self.connections.values) {
                connection.show(tls.certificate)
                connection.leave()
            }
        }
    }

    /// Carries another checkpoint of this gateway from now on, of at most 4,096 bytes: on each connection before the next message.
    package func carry(checkpoint note: String) {
        let bytes = Array(note.utf8)
        guard (1...FrameLimits.checkpoint).contains(bytes.count) else { return }
        onLoop {
            guard self.checkpoint != bytes else { return }
            self.checkpoint = bytes
            self.checkpointVersion += 1
        }
    }

    /// How the link stands.
    package var status: EventLoopFuture<LinkStatus> {
        loop.submit {
            LinkStatus(
                peers: self.peers.values.map(\.status).sorted { $0.gateway < $1.gateway },
                taken: self.taken, held: self.held)
        }
    }

    // MARK: The end

    /// Takes no new calls in either direction, lets those under way end for as long as `patience`, then closes everything.
    package func shutdown(patience: TimeAmount) -> EventLoopFuture<Void> {
        guard loop.inEventLoop else { return loop.flatSubmit { self.shutdown(patience: patience) } }
        if let leaving { return leaving.futureResult }
        let promise = loop.makePromise(of: Void.self)
        isLeaving = true
        leaving = promise
        leavingUntil = loop.now + patience
        listener?.close(promise: nil)
        listener = nil
        for peer in peers.values { peer.failWaiting(LinkError(.leaving, leftUndone: true)) }
        for connection in Array(connections.values) { connection.leave() }
        finishLeaving(loop.now)
        return promise.futureResult
    }

    private func finishLeaving(_ now: NIODeadline) {
        guard let leaving, let leavingUntil else { return }
        if now >= leavingUntil {
            for connection in Array(connections.values) { connection.end(LinkError(.leaving)) }
        }
        guard connections.isEmpty else { return }
        ticking?.cancel()
        ticking = nil
        leaving.succeed()
    }

    // MARK: Time

    private func startTicking() {
        let tenth = TimeAmount.milliseconds(100)
        ticking = loop.scheduleRepeatedTask(initialDelay: tenth, delay: tenth) { _ in self.tick() }
    }

    private func tick() {
        let now = loop.now
        for connection in Array(connections.values) { connection.watch(now) }
        for peer in peers.values { peer.tick(now) }
        if sinceConfirmed >= 600 {
            sinceConfirmed = 0
            for connection in Array(connections.values) { connection.confirm() }
        }
        sinceConfirmed += 1
        finishLeaving(now)
    }

    /// Tenths of seconds since the certificates of all connections were looked at: they end in time too.
    private var sinceConfirmed = 0

    private func onLoop(_ work: @escaping @Sendable () -> Void) {
        if loop.inEventLoop { work() } else { loop.execute(work) }
    }
}
