import Standards

/// Ages, and what goes with age: marriage and death.
enum DemoAges {
    private static let settled = WeightedList<ClosedRange<Int>>(
        (0...9, 110),
        [
            (10...19, 110), (20...29, 105), (30...39, 155), (40...49, 155), (50...59, 140), (60...69, 120),
            (70...79, 70), (80...89, 29), (90...101, 6),
        ])
    private static let working = WeightedList<ClosedRange<Int>>(
        (0...9, 70), [(10...19, 90), (20...29, 250), (30...39, 270), (40...49, 190), (50...59, 105), (60...75, 25)])

    /// An age of those who are settled.
    static func registered(_ random: inout SeededRandom) -> Int {
        random.number(in: random.pick(settled))
    }

    /// An age of those who came to work, with some of their children and parents.
    static func floating(_ random: inout SeededRandom) -> Int {
        random.number(in: random.pick(working))
    }

    /// A day of birth that gives an age in years.
    static func birthDay(age: Int, today: Day, _ random: inout SeededRandom) -> Day {
        let days = age * 1_461 / 4 + random.number(in: 1...364)
        return today.adding(days: -days) ?? today
    }

    /// Whole years since a birth, to within a day.
    static func years(since birth: Day, today: Day) -> Int {
        max(0, today.days(since: birth) * 4 / 1_461)
    }

    /// A marital status by GB/T 2261.2 that an age makes likely; never married before 20 (women) and 22 (men).
    static func maritalStatus(age: Int, isMan: Bool, _ random: inout SeededRandom) -> String {
        guard age >= (isMan ? 22 : 20) else { return "10" }
        let single = max(12, 900 - (age - 20) * (isMan ? 55 : 65))
        let widowed = age < 55 ? 4 : min(620, (age - 54) * (isMan ? 7 : 15))
        if random.happens(perMille: single) { return "10" }
        if random.happens(perMille: widowed) { return "30" }
        if random.happens(perMille: 65) { return "40" }
        return random.happens(perMille: 930) ? "21" : "22"
    }

    /// A day of death within the last three years, likelier with age; nil for nearly everybody.
    static func death(age: Int, birth: Day, today: Day, _ random: inout SeededRandom) -> Day? {
        let perMille = age < 40 ? 1 : age < 60 ? 4 : age < 75 ? 15 : age < 85 ? 60 : 150
        guard random.happens(perMille: perMille) else { return nil }
        let longest = min(1_095, max(1, today.days(since: birth)))
        return today.adding(days: -random.number(in: 1...longest))
    }
}
