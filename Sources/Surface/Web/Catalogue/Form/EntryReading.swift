import Definitions
import Standards

/// Reads a typed entry: the draft, and everything that cannot be read, each by its field.
///
/// What a complete entry needs is Catalogue's rule and checked there; here is only what no draft can be made of.
struct EntryReading {
    /// What cannot be read.
    private(set) var faults = FormFaults()
    private let form: EntryForm
    private let packs: PackSet
    private let strings: Strings

    /// A reading of a form.
    init(_ form: EntryForm, _ packs: PackSet, _ strings: Strings) {
        (self.form, self.packs, self.strings) = (form, packs, strings)
    }

    /// The draft; nil where something cannot be read, which `faults` then tells.
    ///
    /// - Parameter entry: the entry that is revised; nil: it is a new one, to which Catalogue gives a name.
    mutating func draft(of entry: EntryDefinition?) -> EntryDefinition? {
        let title = required("title", .titleZh)
        let categories = packs.categories
        let category = choice(.category) { categories[$0]?.id } ?? ""
        let sharing = choice(.class, Sharing.Class.init) ?? .conditional
        let level = choice(.level) { text in (1...4).first { String($0) == text } } ?? 1
        let update = choice(.update, UpdateFrequency.init) ?? .irregular
        let format = EntryFormat(
            kind: EntryFormat.Kind(rawValue: form[.format]) ?? .database,
            note: form[.formatNote].isEmpty ? nil : form[.formatNote])
        let assessments = Assessments(
            secrecy: assessment("secrecy"), personalInformation: assessment("personal"))
        let approval = day("approval").map { HeadApproval(day: $0, by: text("approval-by") ?? Self.nobody) }
        let items = items()
        guard faults.isEmpty, let title else { return nil }
        return EntryDefinition(
            id: entry?.id ?? "", pack: entry?.pack ?? "", title: title,
            summary: text("summary") ?? Self.nobody,
            provider: form[.provider], category: category,
            themes: packs.themes.keys.sorted().filter(form.themes.contains), items: items, format: format,
            sharing: Sharing(class: sharing, reason: text("reason")), conditions: text("conditions"),
            ways: SharingWay.allCases.filter { form.ways.contains($0.rawValue) },
            opening: Opening(
                class: Opening.Class(rawValue: form[.opening]) ?? .none, conditions: text("opening-conditions")),
            level: level, update: update, sourceSystem: text("source"), duty: text("duty"), assessments: assessments,
            approval: approval, audience: Audience(rawValue: form[.audience]) ?? .city, dataset: entry?.dataset)
    }

    /// A text in both languages: the Chinese stands for a missing English; nil where nothing was typed.
    private func text(_ name: String) -> Localized? {
        let (zh, en) = (form.texts[name + "-zh"] ?? "", form.texts[name + "-en"] ?? "")
        if zh.isEmpty && en.isEmpty { return nil }
        return Localized(zh: zh.isEmpty ? en : zh, en: en.isEmpty ? zh : en)
    }

    private mutating func required(_ name: String, _ field: EntryField) -> Localized? {
        let text = text(name)
        if text == nil { fault(field.rawValue, strings("entryform.missing", ["label": label(field)])) }
        return text
    }

    private mutating func choice<Value>(_ field: EntryField, _ read: (String) -> Value?) -> Value? {
        guard let value = read(form[field]) else {
            fault(field.rawValue, strings("entryform.choose", ["label": label(field)]))
            return nil
        }
        return value
    }

    private mutating func assessment(_ name: String) -> Assessment? {
        guard let day = day(name) else { return nil }
        return Assessment(
            day: day, result: text(name + "-result") ?? Self.nobody, by: text(name + "-by") ?? Self.nobody)
    }

    private mutating func day(_ name: String) -> Day? {
        let typed = form.texts[name + "-day"] ?? ""
        if typed.isEmpty { return nil }
        guard let day = Day(typed) else {
            fault(name + "-day", strings("entryform.day"))
            return nil
        }
        return day
    }

    private mutating func fault(_ field: String, _ words: String) { faults.add(field, words) }

    private func label(_ field: EntryField) -> String { strings("entryform." + field.name) }

    private static let nobody = Localized(zh: "", en: "")
}

// MARK: - Items

extension EntryReading {
    private mutating func items() -> [ItemDefinition] {
        form.items.enumerated().filter { !$1.isEmpty }.compactMap { row, item in self.item(item, row) }
    }

    /// An item bound to an element takes from it what was left empty.
    private mutating func item(_ item: ItemForm, _ row: Int) -> ItemDefinition? {
        let element = packs.elements[item[.element]]
        if !item[.element].isEmpty, element == nil {
            fault(ItemForm.name("element", row), strings("entryform.noelement", ["element": item[.element]]))
        }
        let (zh, en) = (item[.zh].isEmpty ? item[.en] : item[.zh], item[.en].isEmpty ? item[.zh] : item[.en])
        let title = zh.isEmpty ? element?.title : Localized(zh: zh, en: en)
        if title == nil, item[.element].isEmpty {
            fault(ItemForm.name("zh", row), strings("entryform.noname", ["row": String(row + 1)]))
        }
        let length = Int(item[.length]).flatMap { (1...1_000_000).contains($0) ? $0 : nil }
        if !item[.length].isEmpty, length == nil {
            fault(ItemForm.name("length", row), strings("entryform.length", ["row": String(row + 1)]))
        }
        guard let title else { return nil }
        return ItemDefinition(
            id: item[.id].isEmpty ? element?.id ?? "item-\(row + 1)" : item[.id], element: element?.id, title: title,
            type: element.map { ItemType($0.type) } ?? ItemType(rawValue: item[.type]) ?? .text, length: length,
            sensitivity: Sensitivity(rawValue: item[.sensitivity]) ?? element?.sensitivity ?? .internal,
            audience: Audience(rawValue: item[.audience]) ?? .city, required: item[.required] == "yes")
    }
}
