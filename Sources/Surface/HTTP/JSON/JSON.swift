/// A JSON value (RFC 8259) that came from outside, read within bounds.
package enum JSON: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number without fraction or exponent that fits 64 bits.
    case integer(Int64)
    /// Any other number.
    case number(Double)
    /// A text.
    case text(String)
    /// An array.
    case array([JSON])
    /// An object; a name written twice is refused when it is read.
    case object([String: JSON])

    /// Why a text is not JSON that we accept.
    package enum Fault: Error, Sendable, Hashable {
        /// Not JSON, first seen at this byte.
        case syntax(at: Int)
        /// Nested deeper than `Limits.jsonDepth`.
        case depth(at: Int)
        /// A name stands twice in one object.
        case duplicate(at: Int)
    }

    /// Reads a whole text; the caller has bounded its size.
    package init(_ bytes: some Sequence<UInt8>) throws(Fault) {
        var reader = JSONReader(Array(bytes))
        self = try reader.document()
    }

    /// The value of a member, or nil where this is no object or has no such member.
    package subscript(_ name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// The text, or nil where this is something else.
    package var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The whole number, or nil where this is something else.
    package var integer: Int64? {
        guard case .integer(let integer) = self else { return nil }
        return integer
    }
}

extension JSON {
    /// Writes the value as it would be read again; the members of an object in the order of their names.
    package func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.null()
        case .boolean(let truth): json.value(truth)
        case .integer(let number): json.value(number)
        case .number(let number): json.raw(String(number))
        case .text(let text): json.value(text)
        case .array(let elements): json.array { json in for element in elements { element.write(to: &json) } }
        case .object(let members):
            json.object { json in
                for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                    json.name(name)
                    value.write(to: &json)
                }
            }
        }
    }
}
