package import Exchange
import Logging
package import NIOCore
import NIOPosix
import NIOSSL
import Standards

extension Link {
    /// Listens for other gateways; `handler` is called on the loop with who calls and what, not verified yet.
    ///
    /// The handler's failure ends that call without an answer; a refusal in words is an answer. Gives the address, for port 0.
    package func serve(
        host: String, port: Int,
        handler: @escaping @Sendable (PeerIdentity, SealedRequest) -> EventLoopFuture<SealedAnswer>
    ) -> EventLoopFuture<SocketAddress?> {
        ServerBootstrap(group: loop)
            .serverChannelOption(.backlog, value: 512)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelOption(.writeBufferWaterMark, value: Self.waterMark)
            .childChannelInitializer { channel in self.take(channel, handler) }
            .bind(host: host, port: port)
            .hop(to: loop)
            .map { channel in
                self.listener = channel
                return channel.localAddress
            }
    }

    /// A connection that somebody opened; too many of them are closed before a byte is read.
    private func take(
        _ channel: any Channel,
        _ handler: @escaping @Sendable (PeerIdentity, SealedRequest) -> EventLoopFuture<SealedAnswer>
    ) -> EventLoopFuture<Void> {
        guard !isLeaving, taken < limits.taken, unknown < limits.unknown else {
            return channel.eventLoop.makeFailedFuture(LinkError(.busy, "too many connections"))
        }
        let connection = AnswererConnection(self, handler: handler)
        let secure = NIOSSLServerHandler(
            context: tls.server, customVerificationCallback: { connection.verify($0, $1) })
        return add([secure, connection], connection, to: channel)
    }

    /// Opens a connection to a gateway.
    func dial(_ peer: LinkPeer) {
        ClientBootstrap(group: loop)
            .connectTimeout(limits.connect)
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .channelOption(.writeBufferWaterMark, value: Self.waterMark)
            .channelInitializer { channel in
                let connection = CallerConnection(self, to: peer)
                do {
                    let secure = try NIOSSLClientHandler(
                        context: self.tls.client, serverHostname: nil,
                        customVerificationCallback: { connection.verify($0, $1) })
                    return self.add([secure, connection], connection, to: channel)
                } catch {
                    return channel.eventLoop.makeFailedFuture(error)
                }
            }
            .connect(host: peer.host, port: peer.port)
            .hop(to: loop)
            .whenFailure { error in
                peer.failed(self.describe(error, isSecured: false), wasReady: false)
            }
    }

    /// Between these many unsent bytes a connection has room for more.
    private static let waterMark = ChannelOptions.Types.WriteBufferWaterMark(low: 64 << 10, high: 256 << 10)

    private func add(
        _ handlers: [any ChannelHandler], _ connection: LinkConnection, to channel: any Channel
    ) -> EventLoopFuture<Void> {
        do {
            try channel.pipeline.syncOperations.addHandlers(handlers)
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
        return channel.eventLoop.makeSucceededVoidFuture()
    }

    // MARK: What becomes of connections

    /// A connection is there; nobody knows yet with whom.
    func began(_ connection: LinkConnection) {
        connections[ObjectIdentifier(connection)] = connection
        guard connection is AnswererConnection else { return }
        taken += 1
        unknown += 1
    }

    /// A connection has ended.
    func ended(_ connection: LinkConnection) {
        guard connections.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
        if let error = connection.ending, error.kind == .tls || error.kind == .protocolError {
            logger.warning(
                "a connection between gateways ended",
                metadata: [
                    "gateway": "\(connection.identity?.gateway ?? connection.expected ?? "unknown")",
                    "reason": "\(error)",
                ])
        }
        guard connection is AnswererConnection else { return }
        taken -= 1
        if connection.identity == nil { unknown -= 1 }
    }

    /// The other side has shown who it is.
    func secured(_ connection: LinkConnection, _ identity: PeerIdentity) {
        guard connection is AnswererConnection else { return }
        unknown -= 1
        let same = connections.values.count(where: {
            $0 is AnswererConnection && $0.identity?.gateway == identity.gateway
        })
        if same > limits.takenFromOne { connection.end(LinkError(.busy, "too many connections of one gateway")) }
    }

    /// What an error of the channel means.
    func describe(_ error: any Error, isSecured: Bool) -> LinkError {
        switch error {
        case let error as LinkError: error
        case let error as NIOSSLError:
            switch error {
            case .uncleanShutdown: LinkError(.closed, "cut off")
            default: LinkError(isSecured ? .closed : .tls, Self.bounded(String(describing: error)))
            }
        case let error as IOError: LinkError(isSecured ? .closed : .connect, Self.bounded(error.description))
        case is NIOConnectionError: LinkError(.connect, Self.connectText(error))
        case ChannelError.connectTimeout: LinkError(.connect, "Connection timed out")
        default: LinkError(isSecured ? .closed : .connect, Self.bounded(String(describing: error)))
        }
    }

    private static func connectText(_ error: any Error) -> String {
        guard let error = error as? NIOConnectionError else { return "" }
        let first = error.connectionErrors.first?.error ?? error.dnsAError ?? error.dnsAAAAError
        if case ChannelError.connectTimeout? = first { return "Connection timed out" }
        return first.map { bounded(String(describing: $0)) } ?? "Connection failed"
    }

    private static func bounded(_ text: String) -> String { String(text.prefix(200)) }

    /// How long not to try after so many failures in a row: doubled each time, with some chance in it so that gateways do not come all at once.
    func pause(after failures: Int) -> TimeAmount {
        let doubled = limits.retry.nanoseconds << Int64(min(max(0, failures - 1), 16))
        let most = min(max(doubled, limits.retry.nanoseconds), limits.retryMost.nanoseconds)
        let chance = Int64(entropy.bytes(1).first ?? 0)
        return .nanoseconds(most / 2 + most / 2 * chance / 255)
    }
}
