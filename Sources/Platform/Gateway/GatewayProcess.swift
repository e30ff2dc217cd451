import AsyncHTTPClient
import Authority
import Definitions
import Exchange
import Gateway
import Journal
import Logging
import NIOCore
import NIOPosix
import Registry
import Standards
import Store
import Trust

/// A gateway, built: its log, its link, its ports and its core, not yet listening.
struct GatewayProcess: Sendable {
    let configuration: GatewayConfiguration
    let folder: GatewayFolder
    let identity: GatewayIdentity
    let group: MultiThreadedEventLoopGroup
    let core: GatewayCore
    let keeper: Keeper
    let link: Link
    let server: ClientServer
    let store: Store?
    let hub: HubConnection
    let trust: GatewayTrust
    let peers: PeerCheckpoints
    let logger: Logger
    private let lock: InstanceLock

    /// Opens the log and builds the parts.
    ///
    /// - Throws: `GatewayError`, `InstanceLockError`, `KeeperError`, `TrustError`, and what opening the registry throws.
    static func open(_ configuration: GatewayConfiguration, logger: Logger) async throws -> GatewayProcess {
        let folder = try GatewayFolder(path: configuration.data, entropy: .system)
        let lock = try InstanceLock(folder: configuration.data, of: "gateway")
        try folder.finishRenewal()
        guard let certificate = try folder.certificate() else { throw GatewayError.notJoined(configuration.data) }
        let key = try folder.key()
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        let client = HTTPClient(eventLoopGroup: group)
        let hub = HubConnection(client: client, address: configuration.hub)
        let trust = try GatewayTrust(configuration, folder: folder)
        let (services, datasets, store) = try await GatewayServices.open(configuration, logger: logger)
        let keeper = try openLog(
            configuration, folder, KeeperSigner(key: key, certificate: certificate.pem), logger: logger)
        let peers = PeerCheckpoints(folder: folder)
        let link = try Link(
            loop: loop, gateway: configuration.id, tls: try LinkTLS(certificate: certificate, key: key),
            limits: limits(configuration), clock: .system, logger: logger
        ) { gateway, note in peers.note(note, of: gateway) }
        let core = try makeCore(
            configuration, keeper: keeper, link: link, services: services.table, datasets: datasets, loop: loop,
            certificate: certificate, logger: logger)
        var serving = ServerLimits()
        serving.body = configuration.bodyLimit
        let server = ClientServer(
            group: group, limits: serving, dialect: configuration.dialect,
            ids: CallIDs(instance: configuration.instance, entropy: .system), clock: .system,
            clients: ClientRegister(services.clients), calls: ConsumerSide(core), desk: CoreDesk(core),
            budget: BodyBudget(configuration.inFlightLimit))
        return GatewayProcess(
            configuration: configuration, folder: folder,
            identity: GatewayIdentity(certificate, key: key), group: group, core: core, keeper: keeper, link: link,
            server: server, store: store, hub: hub, trust: trust, peers: peers, logger: logger, lock: lock)
    }

    private static func openLog(
        _ configuration: GatewayConfiguration, _ folder: GatewayFolder, _ signer: KeeperSigner, logger: Logger
    ) throws -> Keeper {
        var settings = KeeperSettings()
        settings.bodies = configuration.storesBodies ? .stored : .digest
        settings.retention = .seconds(Int64(configuration.recordDays) * 86_400)
        let journal = try folder.journalKey(instance: configuration.instance)
        return try Keeper(
            folder: folder.records, signer: signer,
            journalKey: journal, origin: journal.name, settings: settings, clock: .system, entropy: .system,
            logger: logger)
    }

    private static func limits(_ configuration: GatewayConfiguration) -> LinkLimits {
        var limits = LinkLimits()
        limits.accepted = AcceptedLimits(body: configuration.bodyLimit)
        limits.inflight = configuration.inFlightLimit
        return limits
    }

    private static func makeCore(
        _ configuration: GatewayConfiguration, keeper: Keeper, link: Link, services: ServiceTable,
        datasets: DatasetService?, loop: any EventLoop, certificate: MachineCertificate, logger: Logger
    ) throws -> GatewayCore {
        let now = WallClock.system.now()
        let today = BeijingTime.day(of: now)
        let uses = try keeper.reader.uses(on: today).map { grant, use in
            QuotaUse(grant: grant, day: today, calls: Int(clamping: use.calls), rows: Int(clamping: use.rows))
        }
        let identity = SigningIdentity(certificate)
        var replays = ReplayWindow()
        let oldest = now.advanced(by: .zero - replays.skew - replays.skew)
        for request in try keeper.reader.requests(since: oldest) {
            replays.remember(requestID: request.requestID, from: request.gateway, cameAt: request.at, now: now)
        }
        let parts = GatewayCore.Parts(
            loop: loop, keeper: keeper, link: link, foreign: ForeignClient(loop: loop), foreignTLS: nil,
            datasets: datasets, services: services, dialect: configuration.dialect,
            ids: CallIDs(instance: configuration.instance, entropy: .system), clock: .system,
            patience: TimeAmount(configuration.patience), logger: logger)
        return GatewayCore(parts, identity: identity, quotas: Quotas(on: today, refill: uses), replays: replays)
    }

    /// Ends everything that `open` began, in the order in which nothing is lost.
    func close() async {
        await keeper.close()
        await store?.close()
        try? await hub.client.shutdown()
        try? await group.shutdownGracefully()
    }
}

extension GatewayConfiguration {
    /// In which words refusals are told.
    var dialect: Dialect { usesFormerErrors ? .former : .current }
}
