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
        let ids = ["city", "population", "city-catalogue", "civil-affairs", "health", "registers", "social-security"]
        #expect(packs.packs.map(\.id) == ids)
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

    @Test func `fill the catalogue with entries of many departments and all classes`() throws {
        let packs = try load()
        #expect(packs.entries.count >= 66)
        #expect(Set(packs.entries.values.map(\.provider)).count >= 25)
        let classes = Dictionary(grouping: packs.entries.values, by: \.sharing.class).mapValues(\.count)
        let share = { (count: Int?) in Double(count ?? 0) / Double(packs.entries.count) }
        #expect((0.1...0.2).contains(share(classes[.unconditional])))
        #expect((0.03...0.08).contains(share(classes[Sharing.Class.none])))
        for entry in packs.entries.values {
            #expect(packs.categories[entry.category] != nil && entry.themes.allSatisfy { packs.themes[$0] != nil })
            #expect((3...15).contains(entry.items.count), "\(entry.id)")
        }
    }

    @Test func `hold drafts, entries without a resource, and what only the provider may know`() throws {
        let entries = try load().entries.values
        #expect(entries.contains { $0.published == nil })
        #expect(entries.contains { $0.published != nil && $0.resources.isEmpty && !$0.ways.isEmpty })
        #expect(entries.contains { $0.audience == .provider })
        let hidden = entries.filter { entry in entry.items.contains { $0.audience == .provider } }
        #expect(hidden.contains { $0.id == "death-certificate" } && hidden.count >= 5)
        // What is hidden is not told by the words around it.
        for entry in hidden where entry.audience == .city {
            let words = [entry.summary, entry.conditions, entry.duty].compactMap(\.self)
            for item in entry.items where item.audience == .provider {
                #expect(!words.contains { $0.zh.contains(item.title.zh) }, "\(entry.id): \(item.id)")
            }
        }
    }

    @Test func `let every step of every chain find somebody where the first story goes`() throws {
        let packs = try load()
        let holds = Set(
            packs.people.flatMap { person in
                person.assignments.map { "\($0.role) \($0.organisation)" }
            })
        let day = try #require(Day("2026-11-24"))
        let parties = ["consumer": "social-security", "provider": "public-security"]
        for chain in packs.chains.values {
            let version = try #require(chain.version(on: day))
            for step in version.steps {
                let organisation =
                    switch step.party {
                    case .party(let party): try #require(parties[party])
                    case .organisation(let code): code
                    }
                #expect(holds.contains("\(step.role) \(organisation)"), "\(chain.id): \(step.id)")
            }
        }
        #expect(Set(packs.chains.values.map(\.number)) == ["GX", "ML", "CX", "XQ", "BG", "ZY"])
    }

    @Test func `let chief data officers and clerks of five departments be different people`() throws {
        let people = try load().people
        for organisation in ["social-security", "public-security", "civil-affairs", "health", "market"] {
            func holders(of role: String) -> Set<String> {
                Set(
                    people.filter { $0.assignments.contains { $0 == .init(role: role, organisation: organisation) } }
                        .map(\.account))
            }
            let (clerks, chiefs) = (holders(of: "data-clerk"), holders(of: "chief-data-officer"))
            #expect(!clerks.isEmpty && !chiefs.isEmpty && clerks.isDisjoint(with: chiefs))
        }
    }
}
