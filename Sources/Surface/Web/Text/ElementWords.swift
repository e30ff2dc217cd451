import Definitions
import Standards

/// How a page speaks about data elements and their values in one language.
struct ElementWords: Sendable {
    let strings: Strings
    let packs: PackSet

    private var language: Language { strings.language }

    /// What a field is called.
    func title(_ field: FieldDefinition) -> String {
        packs.title(of: field)?[language] ?? field.element
    }

    /// What an element of a dataset is called.
    func title(_ element: String, in dataset: DatasetDefinition) -> String {
        dataset.field(element).map(title) ?? packs.elements[element]?.title[language] ?? element
    }

    /// How its values are written.
    func type(_ element: DataElement) -> String {
        switch element.type {
        case .text(let maximum): strings("type.text", ["maximum": String(maximum)])
        case .code: strings("type.code")
        case .identifier(let kind): strings("type.\(kind)")
        case .integer(let range):
            strings("type.integer", ["from": String(range.lowerBound), "to": String(range.upperBound)])
        case .money: strings("type.money")
        case .day: strings("type.day")
        case .instant: strings("type.instant")
        case .boolean: strings("type.boolean")
        }
    }

    /// The code list that its values come from, or nothing.
    func list(_ element: DataElement) -> String {
        guard case .code(let id) = element.type, let list = packs.codeLists[id] else { return "" }
        return list.title[language] + (list.source.isEmpty ? "" : " (\(list.source))")
    }

    /// A value as people read it: the meaning of a code, Beijing time, yes or no.
    func text(_ value: Datum?, of element: String, masked: Bool) -> String {
        guard let value, !value.isNull else { return "" }
        if masked, case .text(let text) = value { return text }
        guard let element = packs.elements[element] else { return plain(value) }
        if case .code(let id) = element.type, case .text(let code) = value, let meaning = packs.codeLists[id]?[code] {
            return meaning.title[language]
        }
        if case .identifier(.division) = element.type, case .text(let code) = value {
            return division(code)
        }
        return plain(value)
    }

    /// The names from the province down, such as 湖北省十堰市, with the code where the last level has no name of its own.
    private func division(_ code: String) -> String {
        let path = Divisions.china.path(of: code)
        guard let last = path.last else { return code }
        let names = path.map { $0.name[language] }
        let name = language == .chinese ? names.joined() : names.reversed().joined(separator: ", ")
        return last.code == code ? name : "\(name) (\(code))"
    }

    private func plain(_ value: Datum) -> String {
        switch value {
        case .null: ""
        case .text(let text): text
        case .integer(let number): String(number)
        case .day(let day): day.description
        case .instant(let instant): BeijingTime.textWithSeconds(instant)
        case .boolean(let truth): strings(truth ? "site.yes" : "site.no")
        }
    }
}

extension Sensitivity {
    /// The tone of its badge.
    var tone: String {
        switch self {
        case .open: "good"
        case .internal: ""
        case .personal: "warn"
        case .sensitive: "bad"
        }
    }
}
