import Authority
import NIOCore
import Registry
import Standards
import Store
import Testing

@testable import Exchange

@Suite struct `A dataset under a grant` {
    private static let list = OwnList(dataset: "pension-recipient", element: "citizen-id")

    private func id(_ number: Int) -> String { SharingPacks.person(number) }

    @Test(arguments: Engine.allCases) func `answers three words to verifying and nothing else`(engine: Engine)
        async throws
    {
        try await SharingCity.run(on: engine) { (city: SharingCity) async throws in
            let grant = World.grant(
                .verify, fields: ["citizen-id", "full-name", "date-of-death", "age", "cause-of-death"])
            let ask = { (person: Int, facts: String) async throws in
                try await city.answer("/verify", "{\"citizen-id\":\"\(id(person))\",\"facts\":{\(facts)}}", grant)
            }
            #expect(try await ask(1, "\"date-of-death\":\"2026-10-02\"") == "{\"result\":\"true\"}")
            #expect(try await ask(1, "\"date-of-death\":\"2026-10-02\",\"age\":71") == "{\"result\":\"true\"}")
            #expect(try await ask(1, "\"date-of-death\":\"2026-10-02\",\"age\":72") == "{\"result\":\"false\"}")
            #expect(try await ask(1, "\"cause-of-death\":\"肺炎\"") == "{\"result\":\"true\"}")
            #expect(try await ask(50, "\"date-of-death\":\"2026-10-02\"") == "{\"result\":\"no-record\"}")
            #expect(try await ask(1, "\"place\":\"home\"") == "body.fact")
        }
    }

    @Test(arguments: Engine.allCases) func `gives hits on the own list alone, in the items of the grant`(
        engine: Engine
    ) async throws {
        try await SharingCity.run(on: engine) { (city: SharingCity) async throws in
            let grant = World.grant(.match, fields: ["citizen-id", "date-of-death", "cause-of-death"], list: Self.list)
            let answer = try await city.outcome("/match", World.many([50, 3, 1, 3]), grant).get()
            #expect(
                String(buffer: answer.body) == """
                    {"asked":3,"hit":2,"hits":[\
                    {"cause-of-death":"\(masked)","citizen-id":"\(id(3))","date-of-death":"2026-10-04"},\
                    {"cause-of-death":"\(masked)","citizen-id":"\(id(1))","date-of-death":"2026-10-02"}]}
                    """)
            #expect(answer.rows == 2)
            #expect(answer.asked == [50, 3, 1].map { "resident:" + id($0) })
            #expect(answer.hit == [3, 1].map { "resident:" + id($0) })
            #expect(try await city.answer("/match", World.many([1, 7]), grant) == "grant.list")
            let refused = try await city.outcome("/match", World.many([1, 7, 300, 301]), grant)
            guard case .failure(let refusal) = refused else {
                Issue.record("answered")
                return
            }
            #expect(refusal.reason.zh.contains("有 3 个不在名单内"))
            let words = [refusal.reason.zh, refusal.reason.en, refusal.next.zh, refusal.next.en].joined()
            #expect(![1, 7, 300, 301].contains { words.contains(id($0)) })
        }
    }

    private var masked: String {
        guard case .text(let text) = Mask.whole.apply(to: .text("肺炎")) else { return "" }
        return text
    }

    @Test(arguments: Engine.allCases) func `opens no record that its condition does not admit, in any form`(
        engine: Engine
    ) async throws {
        try await SharingCity.run(on: engine) { (city: SharingCity) async throws in
            let rows = "place = 'hospital'"
            let fields = ["citizen-id", "full-name"]
            let query = World.grant(fields: fields, rows: rows)
            let masks = Mask.identity.apply(to: .text(id(2)))
            guard case .text(let shown) = masks else { return }
            #expect(
                try await city.answer("/query", World.one(2), query)
                    == "{\"found\":true,\"record\":{\"citizen-id\":\"\(shown)\",\"full-name\":\"死者2\"}}")
            // One that exists and one that does not are answered alike.
            #expect(try await city.answer("/query", World.one(1), query) == "{\"found\":false}")
            #expect(try await city.answer("/query", World.one(50), query) == "{\"found\":false}")
            let match = World.grant(.match, fields: fields, rows: rows, list: Self.list)
            let hits = try await city.outcome("/match", World.many(0..<7), match).get()
            #expect(hits.hit == [0, 2, 4, 6].map { "resident:" + id($0) })
            let verify = World.grant(.verify, fields: fields, rows: rows)
            let fact = { (person: Int) in
                "{\"citizen-id\":\"\(id(person))\",\"facts\":{\"full-name\":\"死者\(person)\"}}"
            }
            #expect(try await city.answer("/verify", fact(2), verify) == "{\"result\":\"true\"}")
            #expect(try await city.answer("/verify", fact(1), verify) == "{\"result\":\"no-record\"}")
        }
    }

    @Test(arguments: Engine.allCases) func `looks at the own list in every form that has one`(engine: Engine)
        async throws
    {
        try await SharingCity.run(on: engine) { (city: SharingCity) async throws in
            let grant = World.grant(list: Self.list)
            #expect(try await city.answer("/query", World.one(7), grant) == "grant.list")
            #expect(try await city.answer("/query", World.one(50), grant) == "{\"found\":false}")
            let nowhere = World.grant(list: OwnList(dataset: "no-such", element: "citizen-id"))
            #expect(try await city.answer("/query", World.one(1), nowhere) == "grant.list-unavailable")
            let other = World.grant(list: OwnList(dataset: "pension-recipient", element: "full-name"))
            #expect(try await city.answer("/query", World.one(1), other) == "grant.definition")
        }
    }

    @Test(arguments: Engine.allCases) func `opens nothing where the packs no longer fit the grant`(engine: Engine)
        async throws
    {
        try await SharingCity.run(on: engine) { (city: SharingCity) async throws in
            let condition = World.grant(rows: "gone = 1")
            #expect(try await city.answer("/query", World.one(1), condition) == "grant.definition")
            let fields = World.grant(fields: ["gone"])
            #expect(try await city.answer("/query", World.one(1), fields) == "grant.definition")
        }
    }

    @Test(arguments: Engine.allCases) func `writes every type as its description says`(engine: Engine) async throws {
        try await SharingCity.run(on: engine) { (city: SharingCity) async throws in
            let grant = World.grant(fields: ["full-name", "date-of-death", "place", "age", "grant-money", "certified"])
            #expect(
                try await city.answer("/query", World.one(2), grant) == """
                    {"found":true,"record":{"age":72,"certified":true,"date-of-death":"2026-10-03",\
                    "full-name":"死者2","grant-money":"1234.50","place":"hospital"}}
                    """)
        }
    }

    @Test(arguments: Engine.allCases) func `says so when its store is gone`(engine: Engine) async throws {
        try await SharingCity.run(on: engine) { (city: SharingCity) async throws in
            await city.store.close()
            let outcome = try await city.answer("/query", World.one(1), World.grant())
            #expect(outcome == "register.unavailable")
        }
    }
}
