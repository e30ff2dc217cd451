import Standards

/// Makes residents one after another; remembers which numbers it has given, so that none is given twice.
struct ResidentMaker {
    /// In what status somebody lives in the city: of every 200, 95 registered, 100 floating, 4 hmt, 1 foreign.
    private enum Kind {
        case registered, floating, hmt, foreign

        init(item: Int) {
            // 73 and 200 have no common factor: each slot of 200 comes once, well mixed.
            switch item % 200 * 73 % 200 {
            case ..<95: self = .registered
            case ..<195: self = .floating
            case ..<199: self = .hmt
            default: self = .foreign
            }
        }
    }

    let seed: UInt64
    let today: Day
    private var given: Set<UInt64> = []
    private let names = DemoNames.shared
    private let places = DemoPlaces.shared

    init(seed: UInt64, today: Day) {
        self.seed = seed
        self.today = today
    }

    /// The resident of a position; positions are asked for in order from 0.
    mutating func make(_ item: Int) -> DemoResident {
        var random = SeededRandom(seed: seed, item: item)
        switch Kind(item: item) {
        case .registered: return registered(item, &random)
        case .floating: return floating(&random)
        case .hmt: return hmt(&random)
        case .foreign: return foreign(item, &random)
        }
    }

    private mutating func registered(_ item: Int, _ random: inout SeededRandom) -> DemoResident {
        let isMan = random.happens(perMille: 498)
        let age = DemoAges.registered(&random)
        let birth = DemoAges.birthDay(age: age, today: today, &random)
        let division = random.happens(perMille: 820) ? 442_000 : random.pick(random.pick(places.origins).counties)
        let id = number(division: division, birth: birth, isMan: isMan, &random)
        let town = random.pick(places.towns)
        let household = 1_000_000 + (item / 3 &* 7_919) % 9_000_000
        return DemoResident(
            citizenID: id, fullName: names.delta(isMan: isMan, birthYear: birth.components.year, &random),
            sex: isMan ? "1" : "2", birthDay: birth, ethnicGroup: random.happens(perMille: 985) ? "01" : "08",
            maritalStatus: DemoAges.maritalStatus(age: age, isMan: isMan, &random), residenceKind: "registered",
            country: "CHN", originDivision: "442000", town: town.code,
            address: places.address(in: town, rents: false, &random), householdNumber: "44\(household)",
            phone: age < 10 ? "" : phone(&random), permitExpiry: nil,
            dateOfDeath: DemoAges.death(age: age, birth: birth, today: today, &random))
    }

    private mutating func floating(_ random: inout SeededRandom) -> DemoResident {
        let isMan = random.happens(perMille: 548)
        let age = DemoAges.floating(&random)
        let birth = DemoAges.birthDay(age: age, today: today, &random)
        let origin = random.pick(places.origins)
        let division = random.pick(origin.counties)
        let group = ethnicGroup(of: origin, &random)
        let id = number(division: division, birth: birth, isMan: isMan, &random)
        let town = random.pick(places.towns)
        let year = birth.components.year
        return DemoResident(
            citizenID: id,
            fullName: names.inland(isMan: isMan, birthYear: year, isZhuang: group == "08", &random),
            sex: isMan ? "1" : "2", birthDay: birth, ethnicGroup: group,
            maritalStatus: DemoAges.maritalStatus(age: age, isMan: isMan, &random), residenceKind: "floating",
            country: "CHN", originDivision: String(division), town: town.code,
            address: places.address(in: town, rents: true, &random), householdNumber: "",
            phone: age < 10 ? "" : phone(&random),
            permitExpiry: random.happens(perMille: 620) ? expiry(within: 365, &random) : nil, dateOfDeath: nil)
    }

    private mutating func hmt(_ random: inout SeededRandom) -> DemoResident {
        let (prefix, country, division) = random.pick([
            (810_000, "HKG", "810000"), (810_000, "HKG", "810000"), (820_000, "MAC", "820000"),
            (820_000, "MAC", "820000"), (830_000, "TWN", "710000"),
        ])
        let isMan = random.happens(perMille: 520)
        let age = DemoAges.registered(&random)
        let birth = DemoAges.birthDay(age: age, today: today, &random)
        let town = random.pick(places.towns)
        return DemoResident(
            citizenID: number(division: prefix, birth: birth, isMan: isMan, &random),
            fullName: names.delta(isMan: isMan, birthYear: birth.components.year, &random), sex: isMan ? "1" : "2",
            birthDay: birth, ethnicGroup: "01",
            maritalStatus: DemoAges.maritalStatus(age: age, isMan: isMan, &random), residenceKind: "hmt",
            country: country, originDivision: division, town: town.code,
            address: places.address(in: town, rents: false, &random), householdNumber: "",
            phone: age < 10 ? "" : phone(&random), permitExpiry: expiry(within: 1_825, &random), dateOfDeath: nil)
    }

    private func foreign(_ item: Int, _ random: inout SeededRandom) -> DemoResident {
        let (name, country) = names.foreign(&random)
        let isMan = random.happens(perMille: 600)
        let age = random.number(in: 22...60)
        let birth = DemoAges.birthDay(age: age, today: today, &random)
        let town = random.pick(places.towns)
        let serial = 1_000_000 + (item &* 7_919) % 9_000_000
        return DemoResident(
            citizenID: "\(country.prefix(1))X\(serial)", fullName: name, sex: isMan ? "1" : "2", birthDay: birth,
            ethnicGroup: "", maritalStatus: DemoAges.maritalStatus(age: age, isMan: isMan, &random),
            residenceKind: "foreign", country: country, originDivision: "", town: town.code,
            address: places.address(in: town, rents: true, &random), householdNumber: "", phone: phone(&random),
            permitExpiry: expiry(within: 730, &random), dateOfDeath: nil)
    }
}

extension ResidentMaker {
    /// A number after GB 11643 that has not been given before.
    private mutating func number(
        division: Int, birth: Day, isMan: Bool, _ random: inout SeededRandom
    ) -> String {
        let (year, month, day) = birth.components
        let head = (UInt64(division) * 100_000_000 + UInt64(year * 10_000 + month * 100 + day)) * 1_000
        var half = random.number(below: 499)
        var digits = head
        // 499 people of a sex may share a division and a day; ten million residents do not fill one.
        for _ in 0..<499 {
            digits = head + UInt64(half * 2 + (isMan ? 1 : 2))
            if given.insert(digits).inserted { break }
            half = (half + 1) % 499
        }
        return Self.checked(String(digits))
    }

    /// Seventeen digits with their check character (ISO 7064 MOD 11-2).
    private static func checked(_ digits: String) -> String {
        let sum = digits.utf8.reduce(0) { ($0 + Int($1) - 48) * 2 % 11 }
        let check = (12 - sum) % 11
        return digits + (check == 10 ? "X" : String(check))
    }

    private func ethnicGroup(of origin: DemoPlaces.Origin, _ random: inout SeededRandom) -> String {
        var position = random.number(below: 1_000)
        for group in origin.groups {
            if position < group.perMille { return group.code }
            position -= group.perMille
        }
        return "01"
    }

    /// A mobile number of the range 154, which no operator has been given.
    private func phone(_ random: inout SeededRandom) -> String {
        "154" + String(10_000_000 + random.number(below: 90_000_000))
    }

    /// A last day of validity, one in eight of them past.
    private func expiry(within days: Int, _ random: inout SeededRandom) -> Day? {
        today.adding(days: random.number(in: -(days / 7)...days))
    }
}
