import Standards

/// What must be there before an entry is published, and what should give pause (政务数据共享条例, 国务院令第809号).
struct PublicationRules {
    private let organisations: [String: OrganisationDefinition]
    private let owners: [String: String]

    init(_ declarations: Declarations) {
        organisations = Dictionary(declarations.organisations.map { ($0.code, $0.value) }) { first, _ in first }
        owners = Dictionary(declarations.packs.map { ($0.pack, $0.value.pack.owner) }) { first, _ in first }
    }

    /// What is wrong with an entry that is published; a draft may be unfinished.
    ///
    /// - Parameter steps: Where in the declaration the catalogue's keys stand.
    func findings<Value>(
        _ entry: EntryDefinition, _ declared: Declared<Value>, at steps: [YAMLNode.Step]
    ) -> [Finding] {
        guard let day = entry.published else { return [] }
        return missing(entry, declared, at: steps) + late(entry, day, declared, at: steps)
            + provider(entry, day, declared, at: steps) + personal(entry, declared)
    }

    private func missing<Value>(
        _ entry: EntryDefinition, _ declared: Declared<Value>, at steps: [YAMLNode.Step]
    ) -> [Finding] {
        var findings: [Finding] = []
        let needed: [(Bool, String, Localized)] = [
            (
                entry.assessments.secrecy == nil, "entry.secrecy",
                Localized(zh: "assessments: secrecy（保密审查）", en: "assessments: secrecy")
            ),
            (
                entry.assessments.personalInformation == nil, "entry.personal-information",
                Localized(
                    zh: "assessments: personal-information（个人信息保护影响评估；不含个人信息的也须写明）",
                    en: "assessments: personal-information (say so where it holds none)")
            ),
            (
                entry.approval == nil, "entry.approval",
                Localized(zh: "approval（部门负责人审批）", en: "approval, the consent of the department's head")
            ),
        ]
        for (isMissing, code, what) in needed where isMissing {
            findings.append(
                declared.error(
                    at: steps + ["published"], code: code,
                    Localized(zh: "已发布的目录缺少 \(what.zh)", en: "a published entry lacks \(what.en)"),
                    mend: Localized(zh: "补充，或删除 published 使其成为草稿", en: "add it, or remove published to keep a draft")))
        }
        if entry.dataset == nil, entry.sharing.class != .unconditional, entry.sharing.reason == nil {
            findings.append(
                declared.error(
                    at: ["sharing"], code: "sharing.reason",
                    Localized(zh: "有条件共享和不予共享须说明依据", en: "sharing that is not unconditional must say why"),
                    mend: Localized(
                        zh: "补充 reason，写明依据的法律、行政法规或国家规定",
                        en: "add reason, with the law or national rule it rests on")))
        }
        return findings
    }

    private func late<Value>(
        _ entry: EntryDefinition, _ day: Day, _ declared: Declared<Value>, at steps: [YAMLNode.Step]
    ) -> [Finding] {
        let dated: [([YAMLNode.Step], Day?)] = [
            (["assessments", "secrecy", "day"], entry.assessments.secrecy?.day),
            (["assessments", "personal-information", "day"], entry.assessments.personalInformation?.day),
            (["approval", "day"], entry.approval?.day),
        ]
        return dated.filter { $0.1.map { $0 > day } ?? false }.map { place, _ in
            declared.error(
                at: steps + place, code: "entry.order",
                Localized(zh: "评估和审批应在发布之前完成", en: "assessments and consent come before publication"),
                mend: Localized(zh: "核对日期", en: "look at the dates"))
        }
    }

    private func provider<Value>(
        _ entry: EntryDefinition, _ day: Day, _ declared: Declared<Value>, at steps: [YAMLNode.Step]
    ) -> [Finding] {
        let code = entry.provider.isEmpty ? owners[declared.pack] ?? "" : entry.provider
        guard let organisation = organisations[code], !organisation.exists(on: day) else { return [] }
        return [
            declared.error(
                at: entry.dataset == nil ? ["provider"] : steps + ["published"], code: "entry.provider",
                Localized(zh: "发布之日没有机构“\(code)”", en: "there is no “\(code)” on the day of publication"),
                mend: Localized(zh: "改为承接其职责的机构，或核对日期", en: "name the one that took over, or look at the date"))
        ]
    }

    private func personal<Value>(_ entry: EntryDefinition, _ declared: Declared<Value>) -> [Finding] {
        let isWide = entry.sharing.class == .unconditional || entry.opening.class == .open
        let open = entry.items.filter { $0.audience == .city && $0.sensitivity >= .personal }.map(\.id)
        guard isWide, !open.isEmpty else { return [] }
        let list = open.prefix(3).joined(separator: ", ")
        return [
            declared.warning(
                "sharing", code: "entry.personal",
                Localized(
                    zh: "含个人信息（\(list)）却无条件共享或开放",
                    en: "it holds personal data (\(list)) and is shared or open without condition"),
                mend: Localized(zh: "改为有条件共享并写明依据", en: "share it conditionally, with the legal ground"))
        ]
    }
}
