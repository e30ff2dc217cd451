import Search
import Store
import TestSupport
import Testing

/// What a reader may not see is as if it were not there.
struct HiddenTests {
    private static let list = SearchList("catalogue")

    /// The same visible texts, once with much beside them that is hidden.
    @Test(arguments: Engine.allCases)
    func `answers are the same whether hidden texts and documents are there or not`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: SearchList.migrations) { store in
            let (plain, full) = (SearchList("plain"), SearchList("full"))
            var crowd = Crowd(seed: 23)
            let documents = (0..<150).map { crowd.document($0) }
            try await store.write { transaction in
                for document in documents {
                    try full.put(document, in: transaction)
                    if document.audience == "city" { try plain.put(Self.visible(document), in: transaction) }
                }
            }
            for _ in 0..<150 {
                let query = SearchQuery(
                    text: crowd.text(from: documents), labels: ["city"], filters: crowd.filters())
                let (left, right) = try await store.read { snapshot in
                    (try Self.answer(plain, query, snapshot), try Self.answer(full, query, snapshot))
                }
                #expect(left == right, "\(query)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a hidden part is found by those who hold its label, within the audience alone`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: SearchList.migrations) { store in
            try await store.write { transaction in
                for (id, audience) in [("open", "city"), ("closed", "org:police")] {
                    try Self.list.put(
                        SearchDocument(
                            id: id, audience: audience, order: 1,
                            parts: [
                                SearchPart(label: "city", isTitle: true, text: "机动车"),
                                SearchPart(label: "org:police", isTitle: true, text: "案件标记"),
                            ]), in: transaction)
                }
            }
            let cases: [(String, Set<String>, [String])] = [
                ("案件", ["city", "org:police"], ["open", "closed"]), ("案件", ["city"], []),
                ("案件", ["org:police"], ["closed"]),
                ("件标", ["city", "org:health"], []), ("机动车 案件", ["city"], []), ("机动车", ["city"], ["open"]),
                ("车案", ["city", "org:police"], []), ("", ["org:police"], ["closed"]), ("", [], []),
            ]
            for (text, labels, expected) in cases {
                let ids = try await store.read {
                    try Self.list.page(SearchQuery(text: text, labels: labels), limit: 9, in: $0).ids
                }
                #expect(ids == expected, "\(text) for \(labels)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a document whose audience or label changes follows it`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: SearchList.migrations) { store in
            func found(_ text: String) async throws -> Bool {
                try await store.read { try Self.list.count(SearchQuery(text: text, labels: ["city"]), in: $0) } == 1
            }
            for (audience, label) in [("city", "city"), ("org:a", "city"), ("city", "org:a"), ("city", "city")] {
                let document = SearchDocument(
                    id: "x", audience: audience, order: 0, parts: [SearchPart(label: label, text: "婚姻登记")])
                try await store.write { try Self.list.put(document, in: $0) }
                #expect(try await found("姻登") == (audience == "city" && label == "city"))
                #expect(try await found("") == (audience == "city"))
            }
        }
    }

    private static func visible(_ document: SearchDocument) -> SearchDocument {
        SearchDocument(
            id: document.id, audience: document.audience, order: document.order,
            parts: document.parts.filter { $0.label == "city" }, facets: document.facets)
    }

    private struct Answer: Equatable {
        let ids: [String]
        let count: Int
        let facets: [String: [String: Int]]
    }

    private static func answer(_ list: SearchList, _ query: SearchQuery, _ snapshot: Snapshot) throws -> Answer {
        Answer(
            ids: try list.page(query, limit: 1_000, in: snapshot).ids, count: try list.count(query, in: snapshot),
            facets: try list.facets(query, ["department", "theme"], in: snapshot))
    }
}
