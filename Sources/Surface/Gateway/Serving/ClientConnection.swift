import Exchange
import NIOCore
import Standards

/// One connection of an information system: requests are read, one at a time answered, in order.
///
/// Reads only while it waits for bytes, so that a client which sends faster than it is answered is held back by TCP. Whatever
/// is no HTTP is told so and the connection closed.
final class ClientConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Phase {
        /// Between requests.
        case resting
        /// A head has begun.
        case head
        /// A body is coming in.
        case body
        /// Somebody else is at it.
        case answering
        /// The client takes the answer.
        case writing
        /// Refused: what still comes in is thrown away.
        case lingering
        case closed
    }

    private let server: ServerContext
    private var peer: PeerSeen
    private var reader = RequestReader()
    private var phase = Phase.head
    private var deadline: NIODeadline
    private var request: IncomingRequest?
    private var isLast = false
    private var isAdvancing = false

    init(_ server: ServerContext, peer: PeerSeen) {
        self.server = server
        self.peer = peer
        deadline = .now() + server.limits.head
    }

    // MARK: What comes in

    func handlerAdded(context: ChannelHandlerContext) {
        watch(context)
        if context.channel.isActive { context.read() }
    }

    func channelActive(context: ChannelHandlerContext) {
        context.read()
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase != .lingering, phase != .closed else { return }
        reader.feed(unwrapInboundIn(data))
        advance(context)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        switch phase {
        case .resting, .head, .body, .lingering: context.read()
        case .answering, .writing, .closed: break
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent:
            isLast = true
            if phase == .resting || phase == .head && !reader.holdsBytes { close(context) }
        case ChannelEvent.inputClosed:
            isLast = true
            if phase != .answering, phase != .writing { close(context) }
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        phase = .closed
        drop()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { close(context) }

    // MARK: Reading requests

    private func advance(_ context: ChannelHandlerContext) {
        guard !isAdvancing else { return }
        isAdvancing = true
        defer { isAdvancing = false }
        do throws(HTTPFault) {
            while phase == .resting || phase == .head || phase == .body {
                guard let event = try reader.next() else {
                    if phase == .resting, reader.holdsBytes {
                        phase = .head
                        deadline = .now() + server.limits.head
                    }
                    return
                }
                switch event {
                case .head(let head): begin(head, context)
                case .body(var piece): take(&piece, context)
                case .end: dispatch(context)
                }
            }
        } catch {
            server.meter.countFault()
            turnAway(.text(error.status, "\(error.status): \(error.words)\n"), context)
        }
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        server.meter.countRequest()
        let access = peer.access(head.headers, context.channel)
        var incoming = IncomingRequest(head, access: access, on: server)
        if !head.keepsAlive { isLast = true }
        phase = .body
        if case .length(let length) = head.framing {
            guard length <= server.limits.body else {
                return refuse(.bodyTooLarge(limit: server.limits.body), 413, incoming, context)
            }
            guard incoming.reserve(length, of: server.budget) else { return refuse(.busy, nil, incoming, context) }
        }
        if head.expectsContinue {
            if let refusal = incoming.refusal { return refuse(refusal, nil, incoming, context) }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")), promise: nil)
        }
        deadline = .now() + server.limits.allowance(0)
        request = incoming
    }

    private func take(_ piece: inout ByteBuffer, _ context: ChannelHandlerContext) {
        guard var incoming = request else { return }
        request = nil
        let length = incoming.body.readableBytes + piece.readableBytes
        guard length <= server.limits.body else {
            return refuse(.bodyTooLarge(limit: server.limits.body), 413, incoming, context)
        }
        guard incoming.reserve(length, of: server.budget) else { return refuse(.busy, nil, incoming, context) }
        incoming.append(&piece)
        deadline = max(deadline, incoming.began + server.limits.allowance(length))
        request = incoming
    }

    // MARK: Answering

    private func dispatch(_ context: ChannelHandlerContext) {
        guard let incoming = request else { return }
        phase = .answering
        let loop = context.eventLoop
        let bound = NIOLoopBound(context, eventLoop: loop)
        incoming.answer(server, on: loop).hop(to: loop).assumeIsolated().whenComplete { result in
            guard self.phase == .answering else { return }
            switch result {
            case .success(let answer): self.write(answer, bound.value)
            case .failure(let error):
                self.write(
                    incoming.refused(error as? ExchangeRefusal ?? .gatewayFault, server: self.server), bound.value)
            }
        }
    }

    /// Refuses a request whose body has not come whole: the answer is the last on this connection.
    private func refuse(
        _ refusal: ExchangeRefusal, _ status: Int?, _ incoming: IncomingRequest, _ context: ChannelHandlerContext
    ) {
        request = incoming
        turnAway(incoming.refused(refusal, status: status, server: server), context)
    }

    /// Says why and closes; what the client still sends is thrown away for a moment, so that it can read the reason.
    private func turnAway(_ answer: HTTPAnswer, _ context: ChannelHandlerContext) {
        isLast = true
        let toHead = request?.isHead ?? false
        drop()
        phase = .lingering
        deadline = .now() + server.limits.linger
        var buffer = context.channel.allocator.buffer(capacity: 512 + answer.body.readableBytes)
        answer.writeHead(to: &buffer, toHead: toHead, closes: true, date: server.httpDate())
        if answer.carriesBody(toHead: toHead) { buffer.writeImmutableBuffer(answer.body) }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(buffer)).assumeIsolated().whenComplete { _ in
            bound.value.close(mode: .output, promise: nil)
            if self.phase == .lingering { bound.value.read() }
        }
    }

    private func write(_ answer: HTTPAnswer, _ context: ChannelHandlerContext) {
        let toHead = request?.isHead ?? false
        drop()
        phase = .writing
        deadline = .now() + server.limits.allowance(answer.body.readableBytes)
        let carriesBody = answer.carriesBody(toHead: toHead) && answer.body.readableBytes > 0
        let inOne = carriesBody && answer.body.readableBytes <= 16 * 1_024
        var buffer = context.channel.allocator.buffer(
            capacity: 256 + answer.headers.bytes.count + (inOne ? answer.body.readableBytes : 0))
        answer.writeHead(to: &buffer, toHead: toHead, closes: isLast, date: server.httpDate())
        if inOne { buffer.writeImmutableBuffer(answer.body) }
        if carriesBody, !inOne {
            context.write(wrapOutboundOut(buffer), promise: nil)
            buffer = answer.body
        }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(buffer)).assumeIsolated().whenComplete { result in
            guard self.phase == .writing else { return }
            if case .failure = result { return self.close(bound.value) }
            self.next(bound.value)
        }
    }

    /// The answer has gone out.
    private func next(_ context: ChannelHandlerContext) {
        if isLast { return close(context) }
        phase = .resting
        deadline = .now() + server.limits.idle
        guard !isAdvancing else { return }
        advance(context)
        if phase == .resting || phase == .head || phase == .body { context.read() }
    }

    /// Forgets the request and gives back what it held.
    private func drop() {
        request?.release(server.budget)
        request = nil
    }

    private func close(_ context: ChannelHandlerContext) {
        guard phase != .closed else { return }
        phase = .closed
        drop()
        context.close(promise: nil)
    }

    // MARK: Time

    private func watch(_ context: ChannelHandlerContext) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.eventLoop.assumeIsolated().scheduleTask(in: server.limits.tick) { self.look(bound.value) }
    }

    private func look(_ context: ChannelHandlerContext) {
        guard phase != .closed else { return }
        if phase != .answering, NIODeadline.now() >= deadline { return expire(context) }
        watch(context)
    }

    /// The client was silent or slow for too long; in the middle of a request it is told so.
    private func expire(_ context: ChannelHandlerContext) {
        switch phase {
        case .head where reader.holdsBytes, .body:
            server.meter.countTimeout()
            turnAway(.text(408, "408: too slow\n"), context)
            watch(context)
        case .writing:
            server.meter.countTimeout()
            close(context)
        default: close(context)
        }
    }
}
