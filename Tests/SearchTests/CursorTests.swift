import Standards
import Store
import TestSupport
import Testing

@testable import Search

/// Pages while the list changes, and cursors from outside.
struct CursorTests {
    private static let list = SearchList("catalogue")

    @Test(arguments: Engine.allCases)
    func `paging shows once what stays, whatever comes and goes meanwhile`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: SearchList.migrations) { store in
            try await store.write { transaction in
                for number in 0..<300 { try Self.list.put(Self.document(number), in: transaction) }
            }
            let query = SearchQuery(text: "登记", labels: ["city"])
            let before = try await store.read { try Self.list.page(query, limit: 1_000, in: $0).ids }
            var (shown, cursor, round) = ([String](), SearchCursor?.none, 0)
            repeat {
                let here = cursor
                let page = try await store.read { try Self.list.page(query, after: here, limit: 7, in: $0) }
                shown += page.ids
                cursor = page.next.flatMap { SearchCursor($0.description) }
                #expect(cursor == page.next)
                round += 1
                // New ones everywhere, and what was shown last is gone.
                let (turn, gone) = (round, page.ids.last ?? "")
                try await store.write { transaction in
                    for number in 0..<3 { try Self.list.put(Self.document(1_000 * turn + number), in: transaction) }
                    try Self.list.remove(gone, in: transaction)
                }
            } while cursor != nil && round < 400
            #expect(Set(shown).count == shown.count)
            #expect(shown.filter { before.contains($0) } == before)
        }
    }

    @Test func `a cursor is read back, and nothing else is a cursor`() throws {
        for place in [
            Place(tier: .title, order: .min, id: "a"), Place(tier: .text, order: .max, id: "机动车 \u{1F697}"),
            Place(tier: .text, order: -1, id: String(repeating: "x", count: Place.mostIDBytes)),
        ] {
            let cursor = SearchCursor(place)
            #expect(SearchCursor(cursor.description) == cursor)
            #expect(cursor.description.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        }
        let good = SearchCursor(Place(tier: .text, order: 7, id: "ab")).description
        for bad in [
            "", "1", good + "0", good.uppercased() + "A", "0" + good.dropFirst(), "3" + good.dropFirst(), good + "zz",
            String(good.prefix(17)), good + "00", good + "ff", good + "' OR 1=1", "１" + good.dropFirst(),
            String(repeating: "1", count: 100_001),
        ] { #expect(SearchCursor(bad) == nil, "\(bad.prefix(60))") }
    }

    @Test(arguments: Engine.allCases)
    func `a forged cursor is merely another place`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: SearchList.migrations) { store in
            try await store.write { transaction in
                for number in 0..<90 { try Self.list.put(Self.document(number), in: transaction) }
                try Self.list.put(
                    SearchDocument(
                        id: "secret", audience: "org:a", order: 5, parts: [SearchPart(label: "city", text: "登记")]),
                    in: transaction)
            }
            for order in [Int64.min, -1, 5, 6, .max] {
                for tier in [Tier.title, .text] {
                    let cursor = SearchCursor(Place(tier: tier, order: order, id: "'; --"))
                    for text in ["登记", "", "记"] {
                        let ids = try await store.read {
                            try Self.list.page(
                                SearchQuery(text: text, labels: ["city"]), after: cursor, limit: 1_000, in: $0
                            ).ids
                        }
                        #expect(!ids.contains("secret") && Set(ids).count == ids.count)
                    }
                }
            }
        }
    }

    private static func document(_ number: Int) -> SearchDocument {
        let isTitleHit = number % 3 == 0
        return SearchDocument(
            id: "d\(number)", audience: "city", order: Int64(number * 7_919 % 40),
            parts: [
                SearchPart(label: "city", isTitle: true, text: isTitleHit ? "登记\(number)" : "别的"),
                SearchPart(label: "city", text: "登记信息"),
            ])
    }
}
