import Standards

/// What must hold within the steps of one version of a chain, on the day from which it holds.
struct StepRules {
    private let organisations: [String: OrganisationDefinition]
    private let rules: [String: RuleDefinition]

    init(_ declarations: Declarations) {
        organisations = Dictionary(declarations.organisations.map { ($0.code, $0.value) }) { first, _ in first }
        rules = Dictionary(declarations.rules.map { ($0.id, $0.value) }) { first, _ in first }
    }

    func findings(_ chain: Declared<ChainDefinition>, _ index: Int) -> [Finding] {
        let version = chain.versions[index]
        let root: [YAMLNode.Step] = ["versions", .index(index)]
        var findings = limit(version.mend, chain, version, at: root + ["mend"])
        findings += limit(version.within?.limit, chain, version, at: root + ["within", "limit"])
        for (position, step) in version.steps.enumerated() {
            let place = root + ["steps", .index(position)]
            findings += name(step, before: version.steps[..<position], chain, at: place)
            findings += party(step, chain, version, at: place)
            findings += apart(step, before: version.steps[..<position], chain, at: place)
            findings += limit(step.limit, chain, version, at: place + ["limit"])
        }
        return findings
    }

    private func name(
        _ step: ChainStep, before: ArraySlice<ChainStep>, _ chain: Declared<ChainDefinition>, at place: [YAMLNode.Step]
    ) -> [Finding] {
        guard before.contains(where: { $0.id == step.id }) else { return [] }
        return [
            chain.error(
                at: place + ["step"], code: "step.duplicate",
                Localized(zh: "步骤“\(step.id)”出现两次", en: "the step “\(step.id)” stands twice"),
                mend: Localized(zh: "改名，或删除其一", en: "rename one of them, or remove it"))
        ]
    }

    private func party(
        _ step: ChainStep, _ chain: Declared<ChainDefinition>, _ version: ChainVersion, at place: [YAMLNode.Step]
    ) -> [Finding] {
        switch step.party {
        case .party(let party):
            guard !chain.parties.contains(party) else { return [] }
            let meant = Nearest.match(for: party, among: chain.parties)
            return [
                chain.error(
                    at: place + ["of"], code: "step.party",
                    Localized(zh: "parties 中没有“\(party)”", en: "“\(party)” is not among parties"),
                    mend: meant.map { Localized(zh: "是否想写“\($0)”？", en: "did you mean “\($0)”?") }
                        ?? Localized(
                            zh: "加入 parties；固定的机构写成 {organisation: …}",
                            en: "add it to parties; a fixed organisation is written {organisation: …}"))
            ]
        case .organisation(let code):
            guard let organisation = organisations[code], !organisation.exists(on: version.from) else { return [] }
            return [
                chain.error(
                    at: place + ["of"], code: "step.organisation",
                    Localized(zh: "生效之日没有机构“\(code)”", en: "there is no “\(code)” on the day from which it holds"),
                    mend: Localized(zh: "改为承接其职责的机构，或核对日期", en: "name the one that took over, or look at the date"))
            ]
        }
    }

    private func apart(
        _ step: ChainStep, before: ArraySlice<ChainStep>, _ chain: Declared<ChainDefinition>, at place: [YAMLNode.Step]
    ) -> [Finding] {
        let earlier = before.map(\.id)
        return step.apart.subtracting(earlier).sorted().map { other in
            let meant = Nearest.match(for: other, among: earlier)
            return chain.error(
                at: place + ["apart"], code: "step.apart",
                Localized(zh: "此前没有步骤“\(other)”", en: "no step “\(other)” comes before this one"),
                mend: meant.map { Localized(zh: "是否想写“\($0)”？", en: "did you mean “\($0)”?") }
                    ?? Localized(zh: "写在此之前的步骤", en: "name a step that comes before"))
        }
    }

    /// A limit by a rule: its unit is working days, and one of its versions holds and is a number that a clock can take.
    private func limit(
        _ limit: StepLimit?, _ chain: Declared<ChainDefinition>, _ version: ChainVersion, at place: [YAMLNode.Step]
    ) -> [Finding] {
        guard case .rule(let id) = limit, let rule = rules[id] else { return [] }
        if rule.unit != "working-days" {
            return [
                chain.error(
                    at: place, code: "limit.unit",
                    Localized(zh: "规则“\(id)”的单位不是工作日", en: "the rule “\(id)” does not count working days"),
                    mend: Localized(
                        zh: "换一条规则，或给它写 unit: working-days", en: "take another rule, or give it unit: working-days"))
            ]
        }
        guard case .integer(let days) = rule.version(on: version.from)?.value else {
            return [
                chain.error(
                    at: place, code: "limit.version",
                    Localized(
                        zh: "规则“\(id)”在 \(version.from) 没有有效的数值",
                        en: "the rule “\(id)” has no number on \(version.from)"),
                    mend: Localized(zh: "给规则补充版本，或推迟 from", en: "add a version to the rule, or begin later"))
            ]
        }
        guard !(1...250).contains(days) else { return [] }
        return [
            chain.error(
                at: place, code: "limit.range",
                Localized(
                    zh: "期限应为 1 至 250 个工作日，规则“\(id)”为 \(days)",
                    en: "a limit has 1 to 250 working days; “\(id)” says \(days)"),
                mend: Localized(zh: "改正规则", en: "correct the rule"))
        ]
    }
}
