import Definitions
import Expressions
import Standards

/// Which rows a rule opens.
enum RowRule: Sendable, Hashable {
    /// All of them.
    case all
    /// Those for which the condition holds, whoever asks.
    case fixed(TypedExpression)
    /// Those for which the condition holds once the actor's own values stand in it.
    case perActor(Expression)
    /// None: the condition cannot be understood. A checked pack has no such rule; an unchecked one must not open a door.
    case none

    /// The rule of a pack's predicate over the dataset's `schema`; no predicate opens all rows.
    init(_ predicate: RowPredicate?, schema: Schema) {
        guard let predicate else {
            self = .all
            return
        }
        guard let expression = try? Expression.parse(text: predicate.text) else {
            self = .none
            return
        }
        if let typed = try? TypedExpression.check(expression, against: schema) {
            self = .fixed(typed)
            return
        }
        let actor = Dictionary(uniqueKeysWithValues: ActorProperty.allCases.map { ($0.rawValue, ValueType.text) })
        let extended = Schema(properties: schema.properties.merging(actor) { field, _ in field })
        self = (try? TypedExpression.check(expression, against: extended)) == nil ? .none : .perActor(expression)
    }
}

/// Rows as one post sees them.
enum OpenRows: Sendable, Hashable {
    case all
    case matching(TypedExpression)
    case none
}

extension RowRule {
    /// The rows for an actor in one post.
    ///
    /// Where the rule asks for something that the actor has not (the division of an office that serves none), it opens no
    /// row: unknown is never "any".
    func rows(for values: [ActorProperty: String], schema: Schema) -> OpenRows {
        switch self {
        case .all: return .all
        case .none: return .none
        case .fixed(let condition): return .matching(condition)
        case .perActor(let expression):
            let data = Dictionary(uniqueKeysWithValues: values.map { ($0.rawValue, Datum.text($1)) })
            // A variable without a value stays a name, which the schema of the dataset does not know.
            guard let typed = try? TypedExpression.check(expression.replacing(data), against: schema) else {
                return .none
            }
            return .matching(typed)
        }
    }
}
