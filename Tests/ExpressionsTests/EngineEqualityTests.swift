import Expressions
import Standards
import Store
import TestSupport
import Testing

/// The proof that a condition means the same in memory and on both engines.
@Suite
struct EngineEqualityTests {
    static let migration = Migration(module: "expressions", version: 1, name: "people") { editor in
        try editor.create(
            Table(
                "people",
                columns: [Column("id", .integer, nullable: false)]
                    + People.columns.map {
                        Column(People.column($0.name), $0.type == .text ? .text : .integer, nullable: true)
                    },
                primaryKey: ["id"]))
    }

    @Test(arguments: Engine.allCases, [11, 12, 13, 14] as [UInt64])
    func `random conditions on random rows answer alike in memory and by SQL`(engine: Engine, seed: UInt64) async throws
    {
        var random = RandomExpression(seed: seed)
        let rows = (0..<80).map { _ in random.row() }
        let conditions = (0..<250).map { _ in random.condition(depth: 3) }
        try await withStore(on: engine, migrations: [Self.migration]) { store in
            try await store.write { transaction in try Self.insert(rows, in: transaction) }
            for text in conditions {
                let typed = try People.typed(text)
                let expected = rows.map { row in typed.evaluate { row[$0] ?? .null } }
                let answered: [Bool?]
                do {
                    answered = try await Self.answers(of: typed, in: store)
                } catch {
                    Issue.record("\(String(reflecting: error)) for \(text)")
                    return
                }
                #expect(answered == expected, "\(text)\n\(typed.sql(engine.dialect, column: People.column).text)")
                if answered != expected { return }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a thousand alternatives and a list of a thousand are no burden`(engine: Engine) async throws {
        let alternatives = (0..<900).map { "age = \($0)" }.joined(separator: " OR ")
        let list = (0..<1_000).map { "\($0 * 2)" }.joined(separator: ", ")
        let texts = [
            alternatives, "age IN (\(list))",
            String(repeating: "NOT (", count: 31) + "age = 7"
                + String(repeating: ")", count: 31),
        ]
        try await withStore(on: engine, migrations: [Self.migration]) { store in
            let rows: [[String: Datum]] = [["age": .integer(7)], ["age": .integer(1_998)], [:]]
            try await store.write { transaction in try Self.insert(rows, in: transaction) }
            for text in texts {
                let typed = try People.typed(text)
                let expected = rows.map { row in typed.evaluate { row[$0] ?? .null } }
                #expect(try await Self.answers(of: typed, in: store) == expected)
            }
        }
    }

    private static func insert(_ rows: [[String: Datum]], in transaction: Transaction) throws {
        let names = People.columns.map { People.column($0.name) }.joined(separator: ", ")
        let marks = People.columns.map { _ in "?" }.joined(separator: ", ")
        for (index, row) in rows.enumerated() {
            let values = People.columns.map { SQLValue(row[$0.name] ?? .null) }
            try transaction.execute(
                "INSERT INTO people (id, \(names)) VALUES (?, \(marks))", [.integer(Int64(index))] + values)
        }
    }

    /// The engine's truth of the condition for each row.
    private static func answers(of typed: TypedExpression, in store: Store) async throws -> [Bool?] {
        let fragment = typed.sql(store.engine.dialect, column: People.column)
        let sql =
            "SELECT CASE WHEN \(fragment.text) THEN 1 WHEN NOT \(fragment.text) THEN 0 END FROM people ORDER BY id"
        let values = (fragment.values + fragment.values).map { SQLValue($0) }
        return try await store.read { snapshot in
            try snapshot.query(sql, values) { row in try row.optionalInteger(0).map { $0 == 1 } }
        }
    }
}

extension Engine {
    fileprivate var dialect: SQLDialect {
        switch self {
        case .sqlite: .sqlite
        case .postgres: .postgres
        }
    }
}
