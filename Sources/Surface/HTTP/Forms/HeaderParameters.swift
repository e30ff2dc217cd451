/// A header value with parameters, `form-data; name="a"; filename="b"` (RFC 9110 section 5.6.6).
package struct HeaderParameters: Sendable, Hashable {
    /// What stands before the first semicolon.
    package let value: String
    private let parameters: [String: String]

    /// Reads a header's value; what is malformed is left out.
    package init(_ text: String) {
        var rest = text[...]
        value = Self.upToSemicolon(&rest).trimmed
        var parameters: [String: String] = [:]
        while !rest.isEmpty, parameters.count < 16 {
            guard let (name, value) = Self.parameter(&rest) else { continue }
            if parameters[name] == nil { parameters[name] = value }
        }
        self.parameters = parameters
    }

    /// The value of a parameter; names are compared without case.
    package subscript(_ name: String) -> String? {
        parameters[name.lowercased()]
    }

    private static func upToSemicolon(_ rest: inout Substring) -> Substring {
        let end = rest.firstIndex(of: ";") ?? rest.endIndex
        defer { rest = end == rest.endIndex ? "" : rest[rest.index(after: end)...] }
        return rest[..<end]
    }

    private static func parameter(_ rest: inout Substring) -> (String, String)? {
        rest = rest.drop { $0 == " " || $0 == "\t" || $0 == ";" }
        guard let equals = rest.firstIndex(where: { $0 == "=" || $0 == ";" }) else {
            rest = ""
            return nil
        }
        guard rest[equals] == "=" else {
            rest = rest[equals...]
            return nil
        }
        let name = rest[..<equals].trimmed.lowercased()
        rest = rest[rest.index(after: equals)...]
        guard rest.first == "\"" else { return (name, upToSemicolon(&rest).trimmed) }
        rest.removeFirst()
        return (name, quoted(&rest))
    }

    /// A quoted text; browsers write `"` in a name as `%22`, others as `\"`.
    private static func quoted(_ rest: inout Substring) -> String {
        var text = ""
        while let character = rest.popFirst() {
            if character == "\"" { return text }
            if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
                text.append(rest.removeFirst())
            } else {
                text.append(character)
            }
        }
        return text
    }
}
