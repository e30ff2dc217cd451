import Authority
import Catalogue
import Definitions
import Notices
import Standards
import Store
import Testing

/// What was looked for and not found, and what the bureau answers.
@Suite struct NeedTests {
    @Test(arguments: Engine.allCases)
    func `a need is recorded, answered once, and its asker told`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let need = try await record(in: world)
            #expect(try await needs("huang", in: world).map(\.id) == [need.id])
            #expect(try await needs("zhong", in: world).map(\.id) == [need.id])
            #expect(try await needs("feng", in: world).isEmpty)
            #expect(try await needs("wang", in: world).isEmpty)
            #expect(
                try await refusal { try await answer(need, .refused(ground: "无依据"), "li", in: world) }
                    == "need.not-answerer")
            #expect(
                try await refusal { try await answer(need, .refused(ground: "无依据"), "feng", in: world) } == "need.none")
            #expect(
                try await refusal { try await answer(need, .entry(id: "informants", note: ""), "huang", in: world) }
                    == "request.no-entry", "the asker may not know of it")
            #expect(
                try await refusal { try await answer(need, .entry(id: "nowhere", note: ""), "huang", in: world) }
                    == "request.no-entry")
            try await answer(need, .entry(id: "vehicle", note: "已有"), "huang", in: world)
            #expect(
                try await refusal { try await answer(need, .refused(ground: "无"), "huang", in: world) }
                    == "need.answered")
            #expect(try await needs("li", answered: true, in: world).first?.answer == .entry(id: "vehicle", note: "已有"))
            #expect(try await needs("li", answered: false, in: world).isEmpty)
            let kinds = try await world.store.read { [notices = world.notices] in
                try notices.inbox(of: "li", in: $0).items.map(\.kind)
            }
            #expect(kinds == ["need.answered"])
            #expect(try await world.events("need.") == ["need.answered", "need.recorded"])
        }
    }

    @Test func `a need without words is refused, everything at once`() async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            let bad = NewNeed(title: "", details: "\u{1}", item: "", holder: "nobody", searched: "")
            let (actor, command) = (world.actor("li"), try world.command)
            let code = try await refusal {
                _ = try await world.store.write { [catalogue = world.catalogue] in
                    try catalogue.record(bad, by: actor, command: command, in: $0)
                }
            }
            #expect(code == "request.missing, request.missing, request.missing, need.holder")
        }
    }

    private func record(in world: CatalogueWorld) async throws -> Need {
        let new = NewNeed(title: "车辆年检信息", details: "每月核对", item: "养老待遇资格认证", searched: "年检")
        let (actor, command) = (world.actor("li"), try world.command)
        return try await world.store.write { [catalogue = world.catalogue] in
            try catalogue.record(new, by: actor, command: command, in: $0)
        }
    }

    private func answer(
        _ need: Need, _ answer: NeedAnswer, _ account: String, in world: CatalogueWorld
    ) async throws {
        let (actor, command) = (world.actor(account), try world.command)
        try await world.store.write { [catalogue = world.catalogue] in
            _ = try catalogue.answer(need.id, answer, by: actor, command: command, in: $0)
        }
    }

    private func needs(
        _ account: String, answered: Bool? = nil, in world: CatalogueWorld
    ) async throws -> [Need] {
        let actor = world.actor(account)
        return try await world.store.read { [catalogue = world.catalogue] in
            try catalogue.needs(answered: answered, for: actor, in: $0).needs
        }
    }
}
