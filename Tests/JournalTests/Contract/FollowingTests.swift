import Journal
import ServiceLifecycle
import Standards
import Store
import Synchronization
import TestSupport
import Testing

@Suite struct FollowingTests {
    /// Counts entries per kind.
    struct Tally: Projection {
        let name = "tally"
        var version = 1
        let source = ProjectionSource.entries
        static let migrations = [
            Migration(module: "tally", version: 1, name: "counts") { schema in
                try schema.create(
                    Table(
                        "tally", columns: [Column("kind", .text), Column("number", .integer)], primaryKey: ["kind"]))
            }
        ]

        func apply(_ entries: [JournalEntry], in transaction: Transaction) throws {
            for entry in entries {
                try transaction.execute(
                    """
                    INSERT INTO tally (kind, number) VALUES (?, 1)
                    ON CONFLICT (kind) DO UPDATE SET number = tally.number + 1
                    """, [.text(entry.details?.kind ?? "erased")])
            }
        }

        func reset(in transaction: Transaction) throws {
            try transaction.execute("DELETE FROM tally")
        }
    }

    /// Remembers what it was told, and fails as often as it is asked to.
    final class Teller: Reaction {
        let name = "teller"
        let heard = Mutex<[Int64]>([])
        let failures = Mutex(0)

        func react(to entry: JournalEntry) async throws {
            struct Failure: Error {}
            let fails = failures.withLock { left in
                guard left > 0 else { return false }
                left -= 1
                return true
            }
            if fails { throw Failure() }
            heard.withLock { $0.append(entry.position) }
        }
    }

    private static func counted(_ city: Fixture) async throws -> Int64? {
        try await city.store.read {
            try $0.first("SELECT number FROM tally WHERE kind = 'test.event'") { try $0.integer(0) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a projection takes in every entry once, and a rebuild gives the same`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            try await city.store.migrate(Journal.migrations + Tally.migrations)
            city.journal.register(projection: Tally())
            try await city.append(1_200)
            try await city.journal.sealNow()
            try await city.journal.catchUp()
            #expect(try await Self.counted(city) == 1_200)
            try await city.journal.catchUp()
            #expect(try await Self.counted(city) == 1_200)
            try await city.journal.rebuild("tally")
            try await city.journal.catchUp()
            #expect(try await Self.counted(city) == 1_200)
            await #expect(throws: JournalError.self) { try await city.journal.rebuild("other") }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a projection of a new version is rebuilt by itself`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            try await city.store.migrate(Journal.migrations + Tally.migrations)
            city.journal.register(projection: Tally())
            try await city.append(10)
            try await city.journal.sealNow()
            try await city.journal.catchUp()
            let next = try city.node(5)
            next.register(projection: Tally(version: 2))
            try await city.execute("UPDATE tally SET number = 77")
            try await next.catchUp()
            #expect(try await Self.counted(city) == 10)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a reaction hears every new entry once, in order, and nothing from a rebuild`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            try await city.store.migrate(Journal.migrations + Tally.migrations)
            let teller = Teller()
            city.journal.register(projection: Tally())
            city.journal.register(reaction: teller)
            try await city.append(2)
            try await city.journal.sealNow()
            try await city.journal.catchUp()
            #expect(teller.heard.withLock { $0 } == [])
            try await city.append(3)
            try await city.journal.sealNow()
            try await city.journal.catchUp()
            try await city.journal.rebuild("tally")
            try await city.journal.catchUp()
            #expect(teller.heard.withLock { $0 } == [2, 3, 4])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a reaction that failed is asked again`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            let teller = Teller()
            city.journal.register(reaction: teller)
            try await city.journal.catchUp()
            try await city.append(2)
            try await city.journal.sealNow()
            teller.failures.withLock { $0 = 1 }
            await #expect(throws: (any Error).self) { try await city.journal.catchUp() }
            try await city.journal.catchUp()
            #expect(teller.heard.withLock { $0 } == [0, 1])
        }
    }

    @Test(arguments: Engine.allCases)
    func `the services seal and follow by themselves, and seal what is left when they stop`(engine: Engine) async throws
    {
        try await Fixture.with(engine) { city in
            try await city.store.migrate(Journal.migrations + Tally.migrations)
            let journal = city.journal
            journal.register(projection: Tally())
            let services = ServiceGroup(
                services: [journal.sealer, journal.runner], gracefulShutdownSignals: [], logger: .silent)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await services.run() }
                let id = try #require(try await city.append(1).first)
                #expect(try await journal.position(of: id, within: .seconds(20)) == 0)
                #expect(try await journal.reached("tally", entry: id, within: .seconds(20)))
                #expect(try await journal.reached("tally", position: 0, within: .seconds(20)))
                try await city.append(5)
                await services.triggerGracefulShutdown()
                try await group.waitForAll()
            }
            #expect(try await city.count("journal_entry") == 6)
            #expect(try await city.count("journal_pending") == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `waiting for what does not come ends`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            let reached = try await city.journal.reached("tally", position: 0, within: .milliseconds(1))
            let position = try await city.journal.position(of: ID(rawValue: "none"), within: .milliseconds(1))
            #expect(!reached)
            #expect(position == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `entries are listed newest first, page by page, by kind, actor, person and dataset`(engine: Engine)
        async throws
    {
        try await Fixture.with(engine) { city in
            let journal = city.journal
            let all = [
                city.details("a.one", actor: "chen", dataset: nil, subjects: ["p1", "p1", "p2"]),
                city.details("a.two", actor: "wang", subjects: ["p2"]),
                city.details("b.one", actor: "chen", dataset: "other"),
            ]
            for details in all {
                try await city.store.write { _ = try journal.append(details, in: $0) }
                try await journal.sealNow()
            }
            func list(_ filter: EntryFilter, before: Int64? = nil, limit: Int = 10) async throws -> [Int64] {
                try await city.store.read {
                    try journal.entries(filter, before: before, limit: limit, in: $0).map(\.position)
                }
            }
            #expect(try await list(EntryFilter()) == [2, 1, 0])
            #expect(try await list(EntryFilter(), limit: 2) == [2, 1])
            #expect(try await list(EntryFilter(), before: 1) == [0])
            #expect(try await list(EntryFilter(kindPrefix: "a.")) == [1, 0])
            #expect(try await list(EntryFilter(actor: "chen")) == [2, 0])
            #expect(try await list(EntryFilter(subject: "p2")) == [1, 0])
            #expect(try await list(EntryFilter(dataset: "other")) == [2])
            #expect(try await list(EntryFilter(actor: "chen", subject: "p1")) == [0])
            let first = try await city.store.read { try journal.entry(at: 0, in: $0) }
            #expect(first?.details?.subjects == ["p1", "p2"])
        }
    }
}
