import Definitions
import HTTP
import Registry
import Standards

extension API {
    /// Writes what a dataset is: terms, fields, and how fresh it is.
    func write(_ dataset: DatasetDefinition, _ freshness: Freshness?, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", dataset.id)
            Self.write("title", dataset.title, to: &json)
            Self.write("description", dataset.description, to: &json)
            json.member("owner", dataset.owner)
            json.array("key") { json in for element in dataset.key { json.value(element) } }
            json.array("finds") { json in
                for find in dataset.finds { json.array { json in for element in find { json.value(element) } } }
            }
            json.object("sharing") { json in
                json.member("class", dataset.sharing.class.rawValue)
                if let reason = dataset.sharing.reason { Self.write("reason", reason, to: &json) }
            }
            json.member("level", Int64(dataset.level))
            json.member("update", dataset.update.rawValue)
            json.member("rows", freshness?.rows ?? 0)
            json.member("lastChange", freshness?.lastChange?.description)
            json.array("fields") { json in for field in dataset.fields { write(field, to: &json) } }
        }
    }

    private func write(_ field: FieldDefinition, to json: inout JSONWriter) {
        guard let element = kernel.packs.elements[field.element] else { return }
        json.object { json in
            json.member("element", element.id)
            Self.write("title", kernel.packs.title(of: field) ?? element.title, to: &json)
            json.member("type", element.type.word)
            if case .code(let list) = element.type { json.member("codeList", list) }
            json.member("required", field.required)
            json.member("sensitivity", element.sensitivity.rawValue)
            json.member("mask", kernel.packs.mask(of: field).rawValue)
            json.array("authority") { json in for code in field.authority { json.value(code) } }
            if !element.source.isEmpty { json.member("source", element.source) }
        }
    }

    static func write(_ name: String, _ text: Localized, to json: inout JSONWriter) {
        json.object(name) { json in
            json.member("zh", text.zh)
            json.member("en", text.en)
        }
    }
}

extension ElementType {
    /// The type as the interface names it.
    fileprivate var word: String {
        switch self {
        case .text: "text"
        case .code: "code"
        case .identifier(let kind): kind.rawValue
        case .integer: "integer"
        case .money: "money"
        case .day: "day"
        case .instant: "instant"
        case .boolean: "boolean"
        }
    }
}
