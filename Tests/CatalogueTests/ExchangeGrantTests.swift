import Authority
import Catalogue
import Standards
import Store
import TestSupport
import Testing

@Suite("Grants as the exchange is told of them")
struct ExchangeGrantTests {
    @Test(arguments: Engine.allCases)
    func `both parties' gateways are told, others are not, and an ended grant is told of as long as asked for`(
        engine: Engine
    ) async throws {
        try await CatalogueWorld.run(on: engine) { world in
            let grant = try await world.grant().grant
            func told(_ members: Set<String>, since: Instant) async throws -> [String] {
                try await world.store.read { [catalogue = world.catalogue] in
                    try catalogue.grants(of: members, endedSince: since, in: $0).map(\.number)
                }
            }
            let now = world.clock.now
            for member in [grant.consumer, grant.provider] {
                #expect(try await told([member], since: now) == [grant.number])
            }
            #expect(try await told([grant.consumer, grant.provider], since: now) == [grant.number])
            #expect(try await told(["health"], since: now).isEmpty)
            #expect(try await told([], since: now).isEmpty)
            try await world.revoke(grant.number, as: "luo")
            #expect(try await told([grant.consumer], since: now) == [grant.number])
            #expect(try await told([grant.consumer], since: now.advanced(by: .seconds(1))).isEmpty)
        }
    }
}
