import Authority
import Definitions
import Standards
import Store
import Testing

@testable import Registry

@Suite struct `A register under grants` {
    private func grant(
        _ fields: [String], rows: String? = nil, dataset: String? = "person", list: OwnList? = nil
    ) -> Grant {
        let day = Day(year: 2026, month: 1, day: 1) ?? .earliest
        return Grant(
            id: ID(rawValue: "g"), number: "SQ-1", caseNumber: "GX-1", entry: "person", entryVersion: 1,
            dataset: dataset,
            provider: "bureau", consumer: "other", system: "system", form: .query, fields: fields, rows: rows,
            list: list,
            purpose: "核查", law: "法", scene: "场景", from: day, to: day, callsPerDay: 1, rowsPerDay: 1,
            decidedBy: "li.wei",
            decidedByName: "李伟", grantedAt: Instant(microseconds: 0))
    }

    private func run(
        on engine: Engine, _ body: (RegistryCity, SharedRegister) async throws -> Void
    ) async throws {
        try await withCity(on: engine) { (city: RegistryCity) async throws in
            try await city.load(RegistryCity.file(0..<1_200, children: 2))
            try await body(city, SharedRegister(store: city.store, packs: RegistryCity.packs))
        }
    }

    private func key(_ number: Int) -> Datum { .text("P\(1_000_000 + number)") }

    @Test(arguments: Engine.allCases) func `gives the granted items of each key once, in the order of the keys`(
        engine: Engine
    ) async throws {
        try await run(on: engine) { (city: RegistryCity, register: SharedRegister) async throws in
            let permit = try city.authority.permit(under: grant(["full-name", "person-number"])).get()
            let keys = (0..<1_100).reversed().map(key) + [key(5), key(9_999)]
            let records = try await register.records("person", keys: keys, under: permit)
            #expect(records.count == 1_100)
            #expect(records.first?.subject == "resident:P1001099")
            #expect(records.last?.cells.map(\.element) == ["person-number", "full-name"])
            #expect(records.last?.cells.map(\.value) == [key(0), .text("陈静")])
            #expect(try await register.records("person", keys: [], under: permit).isEmpty)
        }
    }

    @Test(arguments: Engine.allCases) func `leaves out what the grant's condition does not admit`(engine: Engine)
        async throws
    {
        try await run(on: engine) { (city: RegistryCity, register: SharedRegister) async throws in
            let permit = try city.authority.permit(under: grant(["town"], rows: "town = 'north'")).get()
            let records = try await register.records("person", keys: (0..<9).map(key), under: permit)
            #expect(records.map(\.subject) == ["resident:P1000000", "resident:P1000003", "resident:P1000006"])
            #expect(
                try await register.agrees("person", key: key(1), facts: ["town": .text("south")], under: permit) == nil)
            #expect(
                try await register.agrees("person", key: key(3), facts: ["town": .text("north")], under: permit) == true
            )
            #expect(
                try await register.agrees("person", key: key(3), facts: ["town": .text("south")], under: permit)
                    == false)
        }
    }

    @Test(arguments: Engine.allCases) func `agrees only with what is stated of granted items`(engine: Engine)
        async throws
    {
        try await run(on: engine) { (city: RegistryCity, register: SharedRegister) async throws in
            let permit = try city.authority.permit(under: grant(["full-name", "children"])).get()
            let agrees = { (facts: [String: Datum]) async throws in
                try await register.agrees("person", key: key(1), facts: facts, under: permit)
            }
            #expect(try await agrees(["full-name": .text("陈静"), "children": .integer(2)]) == true)
            #expect(try await agrees(["full-name": .text("陈静"), "children": .integer(3)]) == false)
            #expect(try await agrees(["children": .null]) == false)
            await #expect(throws: RegistryError.self) { try await agrees(["town": .text("south")]) }
            await #expect(throws: RegistryError.self) { try await agrees(["no-such": .text("south")]) }
            #expect(
                try await register.agrees("person", key: key(5_000), facts: ["children": .integer(2)], under: permit)
                    == nil)
        }
    }

    @Test(arguments: Engine.allCases) func `counts what is not on a list, each value once`(engine: Engine) async throws
    {
        try await run(on: engine) { (_: RegistryCity, register: SharedRegister) async throws in
            let values = [0, 1, 1, 5_000, 5_000, 5_001].map(key)
            #expect(try await register.missing(values, from: "person", element: "person-number") == 2)
            #expect(try await register.missing((0..<1_200).map(key), from: "person", element: "person-number") == 0)
            #expect(try await register.missing([], from: "person", element: "person-number") == 0)
            // An element that leads a find has an index; another would cost a walk through the whole list.
            #expect(try await register.missing([.text("north"), .text("west")], from: "person", element: "town") == 1)
            await #expect(throws: RegistryError.self) {
                try await register.missing([.integer(2)], from: "person", element: "children")
            }
            await #expect(throws: RegistryError.self) {
                try await register.missing([key(0)], from: "nowhere", element: "person-number")
            }
            await #expect(throws: RegistryError.self) {
                try await register.missing((0..<10_001).map(key), from: "person", element: "person-number")
            }
        }
    }

    @Test(arguments: Engine.allCases) func `takes no permit that is not for it`(engine: Engine) async throws {
        try await run(on: engine) { (city: RegistryCity, register: SharedRegister) async throws in
            let permit = try city.authority.permit(under: grant(["full-name"])).get()
            await #expect(throws: RegistryError.self) {
                try await register.records("other", keys: [key(0)], under: permit)
            }
            await #expect(throws: RegistryError.self) {
                try await register.records("person", keys: [.null], under: permit)
            }
            await #expect(throws: RegistryError.self) {
                try await register.records("person", keys: (0..<10_001).map(key), under: permit)
            }
            let officials = try city.permit(.import)
            await #expect(throws: RegistryError.self) {
                try await register.records("person", keys: [key(0)], under: officials)
            }
            #expect(register.key(of: "person")?.id == "person-number")
            #expect(register.key(of: "other") == nil)
        }
    }
}
