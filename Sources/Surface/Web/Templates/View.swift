import Mustache

/// What a template is filled with: plain values, no reflection, safe to build anywhere.
enum View: Sendable, Hashable {
    /// Nothing: a section is skipped, an inverted section shown.
    case none
    /// A text, escaped when it is written.
    case text(String)
    /// Whether a section is shown.
    case flag(Bool)
    /// A section is repeated for each.
    case list([View])
    /// Values by name.
    case fields([String: View])

    /// A text, or nothing where there is none.
    init(_ text: String?) {
        self = text.map(View.text) ?? .none
    }

    /// A whole number as people write it.
    init(_ number: some BinaryInteger) {
        self = .text(String(number))
    }
}

extension View: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .text(value) }
    init(booleanLiteral value: Bool) { self = .flag(value) }
    init(arrayLiteral elements: View...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, View)...) {
        self = .fields(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }
}

extension View: MustacheParent, MustacheCustomRepresentation {
    func child(named name: String) -> Any? {
        guard case .fields(let fields) = self, let value = fields[name] else { return nil }
        // Said to be nothing is not the same as not said: only the latter is looked for further out.
        return value == .none ? Nothing() : value.representation
    }

    var representation: Any? {
        switch self {
        case .none: nil
        case .text(let text): text
        case .flag(let flag): flag
        case .list(let list): list
        case .fields: self
        }
    }
}

/// What a name stands for that holds nothing here, whatever the same name holds further out.
private struct Nothing: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}
