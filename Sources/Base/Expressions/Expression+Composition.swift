package import Standards

extension Expression {
    /// The condition that holds where at least one of `expressions` holds; of none, the one that never holds.
    package static func any(_ expressions: [Expression]) -> Expression {
        let alternatives = expressions.flatMap { expression in
            if case .any(let nested) = expression.root { nested } else { [expression.root] }
        }
        switch alternatives.count {
        case 0: return Expression(composed: .constant(false, Offset(nil)))
        case 1: return Expression(composed: alternatives[0])
        default: return Expression(composed: .any(alternatives))
        }
    }

    /// The condition that holds where all of `expressions` hold; of none, the one that always holds.
    package static func all(_ expressions: [Expression]) -> Expression {
        let terms = expressions.flatMap { expression in
            if case .all(let nested) = expression.root { nested } else { [expression.root] }
        }
        switch terms.count {
        case 0: return Expression(composed: .constant(true, Offset(nil)))
        case 1: return Expression(composed: terms[0])
        default: return Expression(composed: .all(terms))
        }
    }

    /// The condition that a property has a value; of null, that it has none.
    package static func equals(_ property: String, _ value: Datum) -> Expression {
        let name = Scalar.property(property, Offset(nil))
        guard let literal = Literal(value) else { return Expression(composed: .isNull(name, Offset(nil))) }
        return Expression(composed: .compare(.equal, name, .literal(literal, Offset(nil)), Offset(nil)))
    }

    /// The condition that a text begins with `text`, in which nothing is a wildcard.
    package static func begins(_ property: String, with text: String) -> Expression {
        let escaped = text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
        let pattern = Scalar.literal(.text(ByteText(escaped + "%")), Offset(nil))
        return Expression(composed: .like(.property(property, Offset(nil)), pattern: pattern, Offset(nil)))
    }

    /// The condition with the literals of `values` where it names their keys; a null stays a name.
    package func replacing(_ values: [String: Datum]) -> Expression {
        let literals = values.compactMapValues(Literal.init)
        return Expression(
            composed: root.substituting { name, offset in
                literals[name].map { .literal($0, offset) } ?? .property(name, offset)
            })
    }
}

extension Literal {
    /// A datum written out, or nil for null, which no literal can say.
    fileprivate init?(_ datum: Datum) {
        switch datum {
        case .null: return nil
        case .text(let text): self = .text(ByteText(text))
        case .integer(let number): self = .integer(number)
        case .day(let day): self = .day(day)
        case .instant(let instant): self = .instant(instant)
        case .boolean(let truth): self = .boolean(truth)
        }
    }
}
