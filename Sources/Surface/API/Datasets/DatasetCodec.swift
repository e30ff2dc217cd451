import Definitions
import HTTP
import Registry
import Standards

/// Reads and writes the values of one dataset as JSON; made once at start, so that a request builds nothing.
struct DatasetCodec: Sendable {
    let dataset: DatasetDefinition
    private let parsers: [String: ElementParser]
    private let titles: [String: Localized]

    init(_ dataset: DatasetDefinition, packs: PackSet) {
        self.dataset = dataset
        var parsers: [String: ElementParser] = [:]
        var titles: [String: Localized] = [:]
        for field in dataset.fields {
            guard let element = packs.elements[field.element] else { continue }
            parsers[element.id] = ElementParser(element) { packs.codeLists[$0] ?? CodeLists.standard($0) }
            titles[element.id] = packs.title(of: field) ?? element.title
        }
        self.parsers = parsers
        self.titles = titles
    }

    /// The value that a text means for an element; throws the problem that names the field.
    func value(_ text: String, of element: String, at pointer: String) throws(Problem) -> Datum {
        guard let parser = parsers[element] else {
            throw Problem.invalid.saying(
                Localized(zh: "数据集没有该数据项。", en: "The dataset has no such element."),
                pointer: pointer + "/" + element)
        }
        do {
            return try parser.parse(text)
        } catch {
            let title = titles[element] ?? Localized(zh: element, en: element)
            throw Problem.invalid.saying(
                Localized(zh: "\(title.zh)：\(error.message.zh)", en: "\(title.en): \(error.message.en)"),
                next: error.mend, pointer: pointer + "/" + element)
        }
    }

    /// The key that a body names; throws the problem where an element is missing or malformed.
    func key(_ texts: [String: String]?) throws(Problem) -> [Datum] {
        var key: [Datum] = []
        if let other = texts?.keys.filter({ !dataset.key.contains($0) }).min() {
            throw Problem.invalid.saying(
                Localized(zh: "key 中只能有主键数据项。", en: "key names the elements of the key only."),
                pointer: "/key/" + other.prefix(64))
        }
        for element in dataset.key {
            guard let text = texts?[element] else {
                throw Problem.invalid.saying(
                    Localized(zh: "须在 key 中给出“\(element)”。", en: "key must name “\(element)”."),
                    pointer: "/key/" + element)
            }
            key.append(try value(text, of: element, at: "/key"))
        }
        return key
    }

    /// Writes a record.
    func write(_ record: RecordView, to json: inout JSONWriter) {
        json.object { json in
            json.member("reference", record.reference.description)
            json.object("values") { json in
                for cell in record.cells where !cell.value.isNull {
                    json.name(cell.element)
                    Self.write(cell.value, to: &json)
                }
            }
            json.array("masked") { json in
                for cell in record.cells where cell.isMasked { json.value(cell.element) }
            }
            json.member("version", record.version)
            json.member("changedAt", record.changedAt.description)
            if let position = record.position { json.member("position", position) }
            if let access = record.access { json.member("access", access.rawValue) }
        }
    }

    private static func write(_ value: Datum, to json: inout JSONWriter) {
        switch value {
        case .null: json.null()
        case .text(let text): json.value(text)
        case .integer(let number): json.value(number)
        case .day(let day): json.value(day.description)
        case .instant(let instant): json.value(instant.description)
        case .boolean(let truth): json.value(truth)
        }
    }
}
