import Catalogue
import Definitions
import Standards
import Store
import TestSupport
import Testing

/// The packs' entries come in, once, and again when they change.
@Suite struct LoadingTests {
    @Test(arguments: Engine.allCases)
    func `loading again changes nothing`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let before = try await world.entry("vehicle", as: "chen")
            #expect(try await world.catalogue.load() == 0)
            #expect(try await world.entry("vehicle", as: "chen") == before)
            #expect(before?.version == 1)
            #expect(before?.code?.hasPrefix("101000/") == true)
            #expect(before?.state == .published)
            #expect(before?.definition.published == TestPacks.published)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a changed definition makes a new version, an unchanged one does not`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let changed = try CatalogueWorld(
                world.store, packs: TestPacks.make(entries: [TestPacks.vehicle(title: "车辆登记")]), clock: world.clock,
                seed: 2)
            // The first of two definitions of one id counts: put the changed one in front.
            let packs = PackSet(
                elements: TestPacks.elements, datasets: [TestPacks.resident], organisations: world.packs.organisations,
                roles: Array(world.packs.roles.values), categories: Array(world.packs.categories.values),
                entries: [TestPacks.vehicle(title: "车辆登记"), TestPacks.weather], chains: TestChains.all)
            let again = try CatalogueWorld(world.store, packs: packs, clock: world.clock, seed: 3)
            #expect(try await changed.catalogue.load() == 0)
            #expect(try await again.catalogue.load() == 1)
            let view = try await again.entry("vehicle", as: "li")
            #expect(view?.version == 2)
            #expect(view?.definition.title.zh == "车辆登记")
            let old = try await again.entry("vehicle", version: 1, as: "li")
            #expect(old?.definition.title.zh == "机动车登记信息")
            #expect(try await again.entry("weather", as: "li")?.version == 1)
            #expect(try await again.search("车辆登记", as: "li").count == 1)
            #expect(try await again.search("机动车", as: "li").count == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `several nodes load at once without doubling anything`(engine: Engine) async throws {
        try await withCity(on: engine) { store in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for seed in 1...4 {
                    let world = try CatalogueWorld(store, packs: TestPacks.make(), seed: UInt64(seed))
                    group.addTask { try await world.catalogue.load() }
                }
                var loaded = 0
                for try await count in group { loaded += count }
                #expect(loaded == TestPacks.make().entries.count)
            }
            let codes = try await store.read { try $0.query("SELECT code FROM catalogue_code") { try $0.text(0) } }
            #expect(Set(codes).count == codes.count)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a renamed provider is found by its old name and its new one`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            #expect(try await world.search("公安分局", as: "li").count == 3, "the predecessor's name")
            let renamed = try CatalogueWorld(
                world.store, packs: TestPacks.make(policeName: "治安管理局"), clock: world.clock, seed: 2)
            #expect(try await renamed.catalogue.load() == 0, "no entry has changed")
            #expect(try await renamed.search("治安管理局", as: "li").count == 3)
            #expect(try await renamed.entry("vehicle", as: "li")?.version == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what a pack leaves unpublished is a draft of its department`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            #expect(try await world.entry("pensioner", as: "chen") == nil)
            let draft = try await world.entry("pensioner", as: "li")
            #expect(draft?.isDraft == true)
            #expect(draft?.state == .draft)
            #expect(draft?.code == nil)
            #expect(try await world.entry("pensioner", as: "huang") != nil)
        }
    }
}

/// An empty store with the catalogue's tables.
private func withCity(on engine: Engine, _ body: (Store) async throws -> Void) async throws {
    try await withStore(on: engine, migrations: CatalogueWorld.migrations) { try await body($0) }
}
