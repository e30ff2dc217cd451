import Definitions
import Standards

/// What an entry must hold: to be kept as a draft, and to be published (政务数据共享条例, 国务院令第809号).
struct DraftRules {
    let packs: PackSet
    let today: Day

    /// What keeps a draft from being written down at all: what could not be stored, found or shown.
    func toKeep(_ draft: EntryDefinition) -> [EntryProblem] {
        texts(draft) + references(draft) + items(draft)
    }

    /// Everything that keeps a draft from being published, in the order of the form.
    func toPublish(_ draft: EntryDefinition) -> [EntryProblem] {
        toKeep(draft) + terms(draft) + assessments(draft)
    }

    // MARK: Texts

    private func texts(_ draft: EntryDefinition) -> [EntryProblem] {
        let required: [(String, Localized, Localized?, Int)] = [
            ("title", EntryLabel.title, draft.title, 100), ("summary", EntryLabel.summary, draft.summary, 2_000),
        ]
        let optional: [(String, Localized, Localized?, Int)] = [
            ("sharing.reason", EntryLabel.reason, draft.sharing.reason, 1_000),
            ("conditions", EntryLabel.conditions, draft.conditions, 1_000),
            ("opening.conditions", EntryLabel.openingConditions, draft.opening.conditions, 1_000),
            ("source-system", EntryLabel.sourceSystem, draft.sourceSystem, 200),
            ("duty", EntryLabel.duty, draft.duty, 500),
            (
                "format.note", EntryLabel.formatNote,
                draft.format.note.map { Localized(zh: $0, en: $0) }, 200
            ),
            ("assessments.secrecy", EntryLabel.secrecy, draft.assessments.secrecy?.result, 1_000),
            ("assessments.secrecy", EntryLabel.secrecy, draft.assessments.secrecy?.by, 200),
            (
                "assessments.personal-information", EntryLabel.personalInformation,
                draft.assessments.personalInformation?.result, 1_000
            ),
            (
                "assessments.personal-information", EntryLabel.personalInformation,
                draft.assessments.personalInformation?.by, 200
            ),
            ("approval", EntryLabel.approval, draft.approval?.by, 200),
        ]
        return required.flatMap { text($0.0, $0.1, $0.2, $0.3, isRequired: true) }
            + optional.flatMap { text($0.0, $0.1, $0.2, $0.3, isRequired: false) }
    }

    private func text(
        _ field: String, _ label: Localized, _ value: Localized?, _ limit: Int, isRequired: Bool
    ) -> [EntryProblem] {
        guard let value else { return isRequired ? [.missing(field, label)] : [] }
        if isRequired, !PlainText.says(value.zh) || !PlainText.says(value.en) { return [.missing(field, label)] }
        let fits = PlainText.isFit(value.zh, limit: limit) && PlainText.isFit(value.en, limit: limit)
        return fits ? [] : [.unfit(field, label, limit: limit)]
    }

    // MARK: References

    private func references(_ draft: EntryDefinition) -> [EntryProblem] {
        var problems: [EntryProblem] = []
        if packs.organisation(draft.provider) == nil {
            problems.append(.unknown("provider", Localized(zh: "提供方", en: "Provider")))
        }
        if packs.categories[draft.category] == nil { problems.append(.unknown("category", EntryLabel.category)) }
        if draft.themes.contains(where: { packs.themes[$0] == nil }) || Set(draft.themes).count < draft.themes.count {
            problems.append(.unknown("themes", EntryLabel.themes))
        }
        if Set(draft.ways).count < draft.ways.count { problems.append(.unknown("ways", EntryLabel.ways)) }
        if !(1...4).contains(draft.level) { problems.append(.unknown("level", EntryLabel.level)) }
        return problems
    }

    // MARK: Items

    private func items(_ draft: EntryDefinition) -> [EntryProblem] {
        if draft.items.count > Self.mostItems {
            return [
                EntryProblem(
                    field: "items", code: "entry.items-many",
                    message: Localized(
                        zh: "数据项多于\(Self.mostItems)个。", en: "There are more than \(Self.mostItems) items."),
                    mend: Localized(zh: "请拆分为几个目录。", en: "Part it into several entries."))
            ]
        }
        var seen: Set<String> = []
        return draft.items.flatMap { item in
            let field = "items.\(item.id)"
            var problems = text(field, EntryLabel.items, item.title, 100, isRequired: true)
            if !PlainText.isName(item.id) { problems.append(.badName(field)) }
            if !seen.insert(item.id).inserted { problems.append(.twice(field, item.title)) }
            if let element = item.element, packs.elements[element] == nil {
                problems.append(.unknown(field, Localized(zh: "数据元", en: "Data element")))
            }
            if let length = item.length, !(1...1_000_000).contains(length) { problems.append(.badLength(field)) }
            return problems
        }
    }

    static let mostItems = 200

    // MARK: What the decree asks for before publication

    private func terms(_ draft: EntryDefinition) -> [EntryProblem] {
        var problems: [EntryProblem] = []
        if draft.items.isEmpty { problems.append(.missing("items", EntryLabel.items)) }
        if draft.sharing.class != .unconditional, !says(draft.sharing.reason) {
            problems.append(.groundMissing)
        }
        if draft.sharing.class == .conditional, !says(draft.conditions) {
            problems.append(.missing("conditions", EntryLabel.conditions))
        }
        if draft.sharing.class != .none, draft.ways.isEmpty { problems.append(.missing("ways", EntryLabel.ways)) }
        if draft.opening.class == .conditional, !says(draft.opening.conditions) {
            problems.append(.missing("opening.conditions", EntryLabel.openingConditions))
        }
        if draft.category == CategoryDefinition.unclassified.id {
            problems.append(.missing("category", EntryLabel.category))
        }
        return problems
    }

    private func assessments(_ draft: EntryDefinition) -> [EntryProblem] {
        let done: [(String, Localized, Day?, [Localized?])] = [
            (
                "assessments.secrecy", EntryLabel.secrecy, draft.assessments.secrecy?.day,
                [draft.assessments.secrecy?.result, draft.assessments.secrecy?.by]
            ),
            (
                "assessments.personal-information", EntryLabel.personalInformation,
                draft.assessments.personalInformation?.day,
                [draft.assessments.personalInformation?.result, draft.assessments.personalInformation?.by]
            ),
            ("approval", EntryLabel.approval, draft.approval?.day, [draft.approval?.by]),
        ]
        return done.flatMap { field, label, day, texts -> [EntryProblem] in
            guard let day, texts.allSatisfy(says) else { return [.assessmentMissing(field, label)] }
            return day > today ? [.inFuture(field, label)] : []
        }
    }

    private func says(_ text: Localized?) -> Bool {
        text.map { PlainText.says($0.zh) && PlainText.says($0.en) } ?? false
    }
}
