import Definitions
import Foundation
import Platform
import Standards
import Testing

@Suite struct `The demo registers` {
    private static let packs = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "packs").path

    private func cityPacks() throws -> PackSet {
        try #require(try PackSet.load(Self.packs).packs)
    }

    private func facts(_ set: DemoSet, count: Int = 20_000, seed: UInt64 = 1) -> [DemoFact] {
        Array(DemoFacts(set, of: DemoCrowd(count: count, seed: seed)))
    }

    private func ids(_ facts: [DemoFact]) -> Set<String> {
        Set(facts.map(\.resident.citizenID))
    }

    @Test(arguments: DemoSet.allCases) func `are the same for the same seed and another for another`(set: DemoSet) {
        let first = facts(set, count: 3_000, seed: 7)
        #expect(!first.isEmpty)
        #expect(first == facts(set, count: 3_000, seed: 7))
        #expect(first != facts(set, count: 3_000, seed: 8))
    }

    @Test(arguments: DemoSet.allCases) func `hold only values that their dataset accepts, no key twice`(set: DemoSet)
        throws
    {
        let packs = try cityPacks()
        let dataset = try #require(packs.datasets[set.rawValue])
        var keys: Set<[String]> = []
        for fact in facts(set, count: 4_000, seed: 3) {
            #expect(keys.insert(dataset.key.map(fact.text(of:))).inserted)
            for field in dataset.fields {
                let text = fact.text(of: field.element)
                let element = try #require(packs.elements[field.element])
                #expect(!text.isEmpty || !field.required, "\(field.element)")
                guard !text.isEmpty else { continue }
                #expect(throws: Never.self, "\(field.element): \(text)") {
                    try ElementParser(element, codes: { packs.codeLists[$0] }).parse(text)
                }
            }
        }
    }

    @Test func `pay a little more than 3,000 pensions, most to people of 60 and more`() {
        let pensions = facts(.pensions)
        let paid = pensions.count { $0.text(of: "pension-state") == "paid" }
        #expect((3_000...3_200).contains(paid), "\(paid)")
        let old = pensions.count { DemoCrowd.demoDay.days(since: $0.resident.birthDay) >= 60 * 365 }
        #expect(old * 3 > pensions.count * 2)
        for pension in pensions {
            #expect(pension.resident.birthDay.description < pension.text(of: "pension-since"))
            #expect((pension.text(of: "pension-state") == "ended") == (pension.resident.dateOfDeath != nil))
        }
    }

    @Test func `pay seven people who are dead, of whom public security does not know`() {
        let unnoticed = facts(.certificates).filter { $0.resident.dateOfDeath == nil }
        #expect(unnoticed.count == 7)
        let paid = ids(facts(.pensions).filter { $0.text(of: "pension-state") == "paid" })
        #expect(ids(unnoticed).isSubset(of: paid))
        #expect(ids(unnoticed).isDisjoint(with: ids(facts(.deregistrations))))
        #expect(ids(unnoticed).isSubset(of: ids(facts(.cremations))))
        #expect(facts(.certificates, count: 2_000).count { $0.resident.dateOfDeath == nil } == 7)
    }

    @Test func `name everybody once who died, by the first word of it`() {
        let deceased = facts(.deceased)
        #expect(ids(deceased) == ids(facts(.certificates)))
        #expect(ids(deceased).count == deceased.count)
        #expect(deceased.allSatisfy { $0.text(of: "death-source") == "health" })
    }

    @Test func `ask about 3,000 pensions in payment and find seven`() {
        let asked = DemoPensioners(DemoCrowd()).ids
        #expect(asked.count == 3_000)
        #expect(Set(asked).count == 3_000)
        let paid = ids(facts(.pensions).filter { $0.text(of: "pension-state") == "paid" })
        #expect(paid.isSuperset(of: asked))
        #expect(ids(facts(.deceased)).intersection(asked).count == 7)
        #expect(DemoPensioners(DemoCrowd(count: 0)).ids.isEmpty)
    }

    @Test func `disagree about the date of two deaths`() {
        let cremations = Dictionary(uniqueKeysWithValues: facts(.cremations).map { ($0.resident.citizenID, $0) })
        let conflicts = facts(.certificates).filter { certificate in
            let cremation = cremations[certificate.resident.citizenID]
            return cremation.map { $0.text(of: "date-of-death") != certificate.text(of: "date-of-death") } ?? false
        }
        #expect(conflicts.count == 2)
        #expect(conflicts.allSatisfy { $0.resident.dateOfDeath == nil })
    }

    @Test func `tell a death first by health, then civil affairs, last public security`() {
        let cremations = Dictionary(uniqueKeysWithValues: facts(.cremations).map { ($0.resident.citizenID, $0) })
        let cancelled = Dictionary(uniqueKeysWithValues: facts(.deregistrations).map { ($0.resident.citizenID, $0) })
        for certificate in facts(.certificates) {
            let issued = certificate.text(of: "issue-day")
            #expect(certificate.text(of: "date-of-death") <= issued)
            if let cremation = cremations[certificate.resident.citizenID] {
                #expect(issued <= cremation.text(of: "cremation-day"))
                #expect(cremation.text(of: "date-of-death") <= cremation.text(of: "cremation-day"))
            }
            if let later = cancelled[certificate.resident.citizenID] {
                #expect(issued <= later.text(of: "deregistration-day"))
            }
        }
        #expect(cremations.count < facts(.certificates).count)
    }

    @Test func `tell a marriage from both sides`() {
        let marriages = facts(.marriages)
        let pairs = Dictionary(grouping: marriages) { $0.text(of: "marriage-number") }
        #expect(marriages.count > 4_000)
        for pair in pairs.values {
            #expect(pair.count == 2)
            #expect(pair.first?.text(of: "spouse-id") == pair.last?.text(of: "citizen-id"))
            #expect(Set(pair.map(\.resident.sex)) == ["1", "2"])
        }
    }

    @Test func `know the four residents who sign in`() throws {
        let people = try cityPacks().people.filter { $0.kind == .resident }
        let subjects = DemoCrowd().subjects
        #expect(Set(subjects.keys) == Set(people.map(\.account)))
        let named = Dictionary(grouping: DemoCrowd()) { "resident:" + $0.citizenID }.compactMapValues(\.first)
        for person in people {
            #expect(named[try #require(subjects[person.account])]?.fullName == person.name.zh)
        }
        let pension = facts(.pensions).first { "resident:" + $0.resident.citizenID == subjects["lin.yuzhen"] }
        #expect(pension?.text(of: "pension-state") == "paid")
        #expect(DemoCrowd(count: 0).subjects.isEmpty)
    }

    @Test(arguments: DemoSet.allCases) func `are written in their dataset's column order without a quote`(set: DemoSet)
        throws
    {
        let dataset = try #require(try cityPacks().datasets[set.rawValue])
        let lines = Array(DemoCSV(DemoCrowd(count: 800), dataset: dataset))
        #expect(lines.first == dataset.fields.map(\.element).joined(separator: ",") + "\n")
        #expect(lines.allSatisfy { line in line.count { $0 == "," } == dataset.fields.count - 1 })
        #expect(!lines.contains { $0.contains("\"") })
    }
}
