import Exchange
import NIOCore
import NIOSSL
import NIOTLS
import Standards
import Trust

/// What both sides of a connection between gateways have in common: who is there, bytes into frames, frames into bytes, silence.
///
/// A shell around `CallerSide` or `AnswererSide`, which the two subclasses hold.
/// Sendable because it is touched on its channel's event loop alone, which is the link's.
class LinkConnection: ChannelDuplexHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = Never
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    /// How many bytes are handed to TLS at once: the calls of one loop turn share a write.
    static let writeSize = 128 << 10
    /// How many certificates beyond its first a gateway may show on one connection.
    static let certificateLimit = 8

    let link: Link
    /// Who is there; nil until the handshake is over.
    private(set) var identity: PeerIdentity?
    /// Why the connection ends, the first reason.
    private(set) var ending: LinkError?
    /// Whether the other side's HELLO has come.
    private(set) var isGreeted = false
    private(set) var context: ChannelHandlerContext?
    private let began: NIODeadline
    private var lastRead: NIODeadline
    private var isAsked = false
    private var blockedSince: NIODeadline?
    private var partial = ByteBuffer()
    private var isFlushDue = false
    private var isFlushing = false
    private var isReadHeld = false
    private var certificatesShown = 0
    private var checkpointCarried = 0
    private var checkpointHeard: NIODeadline?

    init(_ link: Link) {
        self.link = link
        began = link.loop.now
        lastRead = began
        checkpointCarried = link.checkpointVersion
    }

    // MARK: What the two sides do differently

    /// Whom the connection must be to; nil: to any gateway that is known.
    var expected: String? { nil }
    /// What a frame of the other side means.
    func take(_ frame: Frame) throws(FrameError) {}
    /// The other side greeted.
    func greeted() {}
    /// Frames of messages into the output, up to `room` bytes; whether more wait.
    func fill(_ room: Int) -> Bool { false }
    /// What is to be written.
    var output: ByteBuffer {
        get { ByteBuffer() }
        set {}
    }
    /// Whether the other side has so much unread that nothing more should be taken from it.
    var holdsReading: Bool { false }
    /// Whether something is under way.
    var isBusy: Bool { false }
    /// Takes no new calls; ends by itself when nothing is under way.
    func leave() {}
    /// The connection has ended: `ending` says why.
    func ended() {}
    /// Every tenth of a second.
    func tick(_ now: NIODeadline) {}

    // MARK: Who is there

    /// Answers TLS whether the other side's certificate is believed.
    func verify(_ chain: [NIOSSLCertificate], _ promise: EventLoopPromise<NIOSSLVerificationResult>) {
        promise.succeed(identify(chain.first) == nil ? .failed : .certificateVerified)
    }

    private func identify(_ certificate: NIOSSLCertificate?) -> PeerIdentity? {
        guard let der = try? certificate?.toDERBytes(), let read = try? MachineCertificate(der: der) else {
            note(LinkError(.tls, "link.no-certificate"))
            return nil
        }
        do throws(LinkError) {
            let identity = try link.table.identify(read, now: link.clock.now())
            guard expected == nil || expected == identity.gateway else {
                throw LinkError(.tls, "link.other-gateway")
            }
            return identity
        } catch {
            note(error)
            return nil
        }
    }

    /// The handshake is over: what TLS resumed without asking is asked again, since nothing rests on the callback alone.
    private func secured(_ context: ChannelHandlerContext, _ negotiated: String?) {
        guard negotiated == LinkTLS.protocolName else { return end(LinkError(.tls, "link.other-protocol")) }
        let handler = try? context.pipeline.syncOperations.handler(type: NIOSSLHandler.self)
        guard let identity = identify(handler?.peerCertificate) else {
            return end(LinkError(.tls, "link.no-certificate"))
        }
        self.identity = identity
        link.secured(self, identity)
    }

    /// Looks again whether the other side's certificates are believed: the configuration changed, or time went by.
    func confirm() {
        guard let identity else { return }
        guard let confirmed = link.table.confirm(identity, now: link.clock.now()) else {
            output.write(frame: .goAway(.notTrusted))
            flush()
            return end(LinkError(.tls, "link.no-longer-trusted"))
        }
        self.identity = confirmed
    }

    func hears(checkpoint: [UInt8]) {
        let now = link.loop.now
        guard let identity, let note = String(validating: checkpoint, as: UTF8.self) else { return }
        // Once in a while is enough; a flood of notes costs no more than reading it.
        if let checkpointHeard, now - checkpointHeard < .milliseconds(200) { return }
        checkpointHeard = now
        link.onCheckpoint(identity.gateway, note)
    }

    func hears(hello: Hello) {
        guard let identity, identity.gateway.utf8.elementsEqual(hello.gateway) else {
            return end(LinkError(.protocolError, "link.other-name"))
        }
        isGreeted = true
        if !hello.checkpoint.isEmpty { hears(checkpoint: hello.checkpoint) }
        // What was signed just before our certificate changed may come on this new connection.
        if let earlier = link.earlier { show(earlier) }
        greeted()
    }

    func hears(certificate der: [UInt8]) {
        certificatesShown += 1
        guard certificatesShown <= Self.certificateLimit else {
            return end(LinkError(.protocolError, "link.too-many-certificates"))
        }
        // One that is not believed is not kept; what is signed by it will be refused.
        guard let identity, let read = try? MachineCertificate(der: der),
            let shown = try? link.table.identify(read, now: link.clock.now()), shown.gateway == identity.gateway
        else { return }
        self.identity = identity.showing(read)
    }

    /// Shows a further certificate of our own, by which messages from now on may be signed.
    func show(_ certificate: MachineCertificate) {
        guard isGreeted else { return }
        output.write(frame: .certificate(certificate.der))
        scheduleFlush()
    }

    // MARK: Reading

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        link.began(self)
        flush()
        context.fireChannelActive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted(let negotiated)? = event as? TLSUserEvent { secured(context, negotiated) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        lastRead = link.loop.now
        isAsked = false
        guard ending == nil else { return }
        var buffer = unwrapInboundIn(data)
        if partial.readableBytes > 0 {
            partial.discardReadBytes()
            partial.writeBuffer(&buffer)
            swap(&partial, &buffer)
            partial = ByteBuffer()
        }
        do throws(FrameError) {
            while ending == nil, let frame = try FrameDecoder.next(&buffer) { try take(frame) }
        } catch {
            output.write(frame: .goAway(.protocolError))
            flush()
            return end(LinkError(.protocolError, error.description))
        }
        if buffer.readableBytes > 0 { partial = buffer }
    }

    func channelReadComplete(context: ChannelHandlerContext) { flush() }

    func read(context: ChannelHandlerContext) {
        if holdsReading { isReadHeld = true } else { context.read() }
    }

    // MARK: Writing

    /// Writes at the end of the loop's turn, so that what belongs together goes together.
    func scheduleFlush() {
        guard !isFlushDue, context != nil else { return }
        isFlushDue = true
        link.loop.execute { self.flush() }
    }

    func flush() {
        isFlushDue = false
        // Writing may tell at once that there is room again, and so come here once more.
        guard !isFlushing, let context, context.channel.isActive else { return }
        isFlushing = true
        while context.channel.isWritable {
            carryCheckpoint()
            let more = fill(Self.writeSize)
            guard output.readableBytes > 0 else { break }
            context.writeAndFlush(wrapOutboundOut(output), promise: nil)
            output.clear()
            if !more { break }
        }
        isFlushing = false
        blockedSince = context.channel.isWritable ? nil : blockedSince ?? link.loop.now
        if isReadHeld, !holdsReading {
            isReadHeld = false
            context.read()
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) { flush() }

    /// Puts our latest checkpoint before the next message where the other side has not got it yet.
    private func carryCheckpoint() {
        guard isGreeted, isBusy, checkpointCarried != link.checkpointVersion else { return }
        checkpointCarried = link.checkpointVersion
        output.write(frame: .checkpoint(link.checkpoint))
    }

    // MARK: Silence and the end

    func watch(_ now: NIODeadline) {
        if !isGreeted {
            if now - began > link.limits.greeting { end(LinkError(.timeout, "no greeting")) }
        } else if let blockedSince, now - blockedSince > link.limits.silence {
            end(LinkError(.timeout, "nothing is read"))
        } else if now - lastRead > link.limits.silence {
            end(LinkError(.timeout, "silence"))
        } else if now - lastRead > link.limits.ping, !isAsked {
            isAsked = true
            output.write(frame: .ping(now.uptimeNanoseconds))
            scheduleFlush()
        }
        if ending == nil { tick(now) }
    }

    /// Keeps the first reason of an end.
    func note(_ error: LinkError) {
        if ending == nil { ending = error }
    }

    /// Ends the connection.
    func end(_ error: LinkError) {
        note(error)
        context?.close(promise: nil)
    }

    /// In TLS 1.3 the caller's handshake is over before the answerer has looked at its certificate; an answerer that believes it greets.
    private var isNotAccepted: Bool { expected != nil && identity != nil && !isGreeted }
    private static let notAccepted = LinkError(.tls, "the other side does not accept our certificate")

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(isNotAccepted ? Self.notAccepted : link.describe(error, isSecured: isGreeted))
    }

    func channelInactive(context: ChannelHandlerContext) {
        note(isNotAccepted ? Self.notAccepted : LinkError(isGreeted ? .closed : .connect, "the other side closed"))
        link.ended(self)
        ended()
        context.fireChannelInactive()
    }
}
