import Exchange
import NIOCore
import NIOPosix
import NIOSSL

/// The connections to one provider's system, on one event loop.
final class ForeignTargetPool {
    private let loop: any EventLoop
    private let limits: ForeignLimits
    private let address: ForeignAddress
    private let tls: NIOSSLContext?
    private var resting: [ForeignConnection] = []
    private var waiting = CircularBuffer<ForeignCall>()
    private var all: [ObjectIdentifier: ForeignConnection] = [:]
    private var connecting = 0
    private var isClosed = false

    init(_ request: ForeignRequest, loop: any EventLoop, limits: ForeignLimits) {
        self.loop = loop
        self.limits = limits
        address = request.address
        tls = request.tls
    }

    /// Begins a call on a resting connection, or a new one, or when one comes free.
    func start(_ call: ForeignCall) {
        while let connection = resting.popLast() {
            if connection.isUsable { return connection.begin(call) }
        }
        startAfresh(call)
    }

    /// Begins a call on a new connection, or when one comes free.
    func startAfresh(_ call: ForeignCall) {
        guard !isClosed else { return call.fail(.ended) }
        guard all.count + connecting < limits.connections else {
            guard waiting.count < limits.waiting else { return call.fail(.crowded) }
            return waiting.append(call)
        }
        connect(for: call)
    }

    /// A connection has done its work.
    func rest(_ connection: ForeignConnection) {
        while let call = waiting.popFirst() {
            if !call.isDone { return connection.begin(call) }
        }
        guard !isClosed else { return connection.close() }
        resting.append(connection)
    }

    /// A connection has ended.
    func gone(_ connection: ForeignConnection) {
        all[ObjectIdentifier(connection)] = nil
        resting.removeAll { $0 === connection }
        makeRoom()
    }

    /// Closes connections that nobody has used for long; says whether any are left.
    func sweep(at now: NIODeadline) -> Bool {
        for connection in resting where now - connection.restsSince >= limits.idle { connection.close() }
        return !all.isEmpty || connecting > 0 || !waiting.isEmpty
    }

    func close() {
        isClosed = true
        while let call = waiting.popFirst() { call.fail(.ended) }
        for connection in all.values { connection.close() }
    }

    private func makeRoom() {
        while let call = waiting.popFirst() {
            if !call.isDone { return startAfresh(call) }
        }
    }

    private func connect(for call: ForeignCall) {
        if address.isEncrypted, tls == nil { return call.fail(.noTLS) }
        connecting += 1
        let made = NIOLoopBoundBox<ForeignConnection?>(nil, eventLoop: loop)
        let bound = NIOLoopBound(self, eventLoop: loop)
        let (tls, host, limit) = (address.isEncrypted ? tls : nil, address.host, limits.answer)
        ClientBootstrap(group: loop)
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .connectTimeout(call.request.timeouts.connect)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        let name = host.contains(":") || host.allSatisfy { $0.isNumber || $0 == "." } ? nil : host
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(context: tls, serverHostname: name))
                    }
                    let connection = ForeignConnection(bound.value, limit: limit)
                    made.value = connection
                    try channel.pipeline.syncOperations.addHandler(connection)
                }
            }
            .connect(host: host, port: address.port)
            .hop(to: loop).assumeIsolated().whenComplete { result in
                self.connecting -= 1
                self.connected(result, made.value, call)
            }
    }

    private func connected(
        _ result: Result<any Channel, any Error>, _ connection: ForeignConnection?, _ call: ForeignCall
    ) {
        switch result {
        case .failure(let error):
            call.fail(.connect(error))
            makeRoom()
        case .success(let channel):
            guard let connection, !isClosed else {
                channel.close(promise: nil)
                return call.fail(.ended)
            }
            all[ObjectIdentifier(connection)] = connection
            guard channel.isActive else {
                gone(connection)
                return call.fail(.closed)
            }
            if call.isDone { rest(connection) } else { connection.begin(call) }
        }
    }
}
