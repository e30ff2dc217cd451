import Definitions
import Standards
import Testing

@Suite struct `The city's own packs` {
    private func load() throws -> PackSet {
        let check = try PackSet.load(PackFixture.cityPacks)
        #expect(check.findings == [])
        return try #require(check.packs)
    }

    @Test func `pass the check without a finding`() throws {
        let packs = try load()
        #expect(packs.packs.map(\.id) == ["city", "population"])
        #expect(packs.people.count > 20)
    }

    @Test func `declare 23 towns with their divisions`() throws {
        let packs = try load()
        let day = try #require(Day("2026-11-24"))
        let towns = packs.organisations.filter { $0.kind == .town && $0.exists(on: day) }
        #expect(towns.count == 23)
        let codes = try #require(packs.codeLists["zhongshan-town"]).codes.map(\.code)
        #expect(Set(towns.compactMap(\.division)) == Set(codes))
        #expect(codes.allSatisfy { $0.hasPrefix("442000") && $0.count == 9 })
    }

    @Test func `show an organisation by the name of its day`() throws {
        let health = try #require(try load().organisation("health"))
        let then = try #require(Day("2007-06-01"))
        let now = try #require(Day("2026-11-24"))
        #expect(health.name(on: then)?.short.zh == "市卫生局")
        #expect(health.name(on: now)?.short.zh == "市卫生健康局")
    }

    @Test func `keep the three administrators apart in every direction`() throws {
        let roles = try load().roles
        let three = ["system-administrator", "security-administrator", "audit-administrator"]
        for role in three {
            #expect(try #require(roles[role]).separateFrom.isSuperset(of: three.filter { $0 != role }))
        }
    }

    @Test func `agree on predecessors and successors`() throws {
        let packs = try load()
        for organisation in packs.organisations {
            for code in organisation.predecessors {
                #expect(packs.organisation(code)?.successors.contains(organisation.code) == true, "\(code)")
            }
            for code in organisation.successors {
                #expect(packs.organisation(code)?.predecessors.contains(organisation.code) == true, "\(code)")
            }
        }
    }
}
