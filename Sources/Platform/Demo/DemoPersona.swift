import Standards

/// A resident of the demo who signs in: the first of the crowd whom the role suits gets the name.
struct DemoPersona: Sendable {
    /// Name of the account.
    let account: String
    /// 姓名 in the register.
    let name: String
    private let kind: String
    private let sex: String
    private let ages: ClosedRange<Int>
    private let fits: @Sendable (DemoResident) -> Bool

    private init(
        _ account: String, _ name: String, kind: String, sex: String, ages: ClosedRange<Int>,
        fits: @escaping @Sendable (DemoResident) -> Bool = { _ in true }
    ) {
        self.account = account
        self.name = name
        self.kind = kind
        self.sex = sex
        self.ages = ages
        self.fits = fits
    }

    /// Whether a resident can be this one.
    func suits(_ resident: DemoResident, today: Day) -> Bool {
        resident.residenceKind == kind && resident.sex == sex && resident.dateOfDeath == nil
            && ages.contains(DemoAges.years(since: resident.birthDay, today: today)) && fits(resident)
    }

    /// The residents of `packs/city/demo/people.yaml`.
    static let all = [
        DemoPersona("lin.yuzhen", "林玉珍", kind: "registered", sex: "2", ages: 63...78),
        DemoPersona("wei.chunhua", "韦春花", kind: "floating", sex: "2", ages: 26...42) { $0.ethnicGroup == "08" },
        DemoPersona("he.jiajun", "何嘉俊", kind: "hmt", sex: "1", ages: 22...45) { $0.country == "MAC" },
        DemoPersona("tan.zhaohui", "谭朝晖", kind: "registered", sex: "1", ages: 30...58),
    ]
}

/// Gives each persona to one resident, in the order of the crowd.
struct DemoCasting: Sendable {
    private var waiting = DemoPersona.all

    /// Renames the resident where a part suits; answers whose account it is.
    mutating func cast(_ resident: inout DemoResident, today: Day) -> String? {
        guard !waiting.isEmpty, let index = waiting.firstIndex(where: { $0.suits(resident, today: today) }) else {
            return nil
        }
        let persona = waiting.remove(at: index)
        resident.fullName = persona.name
        return persona.account
    }
}

extension DemoCrowd {
    /// The canonical keys of the residents who sign in, by account; those whom the crowd is too small for are left out.
    package var subjects: [String: String] {
        var casting = DemoCasting()
        var maker = ResidentMaker(seed: seed, today: today)
        var subjects: [String: String] = [:]
        for item in 0..<count where subjects.count < DemoPersona.all.count {
            var resident = maker.make(item)
            if let account = casting.cast(&resident, today: today) {
                subjects[account] = "resident:" + resident.citizenID
            }
        }
        return subjects
    }
}
