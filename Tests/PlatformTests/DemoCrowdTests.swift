import Definitions
import Foundation
import Platform
import Standards
import Testing

@Suite struct `The demo crowd` {
    private static let packs = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "packs").path

    private func cityPacks() throws -> PackSet {
        try #require(try PackSet.load(Self.packs).packs)
    }

    @Test func `is the same for the same seed and another for another`() {
        let first = Array(DemoCrowd(count: 300, seed: 7))
        #expect(first == Array(DemoCrowd(count: 300, seed: 7)))
        #expect(first != Array(DemoCrowd(count: 300, seed: 8)))
        #expect(Array(DemoCrowd(count: 100, seed: 7)) == Array(first.prefix(100)))
    }

    @Test func `has 9,500 registered, 10,000 floating, 400 from Hong Kong, Macao and Taiwan, 100 foreigners`() {
        var counts: [String: Int] = [:]
        for resident in DemoCrowd() { counts[resident.residenceKind, default: 0] += 1 }
        #expect(counts == ["registered": 9_500, "floating": 10_000, "hmt": 400, "foreign": 100])
    }

    @Test func `gives every resident a number of their own, with sex and birth day agreeing`() throws {
        var seen: Set<String> = []
        for resident in DemoCrowd() {
            #expect(seen.insert(resident.citizenID).inserted)
            let number = try ResidentID(resident.citizenID)
            #expect(number.birthDay == nil || number.birthDay == resident.birthDay)
            if resident.residenceKind != "foreign" {
                let place = Array(resident.citizenID.utf8)[16]
                #expect((place % 2 == 1) == (resident.sex == "1"))
            }
        }
    }

    @Test func `holds only values that the dataset's elements accept`() throws {
        let packs = try cityPacks()
        let dataset = try #require(packs.datasets["resident"])
        for resident in DemoCrowd(count: 2_000, seed: 3) {
            for field in dataset.fields {
                let text = resident.text(of: field.element)
                let element = try #require(packs.elements[field.element])
                #expect(!text.isEmpty || !field.required, "\(field.element)")
                if text.isEmpty { continue }
                switch element.type {
                case .identifier(let kind): #expect(kind.check(text) == nil, "\(field.element): \(text)")
                case .code(let list): #expect(packs.codeLists[list]?[text] != nil, "\(field.element): \(text)")
                case .day: #expect(Day(text) != nil)
                case .text(let maximum): #expect(text.count <= maximum)
                default: Issue.record("no resident has \(field.element)")
                }
            }
        }
    }

    @Test func `dies after birth, marries after childhood, and lives in all 23 towns`() {
        var towns: Set<String> = []
        for resident in DemoCrowd() {
            towns.insert(resident.town)
            if let death = resident.dateOfDeath {
                #expect(death >= resident.birthDay && death <= DemoCrowd.demoDay)
            }
            let age = DemoCrowd.demoDay.days(since: resident.birthDay) / 365
            #expect(resident.maritalStatus == "10" || age >= 20)
        }
        #expect(towns.count == 23)
    }

    @Test func `is written in the dataset's column order without a quote`() throws {
        let dataset = try #require(try cityPacks().datasets["resident"])
        let lines = Array(DemoCSV(DemoCrowd(count: 50), dataset: dataset))
        #expect(lines.count == 51)
        #expect(lines[0] == dataset.fields.map(\.element).joined(separator: ",") + "\n")
        #expect(lines.allSatisfy { $0.filter { $0 == "," }.count == dataset.fields.count - 1 })
        #expect(!lines.contains { $0.contains("\"") })
    }

    @Test func `of nobody is empty, and so is one of less than nobody`() {
        #expect(Array(DemoCrowd(count: 0)).isEmpty)
        #expect(Array(DemoCrowd(count: -5)).isEmpty)
    }
}
