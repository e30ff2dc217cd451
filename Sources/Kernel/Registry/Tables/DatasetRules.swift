import Definitions
import Expressions
import Standards

/// How the values of a dataset are read and what must hold within a row.
///
/// Made once per pack set.
struct DatasetRules: Sendable {
    /// A parser for each of the shape's fields.
    let parsers: [ElementParser]
    /// The checks whose expression fits the dataset; the packs' checker has reported the others.
    let checks: [(definition: DatasetCheck, expression: TypedExpression)]

    init(_ shape: DatasetShape, codeLists: [String: CodeList]) {
        parsers = shape.fields.map { ElementParser($0.element, codes: { codeLists[$0] ?? CodeLists.standard($0) }) }
        let schema = Schema(elements: shape.fields.map(\.element))
        checks = shape.definition.checks.compactMap { check in
            guard let parsed = try? Expression.parse(text: check.text),
                let typed = try? TypedExpression.check(parsed, against: schema)
            else { return nil }
            return (check, typed)
        }
    }
}
