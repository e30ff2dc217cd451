import Authority
import Casework
import Catalogue
import Definitions
import Standards
import Store
import Testing

/// Draft → department's check → bureau's audit → published → withdrawn.
@Suite struct PublicationTests {
    private static let draft = TestPacks.entry(
        "ignored", "驾驶人信息", provider: "public-security",
        items: [ItemDefinition(id: "licence", title: TestPacks.both("准驾车型"), type: .text, sensitivity: .internal)])

    @Test(arguments: Engine.allCases)
    func `an entry goes from draft to the catalogue and out of it`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let id = try await world.register(Self.draft)
            #expect(try await world.entry(id, as: "li") == nil)
            #expect(try await world.search("驾驶人", as: "chen").count == 1)
            let file = try await world.submit(id)
            #expect(try await world.entry(id, as: "chen")?.state == .review)
            #expect(try await world.entry(id, as: "chen")?.caseNumber == file.number)
            try await world.act(.yes, on: file.id, as: "luo")
            #expect(try await world.entry(id, as: "li") == nil, "the bureau has not audited it yet")
            try await world.act(.yes, on: file.id, as: "huang")
            let view = try await world.entry(id, as: "li")
            #expect(view?.version == 1 && view?.state == .published && view?.code?.hasPrefix("101000/") == true)
            #expect(try await world.search("准驾车型", as: "li").count == 1)

            let (actor, command) = (world.actor("chen"), try world.command)
            let leaving = try await world.store.write { [catalogue = world.catalogue] in
                try catalogue.withdraw(id, reason: "职责已划转", by: actor, command: command, in: $0)
            }
            try await world.act(.yes, on: leaving.id, as: "luo")
            #expect(try await world.entry(id, as: "li") != nil)
            try await world.act(.yes, on: leaving.id, as: "huang")
            #expect(try await world.entry(id, as: "li") == nil)
            #expect(try await world.entry(id, as: "chen")?.state == .withdrawn)
            #expect(
                try await world.events("catalogue.").filter { $0 != "catalogue.loaded" } == [
                    "catalogue.published", "catalogue.registered", "catalogue.submitted", "catalogue.submitted",
                    "catalogue.withdrawn",
                ])
        }
    }

    @Test func `everything that is missing is told at once`() async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            let bare = EntryDefinition(
                id: "", pack: "", title: TestPacks.both("驾驶人信息"), summary: TestPacks.both("摘要"),
                provider: "public-security", category: "unclassified", items: [],
                sharing: Sharing(class: .conditional, reason: nil), level: 2, update: .daily)
            let id = try await world.register(bare)
            let problems = world.catalogue.problems(in: bare)
            #expect(
                problems.map(\.field) == [
                    "items", "sharing.reason", "conditions", "ways", "category", "assessments.secrecy",
                    "assessments.personal-information", "approval",
                ])
            let refused = try await refusal { _ = try await world.submit(id) }
            #expect(refused?.split(separator: ",").count == problems.count)
        }
    }

    @Test func `what could not be kept is refused, with every place named`() async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            let item = ItemDefinition(id: "Bad Id", title: TestPacks.both(""), type: .text, sensitivity: .open)
            let twice = ItemDefinition(id: "plate", title: TestPacks.both("号牌"), type: .text, sensitivity: .open)
            let hostile = TestPacks.entry(
                "x", "a\u{0}b", provider: "public-security", category: "no-such", themes: ["none"],
                items: [item, twice, twice])
            let refused = try await refusal { _ = try await world.register(hostile) }
            for code in ["entry.text", "entry.unknown", "entry.missing", "entry.item-name", "entry.item-twice"] {
                #expect(refused?.contains(code) == true, "\(code)")
            }
        }
    }

    @Test func `only the provider's own people write its entries`() async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            for account in ["li", "huang", "wu", "liang", "feng"] {
                #expect(
                    try await refusal { _ = try await world.register(Self.draft, as: account) }
                        == "catalogue.not-maintainer", "\(account)")
                #expect(
                    try await refusal { try await world.revise(TestPacks.vehicle(), as: account) }
                        == "catalogue.not-maintainer", "\(account)")
            }
            #expect(
                try await refusal { try await world.revise(TestPacks.informants, as: "li") } == "catalogue.no-entry")
        }
    }

    @Test(arguments: Engine.allCases)
    func `what is being reviewed cannot be changed, what was returned can`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            try await world.revise(TestPacks.vehicle(title: "机动车"))
            let file = try await world.submit("vehicle")
            #expect(try await refusal { try await world.revise(TestPacks.vehicle()) } == "catalogue.in-review")
            #expect(try await refusal { _ = try await world.submit("vehicle") } == "catalogue.in-review")
            try await world.act(.back, on: file.id, as: "luo")
            try await world.revise(TestPacks.vehicle(title: "机动车登记"))
            let actor = world.actor("chen")
            let content = try await world.store.read { [catalogue = world.catalogue] in
                try catalogue.resubmission(of: "vehicle", for: actor, in: $0)
            }
            try await world.act(.resubmit(content: content ?? "", note: ""), on: file.id, as: "chen")
            try await world.act(.yes, on: file.id, as: "luo")
            try await world.act(.yes, on: file.id, as: "huang")
            #expect(try await world.entry("vehicle", as: "li")?.definition.title.zh == "机动车登记")
        }
    }

    @Test(arguments: Engine.allCases)
    func `of two who write one draft the second is told`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let seen = try await world.entry("vehicle", as: "chen")?.revision
            try await world.revise(TestPacks.vehicle(title: "甲"), revision: seen)
            #expect(
                try await refusal { try await world.revise(TestPacks.vehicle(title: "乙"), revision: seen) }
                    == "catalogue.changed")
        }
    }

    @Test(arguments: Engine.allCases)
    func `of two submissions at once one opens a case`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            try await world.revise(TestPacks.vehicle(title: "机动车"))
            let codes = try await atOnce(6) { try await world.submit("vehicle") }
            #expect(codes.filter { $0 == nil }.count == 1)
            #expect(codes.compactMap(\.self).allSatisfy { $0 == "catalogue.in-review" })
        }
    }

    @Test(arguments: Engine.allCases)
    func `codes are never given twice, whoever publishes at once`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            var ids: [String] = []
            for _ in 0..<6 { ids.append(try await world.register(Self.draft)) }
            let all = ids
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in all { group.addTask { try await world.publish(id) } }
                try await group.waitForAll()
            }
            var codes: Set<String> = []
            for id in all { codes.insert(try await world.entry(id, as: "li")?.code ?? "") }
            #expect(codes.count == 6)
            #expect(!codes.contains(""))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a repeated command returns the first outcome`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            try await world.revise(TestPacks.vehicle(title: "机动车"))
            let command = try world.command
            let first = try await world.submit("vehicle", command: command)
            #expect(try await world.submit("vehicle", command: command).number == first.number)
            try await world.act(.yes, on: first.id, as: "luo")
            try await world.act(.yes, on: first.id, as: "huang")
            #expect(try await world.submit("vehicle", command: command).state == .approved)
            #expect(try await world.entry("vehicle", as: "li")?.version == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a difference names what changed, field by field`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let more = ItemDefinition(id: "colour", title: TestPacks.both("颜色"), type: .text, sensitivity: .internal)
            try await world.revise(TestPacks.vehicle(more: [more], title: "机动车"))
            try await world.publish("vehicle")
            let actor = world.actor("li")
            let diff = try await world.store.read { [catalogue = world.catalogue] in
                try catalogue.diff("vehicle", from: 1, to: 2, for: actor, in: $0)
            }
            #expect(diff?.changes.map(\.field) == ["title", "summary", "items.colour"])
            #expect(diff?.changes.first?.before?.zh == "机动车登记信息")
            #expect(diff?.changes.last?.kind == .added)
        }
    }

    @Test(arguments: Engine.allCases)
    func `attached resources make an entry timely or late`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            #expect(try await world.entry("vehicle", as: "li")?.timeliness == .timely)
            world.go(to: "2026-11-25")
            #expect(try await world.entry("vehicle", as: "li")?.timeliness == .overdue)
            let (actor, command) = (world.actor("chen"), try world.command)
            let fresh = ResourceDefinition(
                id: "table", kind: .table, title: TestPacks.both("库表"), updated: Day("2026-11-25"))
            try await world.store.write { [catalogue = world.catalogue] in
                try catalogue.attach(fresh, to: "vehicle", by: actor, command: command, in: $0)
            }
            let view = try await world.entry("vehicle", as: "li")
            #expect(view?.timeliness == .timely)
            #expect(view?.definition.resources.map(\.id) == ["api", "table"])
            #expect(view?.version == 1, "attaching makes no version")
        }
    }
}

/// Runs a body several times at once, and what each was refused with.
func atOnce<T>(_ count: Int, _ body: @escaping @Sendable () async throws -> T) async throws -> [String?] {
    try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 0..<count { group.addTask { try await refusal { _ = try await body() } } }
        var codes: [String?] = []
        for try await code in group { codes.append(code) }
        return codes
    }
}
