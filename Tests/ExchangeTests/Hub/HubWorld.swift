import Authority
import Definitions
import Exchange
import Journal
import Standards
import Store
import Synchronization
import TestSupport
import Trust

/// A hub over an empty store, three administrators, and grants as a test writes them.
struct HubWorld: Sendable {
    let store: Store
    let journal: Journal
    let authority: Authority
    let hub: Hub
    let grants = TestGrants()
    let clock: ManualClock
    let ids: IDSource
    let entropy: Entropy

    /// Runs `body` in a new world.
    static func run(on engine: Engine, _ body: (HubWorld) async throws -> Void) async throws {
        try await withStore(on: engine, migrations: Journal.migrations + Hub.migrations) { store in
            try await body(try HubWorld(store))
        }
    }

    private init(_ store: Store) throws {
        self.store = store
        clock = ManualClock()
        entropy = .repeatable(seed: 7)
        ids = IDSource(clock: clock.wall, entropy: entropy)
        journal = try Journal(
            store: store, origin: "yitong.test/hub", key: Ed25519Key(name: "yitong.test/hub", entropy: entropy),
            clock: clock.wall, entropy: entropy, logger: .silent)
        journal.register(projection: GrantStamps())
        authority = Authority(packs: PackSet(), journal: journal, clock: clock.wall, ids: ids)
        hub = Hub(
            store: store, journal: journal,
            machines: try MachineAuthority.create(
                instance: "ZS", key: P256Key(name: "machines.ZS", entropy: entropy), at: clock.now, entropy: entropy),
            key: try Ed25519Key(name: "yitong.test/exchange", entropy: entropy), grants: grants,
            settings: HubSettings(instance: "ZS"), clock: clock.wall, ids: ids, entropy: entropy)
    }

    // MARK: People

    static let system = actor("xu", "system-administrator")
    static let security = actor("cai", "security-administrator")
    static let otherSecurity = actor("guo", "security-administrator")

    private static func actor(_ account: String, _ role: String) -> Actor {
        Actor(
            account: account, name: account, organisation: "data-bureau",
            roles: [Assignment(role: role, organisation: "data-bureau")])
    }

    func permit(_ actor: Actor, _ act: Act, on object: ObjectRef = .accounts) throws -> Permit {
        try authority.permit(actor, act, on: object).get()
    }

    var command: CommandID { get throws { try CommandID(ids.next(HubWorld.self).rawValue) } }

    // MARK: Joining

    @discardableResult
    func invite(
        _ id: String = "health", by actor: Actor = system, command: CommandID? = nil
    ) async throws -> (join: ID<Join>, code: JoinCode?) {
        let (permit, command) = (try permit(actor, .propose), try command ?? self.command)
        let join = try await store.write { [hub] in
            try hub.invite(
                id, title: Localized(zh: "网关\(id)", en: "Gateway \(id)"), command: command, under: permit, in: $0)
        }
        return (join, try await store.read { [hub] in try hub.code(of: join, for: actor, in: $0) })
    }

    func take(_ code: String, _ gateway: TestGateway) async throws -> JoinOutcome {
        let request = try gateway.request
        return try await store.write { [hub] in try hub.join(code, request, from: "10.0.0.7", in: $0) }
    }

    func approve(
        _ join: ID<Join>, fingerprint: String, by actor: Actor = security
    ) async throws {
        let (permit, command) = (try permit(actor, .approve), try command)
        try await store.write { [hub] in
            try hub.approve(join, fingerprint: fingerprint, command: command, under: permit, in: $0)
        }
    }

    func revoke(_ id: String, by actor: Actor = security) async throws {
        let (permit, command) = (try permit(actor, .approve), try command)
        try await store.write { [hub] in
            try hub.revoke(id, reason: "密钥泄露", command: command, under: permit, in: $0)
        }
    }

    func place(_ member: String, behind id: String, system code: String = "main") async throws {
        let permit = try permit(Self.system, .propose)
        let (first, second) = (try command, try command)
        try await store.write { [hub] transaction in
            try hub.place(
                member, title: Localized(zh: member, en: member), behind: id, command: first, under: permit,
                in: transaction)
            try hub.addSystem(
                code, of: member, title: Localized(zh: code, en: code), command: second, under: permit,
                in: transaction)
        }
    }

    /// A gateway that two people have let in.
    func gateway(_ id: String = "health") async throws -> TestGateway {
        var gateway = try TestGateway(id, entropy)
        let (join, code) = try await invite(id)
        _ = try await take(code?.description ?? "", gateway)
        try await approve(join, fingerprint: gateway.fingerprint)
        let approved = try await store.read { [hub] in try hub.join(join, in: $0) }
        gateway.certificate = try approved?.certificate.map { try MachineCertificate(pem: $0) }
        return gateway
    }

    /// What a gateway's request comes to, as its server sees it.
    func call(_ request: HubRequest) -> HubCall {
        HubCall(
            method: request.method, target: request.target, fields: request.fields.map { ($0.name, $0.value) },
            body: request.body)
    }

    // MARK: Configuration and reports

    func configuration(_ id: String = "health", notBefore serial: Int64 = 0) async throws -> TrustConfiguration {
        let answer = try await hub.configuration(for: id)
        return try TrustConfiguration.open(
            answer.document, of: hub.verifier, for: id, at: clock.now, notBefore: serial)
    }

    func report(_ report: GatewayReport, from id: String = "health") async throws -> ReportAnswer {
        try await store.write { [hub] in try hub.take(report, from: id, in: $0) }
    }

    func view(_ id: String = "health") async throws -> GatewayView? {
        try await store.read { [hub] in try hub.gateway(id, in: $0) }
    }

    /// Writes a grant as the catalogue would, with its event, and lets the projection see it.
    func grant(_ grant: Grant) async throws {
        grants.put(grant)
        let (journal, at) = (journal, clock.now)
        try await store.write { transaction in
            try journal.append(
                EventDetails(
                    kind: "grant.given", actor: "luo",
                    payload: #"{"provider":"\#(grant.provider)","consumer":"\#(grant.consumer)"}"#,
                    retention: "permanent", at: at), in: transaction)
        }
        _ = try await journal.sealNow()
        try await journal.catchUp()
    }
}

/// Grants as a test writes them, and how often they were asked for.
final class TestGrants: GrantSource {
    private let state = Mutex<(grants: [String: Grant], asked: Int)>(([:], 0))

    func put(_ grant: Grant) { state.withLock { $0.grants[grant.number] = grant } }

    var asked: Int { state.withLock { $0.asked } }

    func grants(of members: Set<String>, endedSince since: Instant, in snapshot: Snapshot) throws -> [Grant] {
        state.withLock { state in
            state.asked += 1
            return state.grants.values
                .filter { members.contains($0.provider) || members.contains($0.consumer) }
                .filter { $0.endedAt.map { $0 >= since } ?? true }.sorted { $0.number < $1.number }
        }
    }
}

/// A gateway as far as the hub knows one: a key, a journal, a certificate.
struct TestGateway {
    let id: String
    let key: P256Key
    let journal: Ed25519Key
    let entropy: Entropy
    var certificate: MachineCertificate?
    private(set) var leaves: [TreeHash] = []

    init(_ id: String, _ entropy: Entropy) throws {
        self.id = id
        self.entropy = entropy
        key = try P256Key(name: id, entropy: entropy)
        journal = try Ed25519Key(name: "yitong.test/gateway/\(id)", entropy: entropy)
    }

    var fingerprint: String { HubClient.fingerprint(of: key) }

    var request: JoinRequest {
        get throws {
            JoinRequest(
                request: try CertificateRequest(key: key, commonName: id).pem, host: "127.0.0.1", port: 8_484,
                journalKey: journal.verifier.description, journalOrigin: journal.name, version: "0.1.0")
        }
    }

    /// The client of a gateway with its certificate.
    var client: HubClient {
        get throws {
            guard let certificate else { throw TrustError.unsigned }
            return HubClient(key: key, certificate: certificate, entropy: entropy)
        }
    }

    /// Writes entries into the gateway's journal.
    mutating func write(_ count: Int, salt: String = "") {
        for _ in 0..<count { leaves.append(TreeHash(leaf: Array("\(id) \(leaves.count) \(salt)".utf8))) }
    }

    /// A checkpoint over the first `size` entries.
    func checkpoint(_ size: Int? = nil, by signer: Ed25519Key? = nil) throws -> String {
        var frontier = Frontier()
        for leaf in leaves.prefix(size ?? leaves.count) { frontier.append(leaf) }
        return try Checkpoint(origin: journal.name, size: frontier.size, root: frontier.root)
            .note(signedBy: signer ?? journal)
    }

    func piece(from: Int, to end: Int? = nil, checkpoint: String? = nil) throws -> JournalPiece {
        JournalPiece(
            checkpoint: try checkpoint ?? self.checkpoint(), from: Int64(from),
            leaves: Base64.encode(leaves[from..<(end ?? leaves.count)].flatMap(\.bytes)))
    }

    func report(
        _ number: Int64, at now: Instant, calls: [CallCount] = [], journal: JournalPiece? = nil
    ) -> GatewayReport {
        GatewayReport(
            number: number,
            health: GatewayHealth(
                version: "0.1.0", ready: true, configuration: 1, configurationIssuedAt: now,
                certificateNotAfter: now, records: Int64(leaves.count)),
            calls: calls, journal: journal)
    }
}

extension TrustError {
    static var unsigned: TrustError {
        TrustError(.unverified, message: Localized(zh: "", en: ""), mend: Localized(zh: "", en: ""))
    }
}

/// The code of the refusal that `body` throws; `none` where it throws none.
func refusal(_ body: () async throws -> Void) async -> String {
    do {
        try await body()
        return "none"
    } catch let refusal as Refusal {
        return refusal.code
    } catch {
        return "\(error)"
    }
}
