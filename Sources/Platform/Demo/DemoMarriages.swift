import Standards

/// Pairs the married of a crowd, each with one of about the same age, and tells a marriage from both sides.
struct DemoMarriages: Sendable {
    private var residents: DemoCrowd.Iterator
    private let seed: UInt64
    private let today: Day
    private var position = 0
    /// Those who have found nobody yet, by sex and by five years of birth; one of each.
    private var waiting: [String: DemoResident] = [:]
    private var told: DemoFact?

    init(_ crowd: DemoCrowd) {
        residents = crowd.makeIterator()
        seed = crowd.seed ^ 0x3A22_0000_0000_0000
        today = crowd.today
    }

    /// The next record.
    mutating func next() -> DemoFact? {
        if let fact = told {
            told = nil
            return fact
        }
        while let resident = residents.next() {
            position += 1
            guard ["21", "22"].contains(resident.maritalStatus), resident.residenceKind != "foreign",
                let spouse = spouse(for: resident)
            else { continue }
            var random = SeededRandom(seed: seed, item: position)
            guard let values = marriage(resident, spouse, &random) else { continue }
            told = fact(about: spouse, with: resident, values)
            return fact(about: resident, with: spouse, values)
        }
        return nil
    }

    private mutating func spouse(for resident: DemoResident) -> DemoResident? {
        let years = resident.birthDay.components.year / 5
        let other = resident.sex == "1" ? "2" : "1"
        if let spouse = waiting.removeValue(forKey: "\(other) \(years)") { return spouse }
        waiting["\(resident.sex) \(years)"] = resident
        return nil
    }

    /// What both records say; nil where the marriage is older than the registers.
    private func marriage(
        _ one: DemoResident, _ other: DemoResident, _ random: inout SeededRandom
    ) -> [String: String]? {
        let younger = max(one.birthDay, other.birthDay)
        let wedding = younger.adding(days: random.number(in: 8_100...11_900)) ?? today
        let day = min(wedding, today)
        let year = day.components.year
        guard year >= 1994 else { return nil }
        return [
            "marriage-number": "J442000-\(year)-\(100_000 + position % 900_000)", "marriage-event": "marriage",
            "registration-day": day.description, "registration-office": "市民政局婚姻登记处",
        ]
    }

    private func fact(about one: DemoResident, with other: DemoResident, _ values: [String: String]) -> DemoFact {
        var values = values
        values["spouse-id"] = other.citizenID
        values["spouse-name"] = other.fullName
        return DemoFact(resident: one, values: values)
    }
}
