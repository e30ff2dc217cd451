package import NIOCore

/// Asks providers' systems by HTTP/1.1 over connections that are kept, on one event loop.
///
/// Redirects are never followed; answers are bounded in size and time. Nothing is asked twice, but a safe method once more where a kept
/// connection turned out to be closed before a byte of the answer had come.
package final class ForeignClient: Sendable {
    private let loop: any EventLoop
    private let limits: ForeignLimits
    private let pool: NIOLoopBoundBox<ForeignPool?>

    /// A client on this loop; to be made on any thread.
    package init(loop: any EventLoop, limits: ForeignLimits = ForeignLimits()) {
        self.loop = loop
        self.limits = limits
        pool = .makeEmptyBox(valueType: ForeignPool.self, eventLoop: loop)
    }

    /// Asks; fails with an `ExchangeRefusal` (`network_error`, `io_error`) that says in words what was wrong.
    package func call(_ request: ForeignRequest) -> EventLoopFuture<ForeignAnswer> {
        if loop.inEventLoop { return start(request) }
        return loop.flatSubmit { self.start(request) }
    }

    /// Closes all connections; calls under way fail, later ones too.
    package func close() -> EventLoopFuture<Void> { loop.submit { self.onLoop().close() } }

    private func start(_ request: ForeignRequest) -> EventLoopFuture<ForeignAnswer> {
        let call = ForeignCall(request, on: loop)
        onLoop().start(call)
        return call.promise.futureResult
    }

    private func onLoop() -> ForeignPool {
        if let pool = pool.value { return pool }
        let made = ForeignPool(loop: loop, limits: limits)
        pool.value = made
        return made
    }
}
