import Expressions
import Standards

/// Every condition in a pack can be parsed and fits the elements of its dataset.
enum ExpressionRules {
    static func findings(in declarations: Declarations) -> [Finding] {
        let elements = Dictionary(declarations.elements.map { ($0.id, $0.value) }) { first, _ in first }
        let schemas = Dictionary(
            declarations.datasets.map { dataset in
                let fields = dataset.definition.fields.compactMap { elements[$0.element] }
                return (dataset.definition.id, Schema(elements: fields))
            }
        ) { first, _ in first }
        return checks(declarations, schemas) + rows(declarations, schemas)
    }

    private static func checks(_ declarations: Declarations, _ schemas: [String: Schema]) -> [Finding] {
        declarations.datasets.flatMap { dataset in
            dataset.definition.checks.enumerated().compactMap { index, check in
                schemas[dataset.definition.id].flatMap { defect(in: check.text, $0) }.map { error in
                    dataset.error(
                        "checks", .index(index), "that", code: error.code.rawValue, error.located, mend: error.mend)
                }
            }
        }
    }

    private static func rows(_ declarations: Declarations, _ schemas: [String: Schema]) -> [Finding] {
        let actor = Dictionary(uniqueKeysWithValues: ActorProperty.allCases.map { ($0.rawValue, ValueType.text) })
        return declarations.roles.flatMap { role in
            role.permissions.enumerated().compactMap { index, permission -> Finding? in
                guard let rows = permission.rows, let dataset = permission.dataset, let schema = schemas[dataset]
                else { return nil }
                let extended = Schema(properties: schema.properties.merging(actor) { field, _ in field })
                return defect(in: rows.text, extended).map { error in
                    role.error(
                        "permissions", .index(index), "rows", code: error.code.rawValue, error.located,
                        mend: error.mend)
                }
            }
        }
    }

    private static func defect(in text: String, _ schema: Schema) -> ExpressionError? {
        do {
            _ = try TypedExpression.check(Expression.parse(text: text), against: schema)
            return nil
        } catch {
            return error
        }
    }
}

extension ExpressionError {
    /// The message with the place in the expression.
    fileprivate var located: Localized {
        guard let position else { return message }
        return Localized(
            zh: "表达式第 \(position + 1) 字节处：\(message.zh)",
            en: "in the expression, at byte \(position + 1): \(message.en)")
    }
}
