import NIOCore
import NIOHTTPTypes

/// Closes the connection of a client that sends a body, or takes an answer, too slowly (slow loris and its kin).
///
/// Silence before and between requests is the idle time-out's business; this one watches what is under way.
final class SlowClientHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let grace: Duration
    /// The account of the body that is arriving; nil: none is.
    private var body: Patience?
    private var bodyCheck: Scheduled<Void>?
    private var writeCheck: Scheduled<Void>?

    init(grace: Duration) {
        self.grace = grace
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: body = Patience(grace: grace)
        case .body(let bytes): body?.receive(bytes.readableBytes, at: .now)
        case .end:
            body = nil
            bodyCheck?.cancel()
            bodyCheck = nil
        }
        context.fireChannelRead(data)
    }

    func read(context: ChannelHandlerContext) {
        if body != nil {
            body?.wait(at: .now)
            checkBody(context)
        }
        context.read()
    }

    /// A peer that takes nothing leaves the channel unwritable; one that goes on reading makes it writable again.
    func channelWritabilityChanged(context: ChannelHandlerContext) {
        writeCheck?.cancel()
        writeCheck = nil
        if !context.channel.isWritable {
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            writeCheck = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(grace)) {
                bound.value.close(promise: nil)
            }
        }
        context.fireChannelWritabilityChanged()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        bodyCheck?.cancel()
        writeCheck?.cancel()
    }

    private func checkBody(_ context: ChannelHandlerContext) {
        guard bodyCheck == nil, let left = body?.left(at: .now) else { return }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        bodyCheck = context.eventLoop.assumeIsolated().scheduleTask(in: max(TimeAmount(left), .milliseconds(100))) {
            self.bodyCheck = nil
            guard let left = self.body?.left(at: .now) else { return }
            if left <= .zero {
                bound.value.close(promise: nil)
            } else {
                self.checkBody(bound.value)
            }
        }
    }
}
