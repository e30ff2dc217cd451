import Standards

/// How one sort of value is written: the reader and the JSON Schema made from one description, so that they agree.
struct Format<Value: Sendable>: Sendable {
    /// What editors are told (JSON Schema, draft 2020-12).
    let schema: JSON
    /// Reads a node; nil where a finding says what is wrong.
    let read: @Sendable (YAMLNode, Reading) -> Value?

    /// The same writing with another meaning; `transform` answers nil after it has reported why.
    func map<Other: Sendable>(
        _ transform: @escaping @Sendable (Value, YAMLNode, Reading) -> Other?
    ) -> Format<Other> {
        Format<Other>(schema: schema) { node, reading in
            read(node, reading).flatMap { transform($0, node, reading) }
        }
    }

    /// The same, with the node beside it, for checks that need lines later.
    func declared() -> Format<Declared<Value>> {
        map { value, node, reading in Declared(value: value, pack: reading.pack, file: reading.file, node: node) }
    }

    /// A list of such values; items that cannot be read are left out after they have been reported.
    func list(atLeast minimum: Int = 0) -> Format<[Value]> {
        var schema: JSON = ["type": "array", "items": self.schema]
        if minimum > 0 { schema = schema.adding("minItems", .integer(Int64(minimum))) }
        return Format<[Value]>(schema: schema) { node, reading in
            guard case .sequence(let nodes) = node.content else {
                reading.wrongForm(node, wanted: FormName.sequence.title)
                return nil
            }
            if nodes.count < minimum {
                reading.error(
                    line: node.line, "list.short",
                    Localized(zh: "至少需要 \(minimum) 项", en: "at least \(minimum) item(s) are needed"),
                    mend: Localized(zh: "补充列表", en: "add to the list"))
            }
            return nodes.compactMap { self.read($0, reading) }
        }
    }
}

/// Something declared in a file, with where.
@dynamicMemberLookup
struct Declared<Value: Sendable>: Sendable {
    let value: Value
    let pack: String
    let file: String
    let node: YAMLNode

    subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member {
        value[keyPath: path]
    }

    /// An error at what the steps lead to.
    func error(_ steps: YAMLNode.Step..., code: String, _ message: Localized, mend: Localized) -> Finding {
        error(at: steps, code: code, message, mend: mend)
    }

    /// An error at what a list of steps leads to.
    func error(at steps: [YAMLNode.Step], code: String, _ message: Localized, mend: Localized) -> Finding {
        Finding(
            file: file, line: node.line(at: steps), severity: .error, code: code, message: message, mend: mend)
    }

    /// A warning at what the steps lead to.
    func warning(_ steps: YAMLNode.Step..., code: String, _ message: Localized, mend: Localized) -> Finding {
        Finding(
            file: file, line: node.line(at: steps), severity: .warning, code: code, message: message, mend: mend)
    }
}

extension Reading {
    /// Reports a node of the wrong form.
    func wrongForm(_ node: YAMLNode, wanted: Localized) {
        let form = node.form.title
        error(
            line: node.line, "type.wrong",
            Localized(zh: "此处应为\(wanted.zh)，而不是\(form.zh)", en: "\(wanted.en) is wanted here, not \(form.en)"),
            mend: Localized(zh: "改为\(wanted.zh)", en: "write \(wanted.en)"))
    }

    /// Reports a single value that does not read as what is wanted.
    func wrongValue(_ node: YAMLNode, _ text: String, wanted: Localized, mend: Localized? = nil) {
        error(
            line: node.line, "value.wrong",
            Localized(
                zh: "“\(text.quotable)”不是\(wanted.zh)", en: "“\(text.quotable)” is not \(wanted.en)"),
            mend: mend ?? Localized(zh: "改为\(wanted.zh)", en: "write \(wanted.en)"))
    }
}
