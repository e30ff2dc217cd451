import Exchange
import NIOCore

/// One connection to a provider's system: one call at a time.
final class ForeignConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let pool: ForeignTargetPool
    private let limit: Int
    private var context: ChannelHandlerContext?
    private var reader = ResponseReader()
    private var call: ForeignCall?
    private var hasServed = false
    private var error: (any Error)?
    /// Since when nobody uses it.
    private(set) var restsSince = NIODeadline.now()

    init(_ pool: ForeignTargetPool, limit: Int) {
        self.pool = pool
        self.limit = limit
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    /// Whether a call may be begun on it.
    var isUsable: Bool { context?.channel.isActive == true && call == nil && !reader.holdsBytes }

    func begin(_ call: ForeignCall) {
        guard let context else { return call.fail(.closed) }
        self.call = call
        call.isOnKeptConnection = hasServed
        call.runs(on: self)
        var buffer = context.channel.allocator.buffer(
            capacity: 256 + call.request.headers.bytes.count + call.request.body.readableBytes)
        call.request.written(to: &buffer)
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    }

    /// Nobody waits for its answer any more.
    func abandon() {
        call = nil
        close()
    }

    func close() {
        if let context { context.close(promise: nil) }
    }

    // MARK: What comes in

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard call != nil else { return close() }
        reader.feed(unwrapInboundIn(data))
        advance()
    }

    private func advance() {
        do {
            while let call, let event = try reader.next(answering: call.request.method) {
                if try take(event, call) { return }
            }
        } catch let fault as HTTPFault {
            end(.garbage(fault))
        } catch let fault as ForeignFault {
            end(fault)
        } catch {
            end(.broken(error))
        }
    }

    /// Answers whether the answer is whole.
    private func take(_ event: ResponseReader.Event, _ call: ForeignCall) throws -> Bool {
        switch event {
        case .head(let head): try call.take(head, limit: limit)
        case .body(var piece): try call.take(&piece, limit: limit)
        case .end:
            finish(call)
            return true
        }
        return false
    }

    private func finish(_ call: ForeignCall) {
        self.call = nil
        hasServed = true
        restsSince = .now()
        let keeps = call.succeed()
        guard keeps, !reader.holdsBytes else { return close() }
        pool.rest(self)
    }

    private func end(_ fault: ForeignFault) {
        let call = self.call
        self.call = nil
        close()
        call?.fail(fault)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        self.error = error
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        pool.gone(self)
        if let call {
            self.call = nil
            if case .end? = try? reader.finish() {
                _ = call.succeed()
            } else if call.mayTryAgain {
                call.isSecond = true
                pool.startAfresh(call)
            } else {
                call.fail(error.map { ForeignFault.broken($0) } ?? .closed)
            }
        }
        context.fireChannelInactive()
    }
}
