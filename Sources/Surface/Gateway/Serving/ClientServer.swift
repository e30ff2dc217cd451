package import Exchange
package import NIOCore
import NIOPosix
package import NIOSSL
package import Standards

/// A gateway's port for information systems: HTTP/1.1 on this machine, TLS with or without client certificates for others.
///
/// Calls (`/r1/…`) are checked as far as head and client go and handed to `ConsumerCalls`; everything else is answered by
/// `GatewayDesk`. One server may listen on several ports.
package final class ClientServer: Sendable {
    private let group: any EventLoopGroup
    private let context: ServerContext
    private let doors: Doors

    /// A server that listens nowhere yet.
    package init(
        group: any EventLoopGroup, limits: ServerLimits = ServerLimits(), dialect: Dialect, ids: CallIDs,
        clock: WallClock,
        clients: ClientRegister, calls: any ConsumerCalls, desk: any GatewayDesk, budget: BodyBudget
    ) {
        self.group = group
        doors = Doors(total: limits.connections, perAddress: limits.connectionsPerAddress)
        context = ServerContext(
            limits: limits, dialect: dialect, ids: ids, clock: clock, register: clients, calls: calls, desk: desk,
            budget: budget)
    }

    /// Connections that are open.
    package var connections: Int { doors.count }
    /// What it has counted.
    package var meter: ServerMeter { context.meter }

    /// The clients that it serves from now on.
    package func replace(_ clients: ClientRegister) { context.replace(clients) }

    /// Listens and answers where; `port` 0 takes any.
    ///
    /// With a TLS context (see `ClientTLS`) all connections are TLS.
    package func listen(host: String, port: Int, tls: NIOSSLContext? = nil) -> EventLoopFuture<SocketAddress?> {
        let (context, doors) = (context, doors)
        return ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1_024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.allowRemoteHalfClosure, value: tls == nil)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard doors.enter(channel, from: PeerSeen.address(of: channel)) else {
                        context.meter.countTurnedAway()
                        throw TurnedAway()
                    }
                    let pipeline = channel.pipeline.syncOperations
                    if let tls {
                        try pipeline.addHandler(
                            NIOSSLServerHandler(context: tls, customVerificationCallback: ClientTLS.acceptAny))
                    }
                    let peer = PeerSeen(channel, isEncrypted: tls != nil)
                    try pipeline.addHandler(ClientConnection(context, peer: peer))
                }
            }
            .bind(host: host, port: port)
            .map { listener in
                doors.listens(listener)
                return listener.localAddress
            }
    }

    /// Lets nobody in any more and ends: requests under way are answered, for at most `grace`.
    package func close(grace: TimeAmount) -> EventLoopFuture<Void> {
        doors.close(grace: grace, on: group.next())
    }

    private struct TurnedAway: Error {}
}

/// TLS for clients: certificates are asked for, and whom they belong to is a matter of the register's fingerprints.
package enum ClientTLS {
    /// A server's context over its certificates and key, PEM; TLS 1.2 or later.
    package static func context(certificates: String, key: String) throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificates.utf8)).map {
            NIOSSLCertificateSource.certificate($0)
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain,
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)))
        configuration.minimumTLSVersion = .tlsv12
        configuration.certificateVerification = .optionalVerification
        configuration.applicationProtocols = ["http/1.1"]
        return try NIOSSLContext(configuration: configuration)
    }

    /// The handshake proves that the client holds the certificate's key; the register knows the fingerprints, so no authority is asked.
    @Sendable static func acceptAny(
        _: [NIOSSLCertificate], _ promise: EventLoopPromise<NIOSSLVerificationResult>
    ) {
        promise.succeed(.certificateVerified)
    }
}
