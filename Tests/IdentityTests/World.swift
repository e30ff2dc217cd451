import Authority
import Definitions
import Identity
import Journal
import Logging
import Standards
import Store
import TestSupport
import Trust

/// Identity over an empty store, with a clock that tests move and hashes that cost nothing.
struct World: Sendable {
    let store: Store
    let journal: Journal
    let identity: Identity
    let policy = AccessPolicy(TestPacks.set)
    let clock: ManualClock
    let ids: IDSource

    static let password = "correct horse battery"

    static func run(on engine: Engine, _ body: (World) async throws -> Void) async throws {
        try await withStore(on: engine, migrations: Journal.migrations + Identity.migrations) { store in
            try await body(World(store))
        }
    }

    /// As a city does, it keeps sessions in memory where the database is its own file.
    init(_ store: Store) throws {
        let clock = ManualClock()
        let entropy = Entropy.repeatable()
        self.store = store
        self.clock = clock
        ids = IDSource(clock: clock.wall, entropy: entropy)
        journal = try Journal(
            store: store, origin: "yitong.test/identity",
            key: Ed25519Key(name: "yitong.test/identity", entropy: entropy),
            clock: clock.wall, entropy: entropy, logger: .silent)
        var configuration = IdentityConfiguration()
        configuration.scrypt = .trivial
        configuration.hashingQueue = 10_000
        identity = Identity(
            store: store, journal: journal, packs: TestPacks.set, configuration: configuration,
            isAlone: store.engine == .sqlite, clock: clock.wall, ids: ids, entropy: entropy)
    }

    /// The three administrators, a second security administrator, and an officer; all with the same password.
    func populate() async throws {
        let people = [
            ("sys", Administrator.system.rawValue), ("sec", Administrator.security.rawValue),
            ("sec2", Administrator.security.rawValue), ("aud", Administrator.audit.rawValue), ("chen.jing", "officer"),
        ]
        try await identity.load(
            people: people.map { account, role in
                LoadedPerson(
                    account: account, name: "陈静", organisation: "police",
                    roles: [Assignment(role: role, organisation: "police")], password: Self.password)
            })
    }

    /// Signs in and answers the token; throws the refusal.
    @discardableResult
    func signIn(
        _ account: String, _ password: String = World.password, from address: String = "192.0.2.1"
    ) async throws -> SessionToken {
        switch try await identity.signIn(account: account, password: password, address: address, language: .chinese) {
        case .signedIn(let token, _): return token
        case .refused(let refusal, _): throw refusal
        }
    }

    /// The code of the refusal that a sign-in gets, or nil.
    func refusal(_ account: String, _ password: String, from address: String = "192.0.2.1") async throws -> String? {
        do {
            try await signIn(account, password, from: address)
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }

    /// A permit of an administrator for an act on accounts.
    func permit(_ account: String, _ role: Administrator, _ act: Act) throws -> Permit {
        let actor = Actor(
            account: account, name: "", organisation: "police",
            roles: [Assignment(role: role.rawValue, organisation: "police")])
        return try policy.decide(actor, act, on: .accounts, for: nil, decision: "test").get()
    }

    func propose(
        _ change: Change, by account: String = "sys", as role: Administrator = .system
    ) async throws -> ID<Proposal> {
        let command = try CommandID(ids.next(World.self).rawValue)
        return try await identity.propose(
            change, reason: "岗位调整", password: change.needsPassword ? "a first password!" : nil, command: command,
            under: try permit(account, role, .propose))
    }

    @discardableResult
    func decide(
        _ proposal: ID<Proposal>, _ approve: Bool = true, by account: String = "sec", command: String? = nil
    ) async throws -> Proposal.State {
        try await identity.decide(
            proposal, approve: approve, reason: "同意", command: try CommandID(command ?? ids.next(World.self).rawValue),
            under: try permit(account, .security, .approve))
    }

    /// How many rows a table has.
    func count(_ table: String, where condition: String = "1 = 1") async throws -> Int {
        try await store.read { snapshot in
            try snapshot.first("SELECT count(*) FROM \(table) WHERE \(condition)") { try $0.int(0) } ?? 0
        }
    }
}
