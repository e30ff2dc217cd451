import Exchange
import NIOCore
import NIOSSL

/// All connections to providers' systems of one event loop, by where they lead and whom they believe.
final class ForeignPool {
    private struct Target: Hashable {
        let isEncrypted: Bool
        let host: String
        let port: Int
        let trust: ObjectIdentifier?

        init(_ request: ForeignRequest) {
            isEncrypted = request.address.isEncrypted
            host = request.address.host
            port = request.address.port
            trust = request.tls.map(ObjectIdentifier.init)
        }
    }

    private let loop: any EventLoop
    private let limits: ForeignLimits
    private var targets: [Target: ForeignTargetPool] = [:]
    private var isSweeping = false
    private var isClosed = false

    init(loop: any EventLoop, limits: ForeignLimits) {
        self.loop = loop
        self.limits = limits
    }

    func start(_ call: ForeignCall) {
        guard !isClosed else { return call.fail(.ended) }
        let target = Target(call.request)
        let pool = targets[target] ?? ForeignTargetPool(call.request, loop: loop, limits: limits)
        targets[target] = pool
        pool.start(call)
        sweepLater()
    }

    func close() {
        isClosed = true
        for pool in targets.values { pool.close() }
        targets = [:]
    }

    /// Looks now and then for connections that nobody uses, while there are any.
    private func sweepLater() {
        guard !isSweeping else { return }
        isSweeping = true
        let period = TimeAmount.nanoseconds(max(50_000_000, limits.idle.nanoseconds / 4))
        loop.assumeIsolated().scheduleTask(in: period) {
            self.isSweeping = false
            let now = NIODeadline.now()
            self.targets = self.targets.filter { $0.value.sweep(at: now) }
            if !self.targets.isEmpty { self.sweepLater() }
        }
    }
}
