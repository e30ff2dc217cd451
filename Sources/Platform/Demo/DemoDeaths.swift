import Standards

/// What health, civil affairs and public security tell of a death, each in its own time.
struct DemoDeaths: Sendable {
    let today: Day
    /// Tells the papers of one death from those of another.
    let serial: Int

    /// A death that the register of residents knows: all three have told it, the funeral home of most.
    func registered(_ resident: DemoResident, on day: Day, _ random: inout SeededRandom) -> DemoDeath {
        let isCremated = random.happens(perMille: 880)
        return DemoDeath(
            certificate: certificate(resident, on: day, &random),
            cremation: isCremated ? cremation(resident, on: day, after: day, &random) : nil,
            deregistration: deregistration(resident, on: day, &random))
    }

    /// One of the seven of whom public security has not heard; the third and the sixth have two dates of death.
    func unnoticed(_ resident: DemoResident, rank: Int, _ random: inout SeededRandom) -> DemoDeath {
        let ago = Self.daysAgo[rank % Self.daysAgo.count]
        let day = today.adding(days: -ago) ?? today
        let told = Self.misdated[rank].flatMap { day.adding(days: $0) } ?? day
        return DemoDeath(
            certificate: certificate(resident, on: day, &random),
            cremation: cremation(resident, on: told, after: day, &random), deregistration: nil)
    }

    private static let daysAgo = [4, 7, 10, 15, 21, 28, 36]
    /// By how many days the funeral home's date of death is off.
    private static let misdated = [2: 1, 5: -9]

    private func certificate(_ resident: DemoResident, on day: Day, _ random: inout SeededRandom) -> DemoFact {
        let place = random.pick(Self.places)
        return DemoFact(
            resident: resident,
            values: [
                "date-of-death": day.description, "death-place": place, "cause-of-death": random.pick(Self.causes),
                "death-certificate-number": "4420\(day.components.year)" + number(of: 7),
                "medical-institution": random.pick(place == "hospital" ? Self.hospitals : Self.clinics),
                "issue-day": day.adding(days: 1).map { min($0, today) }?.description ?? day.description,
            ])
    }

    private func cremation(
        _ resident: DemoResident, on told: Day, after day: Day, _ random: inout SeededRandom
    ) -> DemoFact {
        let cremated = day.adding(days: 3).map { min($0, max(today, told)) } ?? day
        let isMan = random.happens(perMille: 500)
        return DemoFact(
            resident: resident,
            values: [
                "date-of-death": told.description, "cremation-number": "ZS\(cremated.components.year)" + number(of: 6),
                "cremation-day": cremated.description, "funeral-home": "市殡仪馆",
                "funeral-applicant": DemoNames.shared.delta(isMan: isMan, birthYear: 1975, &random),
                "ashes-disposal": random.pick(Self.ashes),
            ])
    }

    private func deregistration(_ resident: DemoResident, on day: Day, _ random: inout SeededRandom) -> DemoFact {
        let reported = day.adding(days: random.number(in: 5...75)).map { min($0, today) } ?? today
        let reason = random.happens(perMille: 960) ? "certified" : "abnormal"
        return DemoFact(
            resident: resident,
            values: [
                "date-of-death": day.description, "deregistration-day": reported.description,
                "deregistration-reason": reason, "police-station": "第\(1 + serial % 29)派出所",
            ])
    }

    private func number(of digits: Int) -> String {
        let text = String(serial)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    private static let places = WeightedList(words: "hospital:600 home:300 care-home:60 on-the-way:25 other:15")
    private static let ashes = WeightedList(words: "storage:420 cemetery:330 family:190 tree:40 sea:20")
    private static let causes = WeightedList(
        words: "急性心肌梗死:90 脑梗死:120 脑出血:80 肺炎:110 慢性阻塞性肺疾病:70 肺恶性肿瘤:90 肝恶性肿瘤:60 糖尿病肾病:40 心力衰竭:100 多器官功能衰竭:60")
    private static let hospitals = WeightedList(words: "岐江医院:40 菊城医院:30 香山中医院:20 五桂山医院:10")
    private static let clinics = WeightedList(words: "兴华社区卫生服务中心:30 永宁卫生院:20 民安社区卫生服务中心:20 翠景卫生院:10")
}
