import Authority
import Casework
import Catalogue
import Definitions
import Files
import Jobs
import Journal
import Logging
import Notices
import Search
import Standards
import Store
import TestSupport
import Trust

/// The catalogue over an empty store, with the demonstration's people and a clock that tests move.
struct CatalogueWorld: Sendable {
    let store: Store
    let packs: PackSet
    let journal: Journal
    let timers: Timers
    let notices: Notices
    let casework: Casework
    let catalogue: Catalogue
    let clock: ManualClock
    let ids: IDSource
    let directory = TestDirectory()

    static var migrations: [Migration] {
        Journal.migrations + Files.migrations + Timers.migrations + SearchList.migrations + Notices.migrations
            + Casework.migrations + Catalogue.migrations
    }

    /// Runs `body` in a world whose packs are loaded.
    static func run(
        on engine: Engine, packs: PackSet = TestPacks.make(), _ body: (CatalogueWorld) async throws -> Void
    ) async throws {
        try await answers(on: engine, packs: packs) { world in
            try await body(world)
            return []
        }
    }

    /// The same, for what `body` was answered.
    @discardableResult
    static func answers(
        on engine: Engine, packs: PackSet = TestPacks.make(), _ body: (CatalogueWorld) async throws -> [String]
    ) async throws -> [String] {
        try await withStore(on: engine, migrations: migrations) { store in
            let world = try CatalogueWorld(store, packs: packs)
            try await world.catalogue.load()
            return try await body(world)
        }
    }

    init(
        _ store: Store, packs: PackSet, clock: ManualClock = ManualClock(), seed: UInt64 = 1,
        fresh: [String: Instant] = [:]
    ) throws {
        let entropy = Entropy.repeatable(seed: seed)
        self.store = store
        self.packs = packs
        self.clock = clock
        ids = IDSource(clock: clock.wall, entropy: entropy)
        journal = try Journal(
            store: store, origin: "yitong.test/catalogue",
            key: Ed25519Key(name: "yitong.test/catalogue", entropy: entropy), clock: clock.wall, entropy: entropy,
            logger: .silent)
        timers = Timers(store: store, clock: clock.wall, logger: .silent)
        notices = Notices(store: store, journal: journal, clock: clock.wall, ids: ids)
        casework = Casework(
            store: store, journal: journal, timers: timers, packs: packs, directory: directory, clock: clock.wall,
            ids: ids, entropy: entropy)
        catalogue = Catalogue(
            store: store, journal: journal, casework: casework, timers: timers,
            files: Files(store: store, folder: "/nowhere", clock: clock.wall, ids: ids),
            authority: Authority(packs: packs, journal: journal, clock: clock.wall, ids: ids), packs: packs,
            notices: notices, freshness: { datasets, _ in fresh.filter { datasets.contains($0.key) } },
            clock: clock.wall, ids: ids, entropy: entropy)
    }

    func actor(_ account: String) -> Actor { directory.actor(account) }

    var command: CommandID { get throws { try CommandID(ids.next(CatalogueWorld.self).rawValue) } }

    /// Nine in the morning of a day in Beijing.
    func go(to day: String) {
        guard let day = Day(day) else { return }
        clock.set(BeijingTime.start(of: day).advanced(by: .seconds(9 * 3_600)))
    }

    // MARK: Entries

    func entry(_ id: String, version: Int? = nil, as account: String) async throws -> EntryView? {
        let actor = actor(account)
        return try await store.read { [catalogue] in
            try catalogue.entry(id, version: version, for: actor, in: $0)
        }
    }

    func search(
        _ text: String = "", _ filters: [EntryQuery.Facet: Set<String>] = [:], as account: String, limit: Int = 20
    ) async throws -> EntryPage {
        let actor = actor(account)
        return try await store.read { [catalogue] in
            try catalogue.search(EntryQuery(text: text, filters: filters), for: actor, limit: limit, in: $0)
        }
    }

    func register(_ draft: EntryDraft, as account: String = "chen") async throws -> String {
        let (actor, command) = (actor(account), try command)
        return try await store.write { [catalogue] in
            try catalogue.register(draft, by: actor, command: command, in: $0)
        }
    }

    func revise(_ draft: EntryDraft, revision: Int64? = nil, as account: String = "chen") async throws {
        let (actor, command) = (actor(account), try command)
        try await store.write { [catalogue] in
            try catalogue.revise(draft, revision: revision, by: actor, command: command, in: $0)
        }
    }

    @discardableResult
    func submit(_ id: String, as account: String = "chen", command: CommandID? = nil) async throws -> CaseFile {
        let actor = actor(account)
        let command = try command ?? self.command
        return try await store.write { [catalogue] in
            try catalogue.submit(id, by: actor, command: command, in: $0)
        }
    }

    /// Draft to publication, by everybody whose word it needs.
    func publish(_ id: String) async throws {
        let file = try await submit(id)
        try await act(.yes, on: file.id, as: "luo")
        try await act(.yes, on: file.id, as: "huang")
    }

    // MARK: Requests

    static let content = RequestContent(
        entry: "vehicle", entryVersion: 1, item: "养老待遇资格认证", law: "社会保险法第七十四条", scene: "核对领取人名下车辆",
        system: "养老保险系统", form: .query,
        fields: [
            FieldReason(field: "citizen-id", reason: "确定对象"), FieldReason(field: "plate", reason: "核对车辆"),
            FieldReason(field: "model", reason: "核对车型"),
        ], rows: "plate LIKE '粤T%'", from: Day("2026-11-24") ?? .earliest, to: Day("2027-11-23") ?? .earliest,
        callsPerDay: 1_000, rowsPerDay: 5_000)

    func problems(in content: RequestContent, as account: String = "li") async throws -> [RequestProblem] {
        let actor = actor(account)
        return try await store.read { [catalogue] in try catalogue.problems(in: content, for: actor, in: $0) }
    }

    @discardableResult
    func ask(
        _ content: RequestContent = CatalogueWorld.content, as account: String = "li", command: CommandID? = nil
    ) async throws -> CaseFile {
        let actor = actor(account)
        let command = try command ?? self.command
        return try await store.write { [catalogue] in
            try catalogue.ask(content, by: actor, command: command, in: $0)
        }
    }

    /// Asks and goes through all steps but the provider's last.
    func askToDecision(
        _ content: RequestContent = CatalogueWorld.content, proposal: ProviderDecision? = nil
    ) async throws -> CaseFile {
        let file = try await ask(content)
        try await act(.yes, on: file.id, as: "zhong")
        if content.changes == nil { try await act(.yes, on: file.id, as: "huang") }
        let json = try proposal.map { try catalogue.json($0) }
        return try await act(.approve(opinion: "拟同意", content: json), on: file.id, as: "chen")
    }

    /// Asks and is granted, in whole or as `decision` says.
    func grant(
        _ content: RequestContent = CatalogueWorld.content, decision: ProviderDecision? = nil
    ) async throws -> GrantView {
        let file = try await askToDecision(content, proposal: decision)
        try await act(.yes, on: file.id, as: "luo")
        guard let view = try await grant(ofCase: file.number) else { throw Missing() }
        return view
    }

    struct Missing: Error {}

    func grant(ofCase number: String, as account: String = "li") async throws -> GrantView? {
        let actor = actor(account)
        return try await store.read { [catalogue] in try catalogue.grant(ofCase: number, for: actor, in: $0) }
    }

    func grant(_ number: String, as account: String = "li") async throws -> GrantView? {
        let actor = actor(account)
        return try await store.read { [catalogue] in try catalogue.grant(number, for: actor, in: $0) }
    }

    @discardableResult
    func revoke(_ number: String, as account: String, command: CommandID? = nil) async throws -> Grant {
        let actor = actor(account)
        let command = try command ?? self.command
        return try await store.write { [catalogue] in
            try catalogue.revoke(number, reason: "用途已消失", by: actor, command: command, in: $0)
        }
    }

    // MARK: Cases

    @discardableResult
    func act(
        _ act: CaseAct, on id: ID<CaseFile>, as account: String, command: CommandID? = nil
    ) async throws -> CaseFile {
        let actor = actor(account)
        let command = try command ?? self.command
        return try await store.write { [casework] transaction in
            var seat: Seat?
            if act.needsSeat, let file = try casework.file(id, for: actor, in: transaction) {
                seat =
                    try casework.seats(of: actor, for: file, in: transaction).first
                    ?? file.openTask.map { Seat(task: $0.id, post: $0.post) }
            }
            return try casework.act(act, on: id, by: actor, as: seat, command: command, in: transaction)
        }
    }

    /// The kinds of the events so far whose kind begins with a prefix, by name: several of one moment have no order.
    func events(_ prefix: String) async throws -> [String] {
        try await journal.sealNow()
        return try await store.read { [journal] snapshot in
            try journal.entries(from: 0, limit: 10_000, in: snapshot).compactMap { $0.details?.kind }
                .filter { $0.hasPrefix(prefix) }.sorted()
        }
    }
}

extension CaseAct {
    static let yes = CaseAct.approve(opinion: "同意", content: nil)
    static let no = CaseAct.refuse(reason: "不符合法定条件")
    static let back = CaseAct.return(missing: [MissingItem(item: "来函", mend: "请附盖章来函")], opinion: "")
}

/// What a refusal or a list of problems says, by its codes; nil: nothing was refused.
func refusal(_ body: () async throws -> Void) async throws -> String? {
    do {
        try await body()
        return nil
    } catch let refusal as Refusal {
        return refusal.code
    } catch let problems as RequestProblems {
        return problems.description
    } catch let problems as EntryProblems {
        return problems.description
    }
}
