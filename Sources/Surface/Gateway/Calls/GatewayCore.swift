package import Exchange
package import Logging
package import NIOCore
package import NIOSSL
package import Standards
import Trust

/// The two sides of a gateway on its one event loop: what it does for its own systems, and what for those of others.
///
/// Every message is kept durably before it goes on: a request before it is forwarded, an answer before it is given.
package final class GatewayCore: Sendable {
    /// What the core is made of.
    package struct Parts: Sendable {
        /// The event loop on which everything happens.
        package var loop: any EventLoop
        /// The record of every exchange.
        package var keeper: Keeper
        /// The way to other gateways.
        package var link: Link
        /// The way to the provider's own systems.
        package var foreign: ForeignClient
        /// Whom to believe where a provider's system is asked by TLS; nil: none is.
        package var foreignTLS: NIOSSLContext?
        /// Datasets of the registry; nil: the gateway serves none.
        package var datasets: DatasetService?
        /// What this gateway gives.
        package var services: ServiceTable
        /// In which words refusals are told.
        package var dialect: Dialect
        /// Ids of calls.
        package var ids: CallIDs
        /// The clock.
        package var clock: WallClock
        /// How long a call may take in all.
        package var patience: TimeAmount
        /// Where the operator reads what went wrong.
        package var logger: Logger

        /// Parts, one by one.
        package init(
            loop: any EventLoop, keeper: Keeper, link: Link, foreign: ForeignClient, foreignTLS: NIOSSLContext?,
            datasets: DatasetService?,
            services: ServiceTable, dialect: Dialect, ids: CallIDs, clock: WallClock, patience: TimeAmount,
            logger: Logger
        ) {
            self.loop = loop
            self.keeper = keeper
            self.link = link
            self.foreign = foreign
            self.foreignTLS = foreignTLS
            self.datasets = datasets
            self.services = services
            self.dialect = dialect
            self.ids = ids
            self.clock = clock
            self.patience = patience
            self.logger = logger
        }
    }

    let parts: Parts
    let state: NIOLoopBoundBox<GatewayState>

    /// A core that has no trust configuration yet and refuses every call until it gets one.
    /// - Parameters:
    ///   - identity: under which certificate it signs.
    ///   - quotas: what was used of grants before a restart.
    ///   - replays: requests of before a restart.
    package init(_ parts: Parts, identity: SigningIdentity, quotas: Quotas, replays: ReplayWindow) {
        self.parts = parts
        state = NIOLoopBoundBox.makeBoxSendingValue(
            GatewayState(quotas: quotas, replays: replays, identity: identity), eventLoop: parts.loop)
    }

    /// Goes by another trust configuration from the next call on.
    package func install(_ configuration: TrustConfiguration) -> EventLoopFuture<Void> {
        let gate = ProviderGate(view: ConfigurationView(configuration), services: parts.services)
        return parts.loop.submit { [state] in state.value.gate = gate }
    }

    /// Signs by another key and under its certificate from the next message on.
    ///
    /// Both change in one turn of the loop: what was handed to the keeper before is signed by the former key, which its base names.
    package func sign(with signer: KeeperSigner, as identity: SigningIdentity) -> EventLoopFuture<Void> {
        parts.loop.submit { [parts, state] in
            try parts.keeper.sign(with: signer)
            state.value.identity = identity
        }
    }

    /// Runs `body` over what the gateway counts, on its loop.
    package func counting<Result: Sendable>(
        _ body: @escaping @Sendable (inout CallMeter) -> Result
    ) -> EventLoopFuture<Result> {
        parts.loop.submit { [state] in body(&state.value.meter) }
    }

    /// The configuration by which it goes; nil: it has none yet.
    package func configuration() -> EventLoopFuture<TrustConfiguration?> {
        parts.loop.submit { [state] in state.value.gate?.view.configuration }
    }

    /// Lays the certificates of a peer down beside the records, the first time that its messages are believed.
    func remember(_ peer: PeerIdentity) {
        for certificate in peer.certificates where !state.value.remembered.contains(certificate.fingerprint) {
            do {
                try parts.keeper.remember(certificate: certificate.pem)
                state.value.remembered.insert(certificate.fingerprint)
            } catch {
                parts.logger.warning("a certificate was not kept", metadata: ["gateway": .string(peer.gateway)])
            }
        }
    }

    func now() -> Instant { parts.clock.now() }
}

extension ByteBuffer {
    /// SHA-256 of what can be read.
    var digest: Hash32 { withUnsafeReadableBytes { Hash32(of: $0) } }
}
