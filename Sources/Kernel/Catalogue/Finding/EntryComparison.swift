import Definitions
import Standards

/// Compares two definitions of an entry field by field: a pure function of what the reader may see of each.
struct EntryComparison {
    let packs: PackSet

    /// The differences in the order of the form.
    func changes(_ older: EntryDefinition, _ newer: EntryDefinition) -> [EntryChange] {
        let before = fields(older)
        let after = Dictionary(fields(newer).map { ($0.field, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Set(before.map(\.field))
        var changes = before.compactMap { change($0, after[$0.field]) }
        changes += fields(newer).filter { !known.contains($0.field) }.compactMap { change(nil, $0) }
        return changes + items(older.items, newer.items)
    }

    private struct Field {
        let field: String
        let label: Localized
        let value: Localized?
    }

    private func change(_ before: Field?, _ after: Field?) -> EntryChange? {
        guard let any = after ?? before, before?.value != after?.value else { return nil }
        let kind: EntryChange.Kind =
            before?.value == nil ? .added : after?.value == nil ? .removed : .changed
        return EntryChange(
            field: any.field, label: any.label, kind: kind, before: before?.value, after: after?.value)
    }

    private func fields(_ entry: EntryDefinition) -> [Field] {
        [
            Field(field: "title", label: EntryLabel.title, value: entry.title),
            Field(field: "summary", label: EntryLabel.summary, value: entry.summary),
            Field(field: "category", label: EntryLabel.category, value: packs.categories[entry.category]?.title),
            Field(
                field: "themes", label: EntryLabel.themes,
                value: list(entry.themes.map { packs.themes[$0]?.title ?? same($0) })),
            Field(field: "format", label: EntryLabel.format, value: entry.format.kind.title),
            Field(field: "format.note", label: EntryLabel.formatNote, value: entry.format.note.map(same)),
            Field(field: "sharing.class", label: EntryLabel.sharing, value: entry.sharing.class.title),
            Field(field: "sharing.reason", label: EntryLabel.reason, value: entry.sharing.reason),
            Field(field: "conditions", label: EntryLabel.conditions, value: entry.conditions),
            Field(field: "ways", label: EntryLabel.ways, value: list(entry.ways.map(\.title))),
            Field(field: "opening.class", label: EntryLabel.opening, value: entry.opening.class.title),
            Field(field: "opening.conditions", label: EntryLabel.openingConditions, value: entry.opening.conditions),
            Field(field: "level", label: EntryLabel.level, value: same(String(entry.level))),
            Field(field: "update", label: EntryLabel.update, value: entry.update.title),
            Field(field: "source-system", label: EntryLabel.sourceSystem, value: entry.sourceSystem),
            Field(field: "duty", label: EntryLabel.duty, value: entry.duty),
            Field(field: "assessments.secrecy", label: EntryLabel.secrecy, value: entry.assessments.secrecy.map(text)),
            Field(
                field: "assessments.personal-information", label: EntryLabel.personalInformation,
                value: entry.assessments.personalInformation.map(text)),
            Field(
                field: "approval", label: EntryLabel.approval,
                value: entry.approval.map { Localized(zh: "\($0.day) \($0.by.zh)", en: "\($0.day) \($0.by.en)") }),
            Field(field: "audience", label: EntryLabel.audience, value: entry.audience.title),
        ]
    }

    private func items(_ older: [ItemDefinition], _ newer: [ItemDefinition]) -> [EntryChange] {
        let before = Dictionary(older.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Set(newer.map(\.id))
        let kept = newer.compactMap { item -> EntryChange? in
            let old = before[item.id]
            guard old != item else { return nil }
            return EntryChange(
                field: "items.\(item.id)", label: item.title, kind: old == nil ? .added : .changed,
                before: old.map(text), after: text(item))
        }
        let gone = older.filter { !known.contains($0.id) }.map { item in
            EntryChange(
                field: "items.\(item.id)", label: item.title, kind: .removed, before: text(item), after: nil)
        }
        // The order of the items as a whole counts among those that are in both.
        let left = older.map(\.id).filter(known.contains)
        let right = newer.map(\.id).filter { before[$0] != nil }
        guard left != right else { return kept + gone }
        let order = EntryChange(
            field: "items", label: EntryLabel.items, kind: .changed, before: same(left.joined(separator: ", ")),
            after: same(right.joined(separator: ", ")))
        return [order] + kept + gone
    }

    private func text(_ item: ItemDefinition) -> Localized {
        let size = item.length.map { "(\($0))" } ?? ""
        let required = item.required ? Localized(zh: "，必填", en: ", required") : Localized(zh: "", en: "")
        let hidden =
            item.audience == .provider
            ? Localized(zh: "，仅提供部门可见", en: ", for the provider alone") : Localized(zh: "", en: "")
        return Localized(
            zh: "\(item.title.zh)：\(item.type.title.zh)\(size)，\(item.sensitivity.title.zh)\(required.zh)\(hidden.zh)",
            en: "\(item.title.en): \(item.type.title.en)\(size), \(item.sensitivity.title.en)\(required.en)\(hidden.en)"
        )
    }

    private func text(_ assessment: Assessment) -> Localized {
        Localized(
            zh: "\(assessment.day) \(assessment.result.zh)（\(assessment.by.zh)）",
            en: "\(assessment.day) \(assessment.result.en) (\(assessment.by.en))")
    }

    private func list(_ texts: [Localized]) -> Localized? {
        texts.isEmpty
            ? nil
            : Localized(
                zh: texts.map(\.zh).joined(separator: "、"), en: texts.map(\.en).joined(separator: ", "))
    }

    private func same(_ text: String) -> Localized { Localized(zh: text, en: text) }
}
