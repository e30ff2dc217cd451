import Search
import Store
import TestSupport
import Testing

/// Queries that mean something to a machine elsewhere mean themselves here.
struct HostileTests {
    private static let list = SearchList("cases")

    private static let pieces = [
        "%", "_", "100%", "a_b", "*", "NEAR(a", "a OR b", "\"", "\"\"", "'", "';--", "\\", "\\n", "^", "(", ")", "-x",
        "{a}", "col:",
        "\u{7}", "\u{1B}[0m", "\u{0}", "\u{FFFD}", "\u{202E}", "\u{200D}", "\u{301}", "e\u{301}", "👩‍👩‍👧", "🇨🇳", "𠮷", "𪚥",
        "龥", "Ⅷ", "㎡",
        "ﬁ", "ß", "İ", "ı", "ς", "Ǆ", "ｶﾞ", "각", "\u{10FFFF}", "\u{FFFF}",
    ]

    @Test(arguments: Engine.allCases)
    func `every character means itself`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: SearchList.migrations) { store in
            let pieces = Self.pieces
            try await store.write { transaction in
                for (number, piece) in pieces.enumerated() {
                    try Self.list.put(
                        SearchDocument(
                            id: "d\(number)", audience: "city", order: Int64(number),
                            parts: [SearchPart(label: "city", text: "前文\(piece)后文")]), in: transaction)
                }
            }
            for (number, piece) in pieces.enumerated() {
                let (ids, count) = try await store.read { snapshot in
                    let query = SearchQuery(text: "文\(piece)后", labels: ["city"])
                    return (
                        try Self.list.page(query, limit: 100, in: snapshot).ids,
                        try Self.list.count(query, in: snapshot)
                    )
                }
                #expect(ids.contains("d\(number)") && count == ids.count, "\(piece.debugDescription)")
                #expect(ids.count <= 2, "\(piece.debugDescription): \(ids)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a query of any size is answered`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: SearchList.migrations) { store in
            let long = String(repeating: "政务数据共享", count: 60)
            let organisations = (0..<70).map { "org:\($0)" }
            try await store.write { transaction in
                for (number, organisation) in organisations.enumerated() {
                    try Self.list.put(
                        SearchDocument(
                            id: "d\(number)", audience: number % 2 == 0 ? "city" : organisation, order: 0,
                            parts: [
                                SearchPart(label: "city", text: long),
                                SearchPart(label: organisation, text: "内部 " + long),
                            ]), in: transaction)
                }
            }
            let everything = Set(organisations + ["city"])
            let words = (0..<64).map { String("政务数据共享".unicodeScalars.dropFirst($0 % 6).prefix(1 + $0 % 3)) }
            let tooMany = (0..<500).map { "词\($0)" }.joined(separator: " ")
            for (text, expected) in [
                (String(long.prefix(200)), 70), (long, 70), (words.joined(separator: " "), 70), (tooMany, 0),
                (String(repeating: " ", count: 100_000) + "政务", 70), (String(repeating: "x", count: 1_000_000), 0),
                (String(repeating: "\u{301}", count: 100_000), 0), (String(repeating: "\u{FDFA}", count: 300), 0),
            ] {
                let query = SearchQuery(text: text, labels: everything, filters: ["no such": everything])
                let open = SearchQuery(text: text, labels: everything)
                let (none, count, shown, facets) = try await store.read { snapshot in
                    (
                        try Self.list.count(query, in: snapshot), try Self.list.count(open, in: snapshot),
                        try Self.list.page(open, limit: .max, in: snapshot).ids.count,
                        try Self.list.facets(query, ["x", "no such"], in: snapshot)
                    )
                }
                #expect(none == 0 && count == expected && shown == expected, "\(text.prefix(30))")
                #expect(facets == ["x": [:], "no such": [:]])
            }
            #expect(SearchQuery(text: long, labels: []).isCut && SearchQuery(text: tooMany, labels: []).isCut)
            #expect(!SearchQuery(text: String(long.prefix(200)), labels: []).isCut)
        }
    }

    @Test(arguments: Engine.allCases)
    func `facets of any characters are counted and wanted apart`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: SearchList.migrations) { store in
            let values = ["", "a", "a\tb", "a\nb", "a\\nb", "a\r", "%", "_", "\u{0}", "甲乙", "\n", "\ta", "\r\n"]
            try await store.write { transaction in
                for (number, value) in values.enumerated() {
                    try Self.list.put(
                        SearchDocument(
                            id: "d\(number)", audience: "city", order: 0, parts: [],
                            facets: ["x": [value], "a\tx": [value], "y": []]), in: transaction)
                }
            }
            let counts = try await store.read {
                try Self.list.facets(SearchQuery(labels: ["city"]), ["x", "y", "a\tx"], in: $0)
            }
            let ones = Dictionary(uniqueKeysWithValues: values.map { ($0, 1) })
            #expect(counts == ["x": ones, "y": [:], "a\tx": ones])
            for (number, value) in values.enumerated() {
                let ids = try await store.read {
                    try Self.list.page(SearchQuery(labels: ["city"], filters: ["x": [value]]), limit: 99, in: $0).ids
                }
                #expect(ids == ["d\(number)"], "\(value.debugDescription)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `an id that cannot be one is refused, and lists are apart`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: SearchList.migrations) { store in
            for id in ["", "a\u{0}", String(repeating: "x", count: 513)] {
                await #expect(throws: SearchError.self) {
                    try await store.write {
                        try Self.list.put(SearchDocument(id: id, audience: "city", order: 0, parts: []), in: $0)
                    }
                }
                try await store.write { try Self.list.remove(id, in: $0) }
            }
            let other = SearchList("catalogue")
            let document = SearchDocument(
                id: "same", audience: "city", order: 0, parts: [SearchPart(label: "city", text: "共享")],
                facets: ["a": ["b"]])
            try await store.write { transaction in
                try Self.list.put(document, in: transaction)
                try other.put(document, in: transaction)
                try other.remove("same", in: transaction)
            }
            let query = SearchQuery(text: "共", labels: ["city"], filters: ["a": ["b"]])
            let counts = try await store.read { [try Self.list.count(query, in: $0), try other.count(query, in: $0)] }
            #expect(counts == [1, 0])
        }
    }
}
