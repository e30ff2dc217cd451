import Search
import Store
import TestSupport
import Testing

/// Every answer against a scan of everything.
struct EqualityTests {
    private static let list = SearchList("catalogue")
    private static let names = ["department", "theme", "class", "no such"]

    @Test(arguments: Engine.allCases)
    func `a thousand pieces of text give what a scan gives`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: SearchList.migrations) { store in
            var crowd = Crowd(seed: 7)
            let documents = (0..<400).map { crowd.document($0) }
            var scan = Scan()
            for document in documents { scan.put(document) }
            try await Self.put(documents, into: store)
            let queries = (0..<1_000).map { number in
                SearchQuery(
                    text: number % 40 == 0 ? "" : crowd.text(from: documents), labels: crowd.labels(),
                    filters: crowd.filters())
            }
            try await Self.compare(queries, scan, store)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what is replaced or removed is found no more`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: SearchList.migrations) { store in
            var crowd = Crowd(seed: 11)
            var (scan, old) = (Scan(), [SearchDocument]())
            for _ in 0..<6 {
                let new = (0..<60).map { _ in crowd.document(crowd.dice.number(below: 120)) }
                let removed = (0..<15).map { _ in "entry-\(crowd.dice.number(below: 120))" }
                for document in new { scan.put(document) }
                for id in removed { scan.remove(id) }
                try await Self.put(new, into: store)
                try await store.write { transaction in
                    for id in removed { try Self.list.remove(id, in: transaction) }
                }
                old += new
                let queries = (0..<60).map { _ in
                    SearchQuery(text: crowd.text(from: old), labels: crowd.labels(), filters: crowd.filters())
                }
                try await Self.compare(queries + [SearchQuery(labels: ["city"])], scan, store)
            }
            let ids = scan.ids
            try await store.write { transaction in
                for id in ids { try Self.list.remove(id, in: transaction) }
            }
            let left = try await store.read { try Self.list.count(SearchQuery(labels: ["city"]), in: $0) }
            #expect(left == 0)
        }
    }

    private static func put(_ documents: [SearchDocument], into store: Store) async throws {
        try await store.write { transaction in
            for document in documents { try list.put(document, in: transaction) }
        }
    }

    private static func compare(_ queries: [SearchQuery], _ scan: Scan, _ store: Store) async throws {
        for (number, query) in queries.enumerated() {
            let size = [3, 20, 1_000][number % 3]
            let (ids, count, facets) = try await store.read { snapshot in
                var (ids, cursor) = ([String](), SearchCursor?.none)
                repeat {
                    let page = try list.page(query, after: cursor, limit: size, in: snapshot)
                    ids += page.ids
                    cursor = ids.count > 100 && size < 1_000 ? nil : page.next
                } while cursor != nil
                return (
                    ids, try list.count(query, in: snapshot), try list.facets(query, names, in: snapshot)
                )
            }
            let (expected, counts) = scan.answer(query, names)
            #expect(size == 1_000 ? ids == expected : ids == Array(expected.prefix(ids.count)), "\(query)")
            #expect(size == 1_000 || ids.count > 100 || ids.count == expected.count, "\(query)")
            #expect(count == expected.count, "\(query)")
            #expect(facets == counts, "\(query)")
        }
    }
}
