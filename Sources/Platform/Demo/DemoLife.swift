import Standards

/// What the city's departments know of one resident beyond the register: a pension, a death.
struct DemoLife: Sendable {
    /// The record in the list of pension recipients.
    var pension: DemoFact?
    /// What is told of the death.
    var death: DemoDeath?
}

/// One death as three departments tell it.
struct DemoDeath: Sendable {
    /// By health, the day after.
    let certificate: DemoFact
    /// By civil affairs, three days after; nil: buried elsewhere.
    let cremation: DemoFact?
    /// By public security, weeks after; nil: not yet.
    let deregistration: DemoFact?

    /// The first official word of it, as the register of the deceased keeps it until words that differ are weighed.
    var firstWord: DemoFact {
        let words = [
            ("health", "issue-day", certificate), ("civil-affairs", "cremation-day", cremation),
            ("public-security", "deregistration-day", deregistration),
        ].compactMap { source, told, fact in fact.map { (source: source, told: $0.text(of: told), fact: $0) } }
        // Days are written so that their order is that of their texts; on the same day the list above decides.
        let first = words.reduce(words[0]) { $1.told < $0.told ? $1 : $0 }
        return DemoFact(
            resident: certificate.resident,
            values: ["date-of-death": first.fact.text(of: "date-of-death"), "death-source": first.source])
    }
}

/// Goes through a crowd and tells each life; seven pensioners have died of whom public security does not know yet.
struct DemoLives: Sendable {
    /// How many people draw a pension although they are dead.
    static let unnoticed = 7

    private var residents: DemoCrowd.Iterator
    private let seed: UInt64
    private let today: Day
    private var position = 0
    private var elderly = 0
    private var died = 0

    init(_ crowd: DemoCrowd) {
        residents = crowd.makeIterator()
        seed = crowd.seed ^ 0x11FE_0000_0000_0000
        today = crowd.today
    }

    /// The next record of one sort.
    mutating func next(_ fact: (DemoLife) -> DemoFact?) -> DemoFact? {
        while let life = next() {
            if let found = fact(life) { return found }
        }
        return nil
    }

    private mutating func next() -> DemoLife? {
        guard let resident = residents.next() else { return nil }
        defer { position += 1 }
        var random = SeededRandom(seed: seed, item: position)
        let age = DemoAges.years(since: resident.birthDay, today: today)
        var life = DemoLife(pension: DemoPensions(today: today).pension(of: resident, age: age, &random))
        let deaths = DemoDeaths(today: today, serial: position + 1)
        if let day = resident.dateOfDeath {
            life.death = deaths.registered(resident, on: day, &random)
        } else if let rank = unnoticedRank(of: resident, age: age, life) {
            life.death = deaths.unnoticed(resident, rank: rank, &random)
        }
        return life
    }

    /// Every sixth of the old whose pension is paid, until there are seven; nobody who signs in.
    private mutating func unnoticedRank(of resident: DemoResident, age: Int, _ life: DemoLife) -> Int? {
        guard died < Self.unnoticed, age >= 70, resident.residenceKind == "registered",
            life.pension?.text(of: "pension-state") == "paid",
            !DemoPersona.all.contains(where: { $0.name == resident.fullName })
        else { return nil }
        elderly += 1
        guard elderly % 6 == 3 else { return nil }
        died += 1
        return died - 1
    }
}
