import Standards

/// One key of a table: its name, how its value is written, whether it must stand there, what editors say about it.
struct Key<Value: Sendable>: Sendable {
    let name: String
    let format: Format<Value>
    let isRequired: Bool
    let about: String

    /// A key that may be left out.
    static func optional(_ name: String, _ format: Format<Value>, _ about: String) -> Key {
        Key(name: name, format: format, isRequired: false, about: about)
    }

    /// A key that must stand there.
    static func required(_ name: String, _ format: Format<Value>, _ about: String) -> Key {
        Key(name: name, format: format, isRequired: true, about: about)
    }

    /// The key without its type, for the table.
    var any: AnyKey {
        AnyKey(name: name, isRequired: isRequired, schema: format.schema.adding("description", .string(about))) {
            format.read($0, $1)
        }
    }
}

/// A key whose type is forgotten.
struct AnyKey: Sendable {
    let name: String
    let isRequired: Bool
    let schema: JSON
    let read: @Sendable (YAMLNode, Reading) -> (any Sendable)?
}

/// The values of a table that has been read.
struct Table: Sendable {
    /// A required value is missing or cannot be read; that has been reported already.
    struct Incomplete: Error {}

    fileprivate let values: [String: any Sendable]

    /// The value of a key, or nil.
    subscript<Value>(_ key: Key<Value>) -> Value? {
        values[key.name] as? Value
    }

    /// The value of a key that must stand there.
    func require<Value>(_ key: Key<Value>) throws(Incomplete) -> Value {
        guard let value = self[key] else { throw Incomplete() }
        return value
    }
}

extension Format {
    /// A table with known keys, made into a value by `build`.
    static func table(
        _ keys: [AnyKey], build: @escaping @Sendable (Table, Reading) throws(Table.Incomplete) -> Value
    ) -> Format {
        let known = Dictionary(keys.map { ($0.name, $0) }) { first, _ in first }
        return Format(schema: objectSchema(keys)) { node, reading in
            guard case .mapping(let entries) = node.content else {
                reading.wrongForm(node, wanted: FormName.mapping.title)
                return nil
            }
            var values: [String: any Sendable] = [:]
            for entry in entries {
                guard let key = known[entry.key] else {
                    reading.unknownKey(entry, known: keys.map(\.name))
                    continue
                }
                if let value = key.read(entry.value, reading) { values[entry.key] = value }
            }
            let present = Set(entries.map(\.key))
            for key in keys where key.isRequired && !present.contains(key.name) {
                reading.missingKey(key.name, line: node.line)
            }
            return try? build(Table(values: values), reading)
        }
    }

    private static func objectSchema(_ keys: [AnyKey]) -> JSON {
        let required = keys.filter(\.isRequired).map { JSON.string($0.name) }
        let schema: JSON = [
            "type": "object",
            "properties": .object(keys.map { JSON.Member(key: $0.name, value: $0.schema) }),
            "additionalProperties": false,
        ]
        return required.isEmpty ? schema : schema.adding("required", .array(required))
    }
}

extension Reading {
    fileprivate func unknownKey(_ entry: YAMLNode.Entry, known: [String]) {
        let list = known.joined(separator: ", ")
        let mend: Localized
        if let meant = Nearest.match(for: entry.key, among: known) {
            mend = Localized(zh: "是否想写“\(meant)”？", en: "did you mean “\(meant)”?")
        } else if entry.key.contains(" ") {
            mend = Localized(
                zh: "花括号内的文字含逗号或冒号时请加引号", en: "quote a text in braces that holds a comma or a colon")
        } else {
            mend = Localized(zh: "可用的键：\(list)", en: "known keys: \(list)")
        }
        error(
            line: entry.line, "key.unknown",
            Localized(zh: "未知的键“\(entry.key.quotable)”", en: "unknown key “\(entry.key.quotable)”"), mend: mend)
    }

    fileprivate func missingKey(_ name: String, line: Int) {
        error(
            line: line, "key.missing",
            Localized(zh: "缺少必填的键“\(name)”", en: "the required key “\(name)” is missing"),
            mend: Localized(zh: "补充“\(name)”", en: "add “\(name)”"))
    }
}
