import Authority
import Catalogue
import Definitions
import HTTP
import Standards

/// What an entry says about itself, in the order of the national guide and then of what Decree 809 adds.
struct EntryFacts {
    let web: Web
    let strings: Strings
    let entry: EntryView

    private var language: Language { strings.language }
    private var definition: EntryDefinition { entry.definition }

    /// What `catalogue/entry` shows of it.
    var view: [String: View] {
        [
            "code": .text(entry.code ?? strings("entry.nocode")),
            "state": ["tone": .text(entry.state.tone), "label": .text(entry.state.title[language])],
            "version": .text(version), "summary": .text(definition.summary[language]),
            "users": .text(strings(entry.users == 0 ? "entry.nousers" : "entry.users", ["count": String(entry.users)])),
            "dataset": definition.dataset.map { .text("/datasets/\($0)") } ?? .none,
            "facts": .list(facts),
            "items": .list(definition.items.map(item)),
            "itemcount": .text(strings("entry.itemcount", ["count": String(definition.items.count)])),
            "attached": .flag(!definition.resources.isEmpty), "resources": .list(definition.resources.map(resource)),
        ]
    }

    private var version: String {
        if entry.isDraft { return strings("entry.draftof", ["version": String(entry.version + 1)]) }
        guard entry.version > 0, let at = entry.publishedAt else { return "" }
        let names = ["version": String(entry.version), "time": BeijingTime.day(of: at).description]
        return strings(entry.isNewest ? "entry.version" : "entry.oldversion", names)
    }

    private var facts: [View] {
        let light = TimelinessLight(entry.timeliness, entry.lastUpdate, strings)
        return [
            fact("catalogue.provider", web.organisation(definition.provider, language)),
            fact("entry.category", CategoryTree(web.kernel.packs).path(of: definition.category, language)),
            fact(
                "dataset.sharing", say(definition.sharing.reason), badge: definition.sharing.class.title,
                tone: definition.sharing.class.tone),
            fact("entry.conditions", say(definition.conditions)),
            fact("catalogue.ways", joined(definition.ways.map { $0.title[language] })),
            fact("entry.opening", say(definition.opening.conditions), badge: definition.opening.class.title),
            fact("catalogue.level", strings("dataset.levelText", ["level": String(definition.level)])),
            fact("dataset.update", definition.update.title[language]),
            fact("dataset.freshness", light.words, light: light.tone.isEmpty ? "none" : light.tone),
            fact("entry.format", definition.format.kind.title[language], more: definition.format.note),
            fact("entry.themes", joined(definition.themes.map(theme))),
            fact("entry.source", say(definition.sourceSystem)), fact("entry.duty", say(definition.duty)),
            fact("entry.secrecy", assessment(definition.assessments.secrecy)),
            fact("entry.personal", assessment(definition.assessments.personalInformation)),
            fact("entry.approval", definition.approval.map { "\($0.day) \($0.by[language])" } ?? ""),
            fact("entry.audience", strings("audience.\(definition.audience.rawValue)")),
        ].compactMap { $0 }
    }

    /// A line of the facts; nil where nothing is said.
    private func fact(
        _ label: String, _ text: String, badge: Localized? = nil, tone: String = "", light: String? = nil,
        more: String? = nil
    ) -> View? {
        guard !text.isEmpty || badge != nil else { return nil }
        return [
            "label": .text(strings(label)), "text": .text(text), "badge": View(badge?[language]), "tone": .text(tone),
            "light": View(light), "more": View(more),
        ]
    }

    private func say(_ text: Localized?) -> String { text?[language] ?? "" }

    private func joined(_ words: [String]) -> String { words.joined(separator: strings("site.comma")) }

    private func theme(_ id: String) -> String { web.kernel.packs.themes[id]?.title[language] ?? id }

    private func assessment(_ assessment: Assessment?) -> String {
        guard let assessment else { return strings("entry.notassessed") }
        return "\(assessment.day) \(assessment.result[language]) (\(assessment.by[language]))"
    }

    private func item(_ item: ItemDefinition) -> View {
        let element = item.element.flatMap { web.kernel.packs.elements[$0] }
        let length = item.length.map { strings("entry.length", ["length": String($0)]) } ?? ""
        return [
            "id": .text(item.id), "name": .text(item.title[language]), "required": .flag(item.required),
            "own": .flag(item.audience == .provider), "type": .text(item.type.title[language] + length),
            "sensitivity": .text(strings("sensitivity.\(item.sensitivity)")), "tone": .text(item.sensitivity.tone),
            "mask": .text(strings("mask.\(mask(item))")),
            "element": View(
                element.map { $0.source.isEmpty ? $0.title[language] : "\($0.title[language]) (\($0.source))" }),
        ]
    }

    /// What stays hidden even under a grant: the dataset's mask, or else the element's.
    private func mask(_ item: ItemDefinition) -> Mask {
        let packs = web.kernel.packs
        let field = definition.dataset.flatMap { packs.datasets[$0] }?.field(item.id)
        let mask = field.map(packs.mask) ?? item.element.flatMap { packs.elements[$0] }?.mask ?? .whole
        return Grant.mask(mask, sensitivity: item.sensitivity, isListKey: false)
    }

    private func resource(_ resource: ResourceDefinition) -> View {
        let light = TimelinessLight(entry.timeliness, entry.lastUpdate, strings)
        let own = resource.updated.map { strings("entry.changed", ["day": $0.description]) }
        return [
            "id": .text(resource.id), "title": .text(resource.title[language]),
            "way": .text(resource.kind.title[language]),
            "light": .text(light.tone), "freshness": .text(own ?? light.words),
        ]
    }
}
