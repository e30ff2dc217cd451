import Authority
import Casework
import Definitions
import Jobs
import Journal
import Logging
import Notices
import Search
import Standards
import Store
import TestSupport
import Trust

/// Casework over an empty store, with a clock that tests move and people that tests appoint.
struct CaseWorld: Sendable {
    let store: Store
    let journal: Journal
    let timers: Timers
    let notices: Notices
    let casework: Casework
    let directory: TestDirectory
    let clock: ManualClock
    let ids: IDSource
    let packs: PackSet

    static func run(
        on engine: Engine, packs: PackSet = TestCity.packs, _ body: (CaseWorld) async throws -> Void
    ) async throws {
        let migrations =
            Journal.migrations + Timers.migrations + SearchList.migrations + Notices.migrations + Casework.migrations
        try await withStore(on: engine, migrations: migrations) { store in
            try await body(CaseWorld(store, packs: packs))
        }
    }

    init(_ store: Store, packs: PackSet = TestCity.packs, seed: UInt64 = 1) throws {
        let clock = ManualClock()
        let entropy = Entropy.repeatable(seed: seed)
        self.store = store
        self.clock = clock
        self.packs = packs
        directory = TestDirectory(TestCity.people)
        ids = IDSource(clock: clock.wall, entropy: entropy)
        journal = try Journal(
            store: store, origin: "yitong.test/casework",
            key: Ed25519Key(name: "yitong.test/casework", entropy: entropy), clock: clock.wall, entropy: entropy,
            logger: .silent)
        timers = Timers(store: store, clock: clock.wall, logger: .silent)
        notices = Notices(store: store, journal: journal, clock: clock.wall, ids: ids)
        casework = Casework(
            store: store, journal: journal, timers: timers, packs: packs, directory: directory, clock: clock.wall,
            ids: ids, entropy: entropy)
    }

    /// Nine in the morning of a day in Beijing.
    func go(to day: String) {
        guard let day = Day(day) else { return }
        clock.set(BeijingTime.start(of: day).advanced(by: .seconds(9 * 3_600)))
    }

    func actor(_ account: String) -> Actor { directory.actor(account) }

    var command: CommandID {
        get throws { try CommandID(ids.next(CaseWorld.self).rawValue) }
    }

    static let request = NewCase(
        chain: "sharing-request", title: Localized(zh: "机动车登记信息共享申请", en: "Motor vehicle registrations"),
        object: "entry:vehicle-registration",
        parties: ["consumer": "social-security", "provider": "public-security"], content: #"{"fields":5}"#,
        text: ["养老待遇资格认证"])

    @discardableResult
    func open(
        _ new: NewCase = CaseWorld.request, by account: String = "li", command: CommandID? = nil
    ) async throws -> CaseFile {
        let command = try command ?? self.command
        let actor = actor(account)
        return try await store.write { [casework] transaction in
            try casework.open(new, by: actor, as: actor.roles.first, command: command, in: transaction)
        }
    }

    /// Acts in the first seat that she has, or in the one given.
    @discardableResult
    func act(
        _ act: CaseAct, on id: ID<CaseFile>, by account: String, as seat: Seat? = nil, command: CommandID? = nil
    ) async throws -> CaseFile {
        let command = try command ?? self.command
        let actor = actor(account)
        return try await store.write { [casework] transaction in
            var chosen = seat
            if chosen == nil, act.needsSeat, let file = try casework.file(id, for: actor, in: transaction) {
                chosen =
                    try casework.seats(of: actor, for: file, in: transaction).first
                    ?? file.openTask.map { Seat(task: $0.id, post: $0.post) }
            }
            return try casework.act(act, on: id, by: actor, as: chosen, command: command, in: transaction)
        }
    }

    /// The code of the refusal that an act meets, or nil.
    func refusal(
        _ act: CaseAct, on id: ID<CaseFile>, by account: String, as seat: Seat? = nil
    ) async throws -> String? {
        do {
            try await self.act(act, on: id, by: account, as: seat)
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }

    func file(_ id: ID<CaseFile>, for account: String = "huang") async throws -> CaseFile? {
        let actor = actor(account)
        return try await store.read { [casework] in try casework.file(id, for: actor, in: $0) }
    }

    func seats(_ account: String, _ id: ID<CaseFile>) async throws -> [Seat] {
        let actor = actor(account)
        return try await store.read { [casework] snapshot in
            guard let file = try casework.file(id, for: actor, in: snapshot) else { return [] }
            return try casework.seats(of: actor, for: file, in: snapshot)
        }
    }

    func toDo(_ account: String) async throws -> [ToDo] {
        let actor = actor(account)
        return try await store.read { [casework] in try casework.toDo(for: actor, limit: 100, in: $0).items }
    }

    @discardableResult
    func absent(
        _ account: String, deputy: String, from: String, to: String, post: Assignment? = nil, by: String? = nil
    ) async throws -> Absence {
        let new = NewAbsence(
            account: account, post: post, deputy: deputy, from: Day(from) ?? .earliest, to: Day(to) ?? .earliest,
            reason: "出差")
        let (actor, command) = (actor(by ?? account), try command)
        return try await store.write { [casework] in
            try casework.setAbsence(new, by: actor, command: command, in: $0)
        }
    }

    /// How many rows a table has.
    func count(_ table: String, where condition: String = "1 = 1") async throws -> Int {
        try await store.read { snapshot in
            try snapshot.first("SELECT count(*) FROM \(table) WHERE \(condition)") { try $0.int(0) } ?? 0
        }
    }

    /// The kinds of the events so far, in order.
    func events() async throws -> [String] {
        try await journal.sealNow()
        return try await store.read { [journal] snapshot in
            try journal.entries(from: 0, limit: 10_000, in: snapshot).compactMap { $0.details?.kind }
                .filter { $0.hasPrefix("case.") }
        }
    }
}

extension CaseAct {
    static let yes = CaseAct.approve(opinion: "同意", content: nil)
    static let no = CaseAct.refuse(reason: "不符合法定条件")
    static let back = CaseAct.return(missing: [MissingItem(item: "来函", mend: "请附加盖公章的来函")], opinion: "")
    static let again = CaseAct.resubmit(content: #"{"fields":4}"#, note: "已补正")
}
