import Standards

/// A value as the history keeps it in JSON: a string, a whole number or null, whatever the element's type says it is.
enum StoredValue: Sendable, Hashable, Codable {
    case null
    case integer(Int64)
    case text(String)

    init(_ datum: Datum) {
        switch datum {
        case .null: self = .null
        case .text(let text): self = .text(text)
        case .integer(let number): self = .integer(number)
        case .day(let day): self = .integer(Int64(day.ordinal))
        case .instant(let instant): self = .integer(instant.microseconds)
        case .boolean(let flag): self = .integer(flag ? 1 : 0)
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let number = try? container.decode(Int64.self) {
            self = .integer(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .integer(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        }
    }
}

extension Datum {
    /// Whether two values are the same byte for byte; `==` holds different spellings of one character for equal.
    func isIdentical(to other: Datum) -> Bool {
        if case .text(let left) = self, case .text(let right) = other {
            return left.utf8.elementsEqual(right.utf8)
        }
        return self == other
    }
}
