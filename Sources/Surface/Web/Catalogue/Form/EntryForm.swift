import Definitions
import HTTP
import Standards

/// A catalogue entry as it was typed: every text is kept as it is, so that nothing is lost when something is wrong.
struct EntryForm: Sendable, Hashable {
    /// The texts by the name of their field, such as `title-zh`.
    private(set) var texts: [String: String] = [:]
    /// The themes that are ticked.
    private(set) var themes: Set<String> = []
    /// The ways of sharing that are ticked.
    private(set) var ways: Set<String> = []
    /// The rows of data items, the empty ones included.
    private(set) var items: [ItemForm] = []

    /// An empty entry of a provider, with room for a few items.
    init(provider: String) {
        texts["provider"] = provider
        items = Array(repeating: ItemForm(), count: 5)
    }

    /// What a form brought.
    init(_ form: Form) {
        for name in EntryField.allCases.map(\.rawValue) { texts[name] = form[name] ?? "" }
        themes = Set(form.all("themes"))
        ways = Set(form.all("ways"))
        while items.count < Self.mostItems, form.exact(ItemForm.name("zh", items.count)) != nil {
            items.append(ItemForm(form, row: items.count))
        }
    }

    /// An entry that there is already.
    init(_ entry: EntryDefinition) {
        let say = { (field: EntryField, text: String?) in (field.rawValue, text ?? "") }
        texts = Dictionary(
            [
                say(.provider, entry.provider), say(.category, entry.category),
                say(.format, entry.format.kind.rawValue), say(.formatNote, entry.format.note),
                say(.class, entry.sharing.class.rawValue), say(.opening, entry.opening.class.rawValue),
                say(.level, String(entry.level)), say(.update, entry.update.rawValue),
                say(.audience, entry.audience.rawValue),
                say(.secrecyDay, entry.assessments.secrecy?.day.description),
                say(.personalDay, entry.assessments.personalInformation?.day.description),
                say(.approvalDay, entry.approval?.day.description),
            ]
                + Self.pair("title", entry.title) + Self.pair("summary", entry.summary)
                + Self.pair("reason", entry.sharing.reason) + Self.pair("conditions", entry.conditions)
                + Self.pair("opening-conditions", entry.opening.conditions)
                + Self.pair("source", entry.sourceSystem) + Self.pair("duty", entry.duty)
                + Self.pair("secrecy-result", entry.assessments.secrecy?.result)
                + Self.pair("secrecy-by", entry.assessments.secrecy?.by)
                + Self.pair("personal-result", entry.assessments.personalInformation?.result)
                + Self.pair("personal-by", entry.assessments.personalInformation?.by)
                + Self.pair("approval-by", entry.approval?.by),
            uniquingKeysWith: { first, _ in first })
        themes = Set(entry.themes)
        ways = Set(entry.ways.map(\.rawValue))
        items = entry.items.map(ItemForm.init)
    }

    /// The text of a field without spaces around it.
    subscript(_ field: EntryField) -> String { texts[field.rawValue] ?? "" }

    /// Adds empty rows for items, up to `mostItems`.
    mutating func addItems(_ count: Int) {
        for _ in 0..<min(count, Self.mostItems - items.count) { items.append(ItemForm()) }
    }

    /// Takes a row of an item away; nothing where there is no such row.
    mutating func removeItem(_ row: Int) {
        if items.indices.contains(row) { items.remove(at: row) }
    }

    /// How many items an entry may have here: what fits a form.
    static let mostItems = 100

    private static func pair(_ name: String, _ text: Localized?) -> [(String, String)] {
        guard let text else { return [(name + "-zh", ""), (name + "-en", "")] }
        return [(name + "-zh", text.zh), (name + "-en", text.en == text.zh ? "" : text.en)]
    }
}
