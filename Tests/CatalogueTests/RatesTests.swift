import Casework
import Definitions
import GRDB
import Logging
import Standards
import Store
import TestSupport
import Testing

@testable import Catalogue

/// The figures by which departments are measured.
@Suite struct RatesTests {
    @Test(arguments: Engine.allCases)
    func `rates come with the figures they are made of`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let file = try await world.askToDecision()
            try await world.act(.yes, on: file.id, as: "luo")
            let refused = try await world.askToDecision()
            try await world.act(.no, on: refused.id, as: "luo")
            let turnedBack = try await world.ask()
            try await world.act(.no, on: turnedBack.id, as: "zhong")
            let rates = try await world.store.read { [catalogue = world.catalogue] in
                try catalogue.rates(of: "public-security", in: $0)
            }
            #expect(rates.own.published == 3, "vehicle, resident and drugs; what is hidden does not count")
            #expect(rates.own.attached == 2)
            #expect(rates.own.promised == 2)
            #expect(rates.own.timely == 1, "nothing was ever delivered to the dataset")
            #expect(rates.own.subscriptions == 1)
            #expect(rates.own.decided == 2, "the asker's own officer decides nothing for the provider")
            #expect(rates.own.granted == 1)
            #expect(rates.own.satisfaction == 0.5)
            #expect(rates.city.published == 4)
            #expect(rates.departments == 2)
            let top = try await world.store.read { [catalogue = world.catalogue] in
                try catalogue.topUsers(of: "public-security", in: $0)
            }
            #expect(top.map(\.consumer) == ["social-security"] && top.map(\.grants) == [1])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a dataset tells of its own freshness`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let fed = try CatalogueWorld(
                world.store, packs: world.packs, clock: world.clock, seed: 9, fresh: ["resident": world.clock.now])
            #expect(try await fed.entry("resident", as: "li")?.timeliness == .timely)
            #expect(try await world.entry("resident", as: "li")?.timeliness == .overdue)
            let actor = world.actor("chen")
            let late = try await world.store.read { [catalogue = world.catalogue] in
                try catalogue.overdue(of: "public-security", for: actor, in: $0).map(\.id)
            }
            #expect(late == ["resident"])
            fed.go(to: "2026-11-30")
            let later = try await fed.store.read { [catalogue = fed.catalogue] in
                try catalogue.overdue(of: "public-security", for: actor, in: $0).map(\.id)
            }
            #expect(later == ["vehicle", "resident"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `thousands of entries load in pieces and are found and counted by indexes`(engine: Engine) async throws {
        // Ten thousand where a transaction is cheap; the server's turn shows that the plan is the same.
        let count = engine == .sqlite ? 10_000 : 2_000
        let more = (0..<count).map { number in
            TestPacks.entry(
                "entry-\(number)", "目录甲\(number)", provider: ["health", "social-security"][number % 2],
                items: [ItemDefinition(id: "value", title: TestPacks.both("数值"), type: .text, sensitivity: .internal)],
                resources: number % 3 == 0
                    ? [
                        ResourceDefinition(
                            id: "api", kind: .api, title: TestPacks.both("接口"), updated: Day("2026-11-23"))
                    ]
                    : [])
        }
        try await CatalogueWorld.run(on: engine, packs: TestPacks.make(entries: more)) {
            (world: CatalogueWorld) async throws in
            #expect(try await world.catalogue.load() == 0)
            let page = try await world.search("目录甲77", as: "li")
            let hits = (0..<count).filter { "\($0)".hasPrefix("77") }
            #expect(page.count == hits.count)
            #expect(page.facets[.department]?["health"] == hits.filter { $0 % 2 == 0 }.count)
            let rates = try await world.store.read { [catalogue = world.catalogue] in
                try catalogue.rates(of: "health", in: $0)
            }
            #expect(rates.own.attached == (0..<count).filter { $0 % 6 == 0 }.count)
        }
    }

    /// The statements whose cost must follow their answer, and the index that each goes along.
    @Test(arguments: [
        (Catalogue.entryCounts, ["1"], "COVERING INDEX catalogue_entry_rates"),
        (
            "SELECT provider, COUNT(*) FROM catalogue_grant WHERE state = 'active' GROUP BY provider", [],
            "COVERING INDEX catalogue_grant_users"
        ),
        (
            "SELECT COUNT(DISTINCT consumer) FROM catalogue_grant WHERE entry = ? AND state = 'active'", ["x"],
            "COVERING INDEX catalogue_grant_entry"
        ),
        (
            "SELECT id FROM catalogue_grant WHERE consumer = ? AND id < ? ORDER BY id DESC LIMIT 20", ["x", "y"],
            "INDEX catalogue_grant_consumer"
        ),
    ])
    func `counts and lists go along an index`(sql: String, values: [String], index: String) async throws {
        try await withLocation(on: .sqlite) { (location: StoreLocation) async throws in
            let store = try await Store.open(location, configuration: testConfiguration, logger: .silent)
            try await store.migrate(CatalogueWorld.migrations)
            await store.close()
            guard case .sqlite(let path) = location else { return }
            let plan = try await DatabaseQueue(path: path).read { database in
                try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql, arguments: StatementArguments(values))
                    .map { $0["detail"] as String }
            }
            #expect(plan.contains { $0.contains(index) }, "\(plan)")
            #expect(!plan.contains { $0.contains("FOR ORDER BY") }, "\(plan)")
        }
    }
}
