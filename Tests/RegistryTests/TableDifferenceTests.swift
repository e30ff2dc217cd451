import Definitions
import Store
import TestSupport
import Testing

@testable import Registry

@Suite struct TableDifferenceTests {
    private static func differences(
        _ engine: Engine, _ change: (inout [FieldDefinition]) -> Void
    ) async throws -> [TableDifference] {
        let (packs, old) = (RegistryCity.packs, try #require(RegistryCity.packs.datasets["person"]))
        var fields = old.fields
        change(&fields)
        let dataset = DatasetDefinition(
            id: old.id, pack: old.pack, title: old.title, description: old.description, owner: old.owner, key: old.key,
            finds: old.finds, sharing: old.sharing, level: old.level, update: old.update, subject: old.subject,
            retention: old.retention, fields: fields)
        let changed = PackSet(
            elements: Array(packs.elements.values), codeLists: Array(packs.codeLists.values), datasets: [dataset])
        return try await withCity(on: engine) { city in
            try await city.store.read { try Registry.tableDifferences(of: changed, in: $0) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `tables fit the packs that they were made for`(engine: Engine) async throws {
        #expect(try await Self.differences(engine) { _ in }.isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `a column that no field asks for is named`(engine: Engine) async throws {
        let differences = try await Self.differences(engine) { fields in
            fields.removeAll { $0.element == "phone" }
        }
        #expect(differences == [TableDifference(dataset: "person", missing: [], surplus: ["phone"])])
    }

    @Test(arguments: Engine.allCases)
    func `a dataset whose table was never made lacks everything`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: []) { store in
            let differences = try await store.read {
                try Registry.tableDifferences(of: RegistryCity.packs, in: $0)
            }
            #expect(differences.first?.missing.contains("full_name") == true)
        }
    }
}
