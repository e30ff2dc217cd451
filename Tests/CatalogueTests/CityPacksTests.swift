import Authority
import Casework
import Definitions
import Foundation
import Standards
import Store
import Testing

@testable import Catalogue

/// The city's own packs, as the demonstration loads them.
@Suite struct CityPacksTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "packs").path()

    @Test func `every published entry could be published again`() throws {
        let packs = try #require(try PackSet.load(Self.folder).packs)
        let rules = DraftRules(packs: packs, today: try #require(Day("2026-11-24")))
        var found: [String] = []
        for entry in packs.entries.values.sorted(by: { $0.id < $1.id }) where entry.published != nil {
            found += rules.toPublish(entry).map { "\(entry.id) \($0.field) \($0.code)" }
        }
        #expect(found == [])
    }

    @Test(arguments: Engine.allCases)
    func `they load, and every official finds what is published`(engine: Engine) async throws {
        let packs = try #require(try PackSet.load(Self.folder).packs)
        try await CatalogueWorld.run(on: engine, packs: packs) { (world: CatalogueWorld) async throws in
            let open = packs.entries.values.filter { $0.published != nil && $0.audience == .city }
            let page = try await world.search(as: "wang")
            #expect(page.count == open.count)
            #expect(page.facets[.status] == ["published": open.count])
            #expect(try await world.catalogue.load() == 0)
            #expect(try await world.catalogue.verify().findings == [])
            let codes = try await world.store.read { snapshot in
                try snapshot.query("SELECT code FROM catalogue_entry WHERE code IS NOT NULL") { try $0.text(0) }
            }
            #expect(Set(codes).count == codes.count)
            #expect(codes.allSatisfy { $0.wholeMatch(of: /[0-9]{6}\/[0-9]{6}/) != nil })
        }
    }
}
