import Authority
import Casework
import Catalogue
import Definitions
import Standards
import Store
import Testing

/// What is the provider's alone leaves no trace: every answer is that of a world in which it does not exist.
@Suite struct HiddenTests {
    @Test(arguments: Engine.allCases)
    func `outsiders get, byte for byte, what they would get if the hidden things did not exist`(
        engine: Engine
    ) async throws {
        let real = try await CatalogueWorld.answers(on: engine, packs: TestPacks.make(hidden: true)) { world in
            try await Transcript.outsiders(in: world)
        }
        let without = try await CatalogueWorld.answers(on: engine, packs: TestPacks.make(hidden: false)) { world in
            try await Transcript.outsiders(in: world)
        }
        #expect(real.count == without.count)
        for (one, other) in zip(real, without) { #expect(one == other) }
    }

    @Test(arguments: Engine.allCases)
    func `a new version that changes hidden items alone is none for outsiders`(engine: Engine) async throws {
        let before = try await CatalogueWorld.answers(on: engine) { world in try await Transcript.outsiders(in: world) }
        let after = try await CatalogueWorld.answers(on: engine) { world in
            world.go(to: "2026-11-25")
            let more = ItemDefinition(
                id: "watch-list", title: TestPacks.both("重点名单"), type: .text, sensitivity: .sensitive,
                audience: .provider)
            try await world.revise(TestPacks.vehicle(more: [more]))
            try await world.publish("vehicle")
            #expect(try await world.search("重点名单", as: "chen").count == 1)
            #expect(try await world.entry("vehicle", as: "chen")?.definition.items.count == 6)
            world.go(to: "2026-11-24")
            return try await Transcript.outsiders(in: world)
        }
        for (one, other) in zip(before, after) { #expect(one == other) }
    }

    @Test(arguments: Engine.allCases)
    func `a draft beside a published entry is none for outsiders`(engine: Engine) async throws {
        let before = try await CatalogueWorld.answers(on: engine) { world in try await Transcript.outsiders(in: world) }
        let after = try await CatalogueWorld.answers(on: engine) { world in
            try await world.revise(TestPacks.vehicle(title: "尚未公开的名称"))
            _ = try await world.register(TestPacks.entry("any", "未公开目录", provider: "public-security", items: []))
            #expect(try await world.entry("vehicle", as: "chen")?.hasDraft == true)
            return try await Transcript.outsiders(in: world)
        }
        for (one, other) in zip(before, after) { #expect(one == other) }
    }

    @Test(arguments: Engine.allCases)
    func `the provider's officials and the bureau see what is hidden`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            for account in ["chen", "luo", "wu", "huang"] {
                #expect(try await world.entry("informants", as: account) != nil, "\(account)")
                #expect(try await world.entry("vehicle", as: account)?.definition.item("case-mark") != nil)
                #expect(try await world.search("布控", as: account).count == 2)
            }
            for account in ["li", "zhong", "wang", "feng", "liang"] {
                #expect(try await world.entry("informants", as: account) == nil, "\(account)")
                #expect(try await world.entry("vehicle", as: account)?.definition.item("case-mark") == nil)
                #expect(try await world.search("布控", as: account).count == 0)
            }
        }
    }

    @Test func `only officials read the catalogue`() async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            for kind in [ActorKind.resident, .service, .system] {
                let actor = Actor(
                    account: "x", name: "", organisation: "public-security",
                    roles: [Assignment(role: "data-clerk", organisation: "public-security")], kind: kind)
                let (count, view, titles) = try await world.store.read { [catalogue = world.catalogue] snapshot in
                    (
                        try catalogue.search(EntryQuery(), for: actor, in: snapshot).count,
                        try catalogue.entry("vehicle", for: actor, in: snapshot),
                        try catalogue.titles(of: ["vehicle"], for: actor, in: snapshot)
                    )
                }
                #expect(count == 0 && view == nil && titles.isEmpty)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `an item that became hidden is hidden in the old versions too`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let entry = TestPacks.vehicle()
            let items = entry.items.map { item in
                item.id == "model"
                    ? ItemDefinition(
                        id: item.id, title: item.title, type: item.type, length: item.length,
                        sensitivity: item.sensitivity, audience: .provider) : item
            }
            try await world.revise(
                EntryDefinition(
                    id: entry.id, pack: "", title: entry.title, summary: entry.summary, provider: entry.provider,
                    category: entry.category, themes: entry.themes, items: items, sharing: entry.sharing,
                    conditions: entry.conditions, ways: entry.ways, level: 2, update: .daily,
                    assessments: entry.assessments, approval: entry.approval))
            try await world.publish("vehicle")
            #expect(try await world.entry("vehicle", version: 1, as: "li")?.definition.item("model") == nil)
            #expect(try await world.entry("vehicle", version: 1, as: "chen")?.definition.item("model") != nil)
            let actor = world.actor("li")
            let diff = try await world.store.read { [catalogue = world.catalogue] in
                try catalogue.diff("vehicle", from: 1, to: 2, for: actor, in: $0)
            }
            #expect(diff?.changes == [])
        }
    }
}
