import Authority
import Expressions
import GRDB
import Standards
import Store
import TestSupport
import Testing

@testable import Registry

@Suite struct PagePlanTests {
    /// What SQLite means to do for a statement; asked of the file itself, since the store explains nothing.
    static func steps(_ path: String, _ sql: String) throws -> [String] {
        try DatabaseQueue(path: path).read { database in
            let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
            statement.setUncheckedArguments([])
            return try Row.fetchAll(statement).map { $0["detail"] }
        }
    }

    @Test func `a page walks one index: no scan, no sorting`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.sqlite")
        let store = try await Store.open(.sqlite(path: path), configuration: testConfiguration, logger: .silent)
        try await store.migrate(RegistryCity.migrations)
        let city = try await RegistryCity(store: store, folder: folder.file("files"))
        try await city.load(RegistryCity.file(1...200))
        let permit = try city.permit(.find)
        let shape = try #require(city.registry.shapes["person"])
        let queries = [
            PageQuery(), PageQuery(order: ["full-name"]), PageQuery(equals: ["town": .text("north")]),
            PageQuery(equals: ["town": .text("north"), "full-name": .text("陈静")]),
            PageQuery(equals: ["full-name": .text("陈静")]),
            PageQuery(equals: ["town": .text("north"), "children": .integer(0)]),
        ]
        for query in queries {
            let plan = try PagePlan(query, shape: shape, permit: permit, schema: city.authority.schema(for: permit))
            for (place, backwards) in [(nil, false), (plan.order.map { _ in SQLValue.null }, true)] {
                let (sql, _) = plan.statement(from: place, backwards: backwards, rows: nil, dialect: .sqlite)
                let steps = try Self.steps(path, sql)
                #expect(!steps.isEmpty)
                #expect(steps.allSatisfy { $0.contains("USING INDEX") }, "\(query): \(steps)")
                #expect(steps.allSatisfy { !$0.contains("TEMP B-TREE") }, "\(query): \(steps)")
            }
        }
        await store.close()
    }
}
