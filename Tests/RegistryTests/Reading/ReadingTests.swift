import Authority
import Expressions
import Journal
import Standards
import Store
import TestSupport
import Testing

@testable import Registry

@Suite struct ReadingTests {
    typealias City = RegistryCity

    static func pages(
        _ city: City, _ query: PageQuery, as role: String = "officer"
    ) async throws -> (rows: [RecordView], pages: Int) {
        var (query, rows, pages) = (query, [RecordView](), 0)
        while true {
            let page = try await city.registry.page("person", query, under: try city.permit(.find, as: role))
            rows += page.rows
            pages += 1
            guard let next = page.next else { return (rows, pages) }
            query.cursor = next
        }
    }

    @Test(arguments: Engine.allCases)
    func `pages show every record once, forwards and back`(engine: Engine) async throws {
        try await withCity(on: engine) { city in
            try await city.load(City.file(1...50))
            let query = PageQuery(equals: ["town": .text("south")], limit: 7)
            let (rows, pages) = try await Self.pages(city, query)
            #expect(rows.count == 34)
            #expect(pages == 5)
            #expect(Set(rows.map(\.reference)).count == 34)
            var back = query
            back.cursor = Cursor(.before, rows[20].reference)
            let page = try await city.registry.page("person", back, under: try city.permit(.find))
            #expect(page.rows.map(\.reference) == rows[13..<20].map(\.reference))
            #expect(page.previous == Cursor(.before, rows[13].reference))
            #expect(page.next == Cursor(.after, rows[19].reference))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a page is masked, its cursor and references hold nothing of the person`(engine: Engine) async throws {
        try await withCity(on: engine) { city in
            try await city.load(City.file(1...3))
            let page = try await city.registry.page("person", PageQuery(limit: 2), under: try city.permit(.find))
            let row = try #require(page.rows.first)
            #expect(row.values["full-name"] == Mask.name.apply(to: Datum.text("陈静")))
            #expect(row.masked.contains("person-number"))
            #expect(row.key != [.text("P1000001")])
            #expect(page.next?.description.contains("P100") == false)
            let permit = try city.permit(.plain)
            let plain = try await city.registry.record("person", row.reference, under: permit)
            #expect(plain?.values["full-name"] == .text("陈静"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a cursor and a reference stay good when the record changes`(engine: Engine) async throws {
        try await withCity(on: engine) { city in
            try await city.load(City.file(1...9))
            let first = try await city.registry.page("person", PageQuery(limit: 4), under: try city.permit(.find))
            try await city.load(City.file(1...9, children: 1))
            let next = try await city.registry.page(
                "person", PageQuery(cursor: first.next, limit: 4), under: try city.permit(.find))
            #expect(next.rows.count == 4)
            let permit = try city.permit(.plain)
            let record = try await city.registry.record(
                "person", try #require(first.rows.last).reference, under: permit)
            #expect(record?.values["children"] == .integer(1))
            #expect(record?.version == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a record out of one's rows is answered like one that is not there`(engine: Engine) async throws {
        try await withCity(on: engine) { city in
            try await city.load(City.file(1...6))
            let clerk = try city.permit(.view, as: "clerk")
            #expect(try await city.registry.record("person", key: [.text("P1000003")], under: clerk) != nil)
            #expect(try await city.registry.record("person", key: [.text("P1000001")], under: clerk) == nil)
            #expect(try await city.registry.record("person", key: [.text("P9")], under: clerk) == nil)
            let (rows, _) = try await Self.pages(city, PageQuery(limit: 1), as: "clerk")
            #expect(rows.count == 2)
            #expect(rows.allSatisfy { $0.values["children"] == nil && $0.values["town"] == .text("north") })
        }
    }

    @Test(arguments: Engine.allCases)
    func `a page beside a record out of one's rows is refused like one beside nothing`(engine: Engine) async throws {
        try await withCity(on: engine) { city in
            try await city.load(City.file(1...6))
            let every = try await Self.pages(city, PageQuery(limit: 100)).rows
            let own = Set(try await Self.pages(city, PageQuery(limit: 100), as: "clerk").rows.map(\.reference))
            let clerk = try city.permit(.find, as: "clerk")
            let nowhere = RecordReference(batch: 99, slot: 0)
            for reference in every.map(\.reference) + [nowhere] where !own.contains(reference) {
                for side in [Cursor.Side.after, .before] {
                    await #expect(throws: RegistryError.cursor) {
                        try await city.registry.page(
                            "person", PageQuery(cursor: Cursor(side, reference)), under: clerk)
                    }
                }
            }
            for reference in own {
                _ = try await city.registry.page(
                    "person", PageQuery(cursor: Cursor(.after, reference)), under: clerk)
            }
        }
    }

    @Test func `only declared finds serve a query`() async throws {
        try await withCity(on: .sqlite) { city in
            try await city.load(City.file(1...3))
            let queries = [
                PageQuery(equals: ["phone": .text("1")]), PageQuery(equals: ["children": .integer(1)]),
                PageQuery(order: ["phone"]), PageQuery(prefix: .init("full-name", "陈")),
                PageQuery(equals: ["nothing": .text("x")]),
                PageQuery(filter: try Expression.parse(text: "children > 1")),
            ]
            for query in queries {
                await #expect(throws: (any Error).self) {
                    try await city.registry.page("person", query, under: try city.permit(.find))
                }
            }
            let exact = PageQuery(equals: ["full-name": .text("陈静")])
            #expect(try await city.registry.page("person", exact, under: try city.permit(.find)).rows.count == 3)
            let count = try await city.registry.count("person", exact, under: try city.permit(.find))
            #expect(count == (3, true))
        }
    }

    @Test func `every read leaves an access record with the persons seen`() async throws {
        try await withCity(on: .sqlite) { city in
            try await city.load(City.file(1...3))
            _ = try await city.record("P1000002")
            _ = try await city.journal.sealNow()
            let journal = city.journal
            let entries = try await city.store.read {
                try journal.entries(EntryFilter(kindPrefix: "access.", dataset: "person"), limit: 10, in: $0)
            }
            let details = try #require(entries.first?.details)
            #expect(details.subjects.count == 1)
            #expect(details.subjects.first?.hasSuffix("P1000002") == true)
            #expect(details.caseNumber == "2026-0001")
        }
    }

    @Test(arguments: Engine.allCases)
    func `an export shows the dataset as it was when it began`(engine: Engine) async throws {
        try await withCity(on: engine) { city in
            try await city.load(City.file(1...1_200))
            let export = try await city.registry.export("person", under: try city.permit(.export))
            var iterator = export.makeAsyncIterator()
            var bytes = try #require(try await iterator.next())
            try await city.load(City.file(1...1_300, children: 5))
            while let chunk = try await iterator.next() { bytes += chunk }
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
            #expect(lines.count == 1_201)
            #expect(lines.dropFirst().allSatisfy { $0.contains(",0,") })
            #expect(!lines.contains { $0.contains("陈静") })
        }
    }

    @Test(arguments: Engine.allCases)
    func `an export takes out what its query admits and says so in its record`(engine: Engine) async throws {
        try await withCity(on: engine) { city in
            try await city.load(City.file(1...9))
            let query = PageQuery(
                equals: ["town": .text("north")], prefix: .init("full-name", "陈"))
            // Names are masked for an officer: only who sees them whole may ask for a beginning.
            await #expect(throws: RegistryError.self) {
                _ = try await city.registry.export("person", query, under: try city.permit(.export))
            }
            let towns = PageQuery(equals: ["town": .text("north")])
            let export = try await city.registry.export("person", towns, under: try city.permit(.export))
            try await city.load(City.file(1...9, children: 1).replacing("north", with: "south"))
            var bytes: [UInt8] = []
            for try await chunk in export { bytes += chunk }
            #expect(String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").count == 4)
            let number = PageQuery(equals: ["person-number": .text("P1000004")])
            _ = try await city.registry.export("person", number, under: try city.permit(.export))
            let journal = city.journal
            let details = try await city.store.read {
                try journal.unsealed(limit: 100, in: $0).map(\.details).filter { $0.kind == "access.export" }
            }
            #expect(details.map(\.subjects) == [["resident:P1000004"], []])
            #expect(details.last?.payload.contains("town = 'north'") == true)
        }
    }

    @Test(arguments: Engine.allCases)
    func `verify names the record of which a byte was flipped`(engine: Engine) async throws {
        try await withCity(on: engine) { city in
            try await city.load(City.file(1...20))
            try await city.load(City.file(1...5, children: 3))
            let good = try await city.registry.verify()
            #expect(good.damages == 0)
            #expect(good.versions == 25)
            for sql in [
                "UPDATE reg_person SET phone = '13800000001' WHERE person_number = 'P1000007'",
                "UPDATE reg_person SET full_name_sort = 'x' WHERE person_number = 'P1000008'",
                "UPDATE reg_person_history SET row_before = '{\"children\":1}' WHERE person_number = 'P1000002'",
                "DELETE FROM reg_person WHERE person_number = 'P1000010'",
            ] {
                let before = try await city.registry.verify().damages
                _ = try await city.store.write { try $0.execute(sql) }
                let bad = try await city.registry.verify()
                #expect(bad.damages > before, "\(sql)")
            }
            let found = try await city.registry.verify().findings
            #expect(Set(found.map(\.code)).isSuperset(of: [.record, .order, .batch]))
            #expect(found.contains { $0.reference != nil && $0.code == .record })
        }
    }
}
