/// A place in a JSON value (RFC 6901), such as `/data/items`; the empty text is the whole value.
package struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
    /// The names on the way, as they are meant.
    package let names: [String]

    /// Reads a pointer through objects; nil for a malformed one, or one of more than 16 names.
    package init?(_ text: String) {
        if text.isEmpty {
            names = []
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.first?.isEmpty == true, parts.count <= 17, text.utf8.count <= 1_024 else { return nil }
        var names: [String] = []
        for part in parts.dropFirst() {
            guard let name = Self.unescaped(part) else { return nil }
            names.append(name)
        }
        self.names = names
    }

    /// The value at this place; nil where the way ends before.
    package func value(in tree: JSONTree) -> JSONTree? {
        var value = tree
        for name in names {
            guard let next = value[name] else { return nil }
            value = next
        }
        return value
    }

    /// A value that holds nothing but `value` at this place.
    package func wrapped(_ value: JSONTree) -> JSONTree {
        names.reversed().reduce(value) { inner, name in .object([JSONTree.Member(name, inner)]) }
    }

    package var description: String {
        names.map { name in
            "/" + String(name.flatMap { $0 == "~" ? Array("~0") : $0 == "/" ? Array("~1") : [$0] })
        }.joined()
    }

    private static func unescaped(_ part: Substring) -> String? {
        var (name, rest) = ("", part)
        while let character = rest.popFirst() {
            guard character == "~" else {
                name.append(character)
                continue
            }
            switch rest.popFirst() {
            case "0": name.append("~")
            case "1": name.append("/")
            default: return nil
            }
        }
        return name
    }
}
