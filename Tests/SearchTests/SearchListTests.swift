import Search
import Store
import TestSupport
import Testing

/// What a list answers, in small.
struct SearchListTests {
    private let list = SearchList("catalogue")

    @Test(arguments: Engine.allCases)
    func `a document is found by any piece of its text`(engine: Engine) async throws {
        try await with(engine, [entry("vehicles", "机动车登记信息", body: "号牌号码 Plate number", order: 1)]) { find throws in
            for text in ["机动车", "动", "登记信息", "号牌", "plate NUM", "ＰＬＡＴＥ", "息", "number 机动车登记信息"] {
                #expect(try find(text) == ["vehicles"], "\(text)")
            }
            for text in ["车机", "plates", "号牌 船", "登记 信息 无"] { #expect(try find(text) == [], "\(text)") }
        }
    }

    @Test(arguments: Engine.allCases)
    func `hits in titles come first, then the greater order, then the greater id`(engine: Engine) async throws {
        let documents = [
            entry("a", "殡葬", body: "火化", order: 9), entry("b", "火化信息", body: "殡仪馆", order: 1),
            entry("c", "死亡", body: "火化", order: 5), entry("d", "火化设备", body: "", order: 5),
            entry("e", "死亡", body: "火化", order: 9), entry("f", "别的", body: "别的", order: 99),
        ]
        try await with(engine, documents) { find throws in
            #expect(try find("火化") == ["d", "b", "e", "a", "c"])
            #expect(try find("") == ["f", "e", "a", "d", "c", "b"])
            #expect(try find("死亡 火化") == ["e", "c"])
        }
    }

    private func entry(_ id: String, _ title: String, body: String, order: Int64) -> SearchDocument {
        SearchDocument(
            id: id, audience: "city", order: order,
            parts: [
                SearchPart(label: "city", isTitle: true, text: title), SearchPart(label: "city", text: body),
            ])
    }

    private func with(
        _ engine: Engine, _ documents: [SearchDocument],
        _ body: @escaping @Sendable ((String) throws -> [String]) throws -> Void
    ) async throws {
        let list = list
        try await withStore(on: engine, migrations: SearchList.migrations) { store in
            try await store.write { transaction in
                for document in documents { try list.put(document, in: transaction) }
            }
            try await store.read { snapshot in
                try body {
                    try list.page(SearchQuery(text: $0, labels: ["city"]), limit: 50, in: snapshot).ids
                }
            }
        }
    }
}
