import Store
import TestSupport
import Testing

@testable import Search

/// Phrases: a way round reading texts, which must never change an answer.
struct PhraseTests {
    private static let list = SearchList("catalogue")
    private static let query = SearchQuery(text: "身份号码", labels: ["city"])

    @Test func `phrases stand between marks and white space, and are neither short, long nor numbered`() {
        let sentence = "公民身份号码 citizen identity number,姓名。每日更新,用于一网通办\n粤t12345 面积(平方米)、ab "
        let text = sentence + String(repeating: "长", count: 13)
        let found = Phrase.all(of: text, scope: 7)
        #expect(
            Set(found.values.map(\.text)) == [
                "公民身份号码", "citizen", "identity", "number", "每日更新", "用于一网通办", "面积(平方米)",
            ])
        #expect(found.allSatisfy { $0.key == Gram.phrase($0.value.text, scope: 7) && $0.key > 0 })
        #expect(Phrase.all(of: "", scope: 7).isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `a phrase that nobody says any more is not kept`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: SearchList.migrations) { store in
            func kept() async throws -> [String] {
                try await store.read { try $0.query("SELECT text FROM search_phrase ORDER BY text") { try $0.text(0) } }
            }
            try await store.write { transaction in
                try Self.list.put(Self.document("a", "citizen 李小明"), in: transaction)
                try Self.list.put(Self.document("b", "citizen"), in: transaction)
            }
            #expect(try await kept() == ["citizen", "李小明"])
            try await store.write { try Self.list.put(Self.document("a", "citizen 王大力"), in: $0) }
            #expect(try await kept() == ["citizen", "王大力"])
            try await store.write { try Self.list.remove("a", in: $0) }
            #expect(try await kept() == ["citizen"])
            try await store.write { try Self.list.remove("b", in: $0) }
            #expect(try await kept() == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `two phrases of one token are not trusted`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: SearchList.migrations) { store in
            try await store.write { transaction in
                try Self.list.put(Self.document("a", "公民身份号码"), in: transaction)
                try Self.list.put(Self.document("b", "统一信用代码"), in: transaction)
            }
            // As if the second had been there before the first, under the same token.
            try await store.write { transaction in
                try transaction.execute(
                    "UPDATE search_phrase SET text = '用身份号码的' WHERE text = ?", [.text("统一信用代码")])
                try Self.list.put(Self.document("c", "统一信用代码"), in: transaction)
            }
            #expect(try await store.read { try Self.list.count(Self.query, in: $0) } == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `documents of an older installation are indexed anew`(engine: Engine) async throws {
        let first = Array(SearchList.migrations.prefix(1))
        try await withStore(on: engine, migrations: first) { store in
            try await store.write { transaction in
                let (column, value) = engine == .postgres ? (", grams", ", '{1, 2}'") : ("", "")
                for statement in [
                    "INSERT INTO search_scope (number, list, audience, label) VALUES (1, 'catalogue', 'city', 'city')",
                    "INSERT INTO search_combination (number, list, facets) VALUES (5, 'catalogue', 'x')",
                    """
                    INSERT INTO search_document (number, list, id, audience, standing, combination\(column))
                    VALUES (3, 'catalogue', 'old', 'city', 0, 5\(value))
                    """,
                    "INSERT INTO search_text (number, scope, title, body) VALUES (3, 1, '', '公民身份号码')",
                ] { try transaction.execute(statement) }
            }
            try await store.migrate(SearchList.migrations)
            try await store.read { snapshot throws in
                #expect(try Self.list.count(Self.query, in: snapshot) == 1)
                #expect(try Self.list.page(Self.query, limit: 9, in: snapshot).ids == ["old"])
                #expect(try Self.list.count(SearchQuery(text: "份", labels: ["city"]), in: snapshot) == 1)
            }
        }
    }

    private static func document(_ id: String, _ text: String) -> SearchDocument {
        SearchDocument(id: id, audience: "city", order: 0, parts: [SearchPart(label: "city", text: text)])
    }
}
