import Standards

/// Who draws a pension, of which kind, since when and how much.
struct DemoPensions: Sendable {
    let today: Day

    /// The record of a resident, or nil where there is no pension.
    func pension(of resident: DemoResident, age: Int, _ random: inout SeededRandom) -> DemoFact? {
        let isPersona = resident.fullName == DemoPersona.all[0].name
        guard random.happens(perMille: share(resident, age)) || isPersona else { return nil }
        let kind = kind(of: resident, age: age, &random)
        let since = start(of: resident, age: age, kind: kind)
        let checked = max(since, today.adding(days: -random.number(in: 20...400)) ?? since)
        let isSuspended = random.happens(perMille: 15) && !isPersona
        let state = resident.dateOfDeath != nil ? "ended" : isSuspended ? "suspended" : "paid"
        return DemoFact(
            resident: resident,
            values: [
                "pension-kind": kind, "pension-since": since.description, "pension-amount": amount(kind, &random),
                "pension-state": state, "eligibility-checked": checked.description,
            ])
    }

    /// How many of a thousand draw a pension: nearly all of the settled from 60, women from 50; fewer of the others.
    private func share(_ resident: DemoResident, _ age: Int) -> Int {
        switch resident.residenceKind {
        case "registered" where age >= 60: 970
        case "registered" where age >= 50 && resident.sex == "2": 850
        case "floating" where age >= 60: 600
        case "floating" where age >= 50 && resident.sex == "2": 660
        case "hmt" where age >= 60: 200
        default: 0
        }
    }

    private func kind(of resident: DemoResident, age: Int, _ random: inout SeededRandom) -> String {
        guard age >= 60, resident.residenceKind == "registered" else { return "employee" }
        let place = random.number(below: 1_000)
        return place < 620 ? "employee" : place < 910 ? "resident" : "public"
    }

    /// The first of the month after the age of retirement: 60 for men and for the residents' scheme, 50 or 55 for women.
    private func start(of resident: DemoResident, age: Int, kind: String) -> Day {
        let retirement = resident.sex == "1" || kind == "resident" ? 60 : kind == "public" ? 55 : 50
        let (year, month, _) = resident.birthDay.components
        let next = month == 12 ? (year + retirement + 1, 1) : (year + retirement, month + 1)
        let (thisYear, thisMonth, _) = today.components
        let first = Day(year: thisYear, month: thisMonth, day: 1) ?? today
        return min(Day(year: next.0, month: next.1, day: 1) ?? first, first)
    }

    private func amount(_ kind: String, _ random: inout SeededRandom) -> String {
        let fen =
            switch kind {
            case "resident": random.number(in: 21_500...62_000)
            case "public": random.number(in: 420_000...980_000)
            default: random.number(in: 180_000...650_000)
            }
        let rest = fen % 100
        return "\(fen / 100)." + (rest < 10 ? "0" : "") + "\(rest)"
    }
}
