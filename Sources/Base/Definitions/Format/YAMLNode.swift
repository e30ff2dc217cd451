/// A piece of a YAML file with the line on which it stands.
struct YAMLNode: Sendable, Hashable {
    /// One key of a mapping with its value.
    struct Entry: Sendable, Hashable {
        let key: String
        let line: Int
        let value: YAMLNode
    }

    /// The three forms of YAML.
    enum Content: Sendable, Hashable {
        /// Characters, and whether they stand without quotes.
        case scalar(String, plain: Bool)
        case sequence([YAMLNode])
        case mapping([Entry])
    }

    /// The line, from 1.
    let line: Int
    let content: Content

    /// One step into a node: a key of a mapping or an index of a sequence.
    enum Step: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
        case key(String)
        case index(Int)

        init(stringLiteral value: String) { self = .key(value) }
        init(integerLiteral value: Int) { self = .index(value) }
    }

    /// The line of what the steps lead to, as near as they go.
    func line(at steps: [Step]) -> Int {
        guard let step = steps.first else { return line }
        switch (step, content) {
        case (.key(let key), .mapping(let entries)):
            guard let entry = entries.first(where: { $0.key == key }) else { return line }
            return steps.count == 1 ? entry.line : entry.value.line(at: Array(steps.dropFirst()))
        case (.index(let index), .sequence(let nodes)) where nodes.indices.contains(index):
            return nodes[index].line(at: Array(steps.dropFirst()))
        default:
            return line
        }
    }

    /// What the steps lead to, or nil.
    func value(at steps: [Step]) -> YAMLNode? {
        guard let step = steps.first else { return self }
        switch (step, content) {
        case (.key(let key), .mapping(let entries)):
            return entries.first { $0.key == key }?.value.value(at: Array(steps.dropFirst()))
        case (.index(let index), .sequence(let nodes)) where nodes.indices.contains(index):
            return nodes[index].value(at: Array(steps.dropFirst()))
        default:
            return nil
        }
    }

    /// The text of a scalar, or nil.
    var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// What the node is, for messages.
    var form: FormName {
        switch content {
        case .scalar: .scalar
        case .sequence: .sequence
        case .mapping: .mapping
        }
    }
}
