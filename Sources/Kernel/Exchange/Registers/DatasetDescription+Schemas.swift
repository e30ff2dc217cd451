import Authority
import Standards

extension DatasetDescription {
    /// The schemas of keys, facts and records, from the elements.
    var schemas: JSONTree {
        let fields = dataset.fields.filter { !$0.isHidden }
        let facts = fields.filter { $0.element.id != dataset.key.id }
        return [
            "key": keySchema,
            "facts": .object([
                .init("type", "object"), .init("additionalProperties", false), .init("minProperties", 1),
                .init("description", "只能写授权所列的数据项 · Only items that the grant lists"),
                .init("properties", .object(facts.map { .init($0.element.id, schema($0, isAnswer: false)) })),
            ]),
            "record": .object([
                .init("type", "object"), .init("additionalProperties", false),
                .init("description", "只含授权所列的数据项 · The granted items alone"),
                .init("properties", .object(fields.map { .init($0.element.id, schema($0, isAnswer: true)) })),
            ]),
        ]
    }

    private var keySchema: JSONTree {
        guard let field = dataset.fields.first(where: { $0.element.id == dataset.key.id }) else {
            return ["type": "string"]
        }
        return schema(field, isAnswer: false)
    }

    /// The schema of a field: in a question the value itself; in an answer also null, or text where a mask stays on.
    private func schema(_ field: ServedDataset.Field, isAnswer: Bool) -> JSONTree {
        let element = field.element
        let mayBeMasked = isAnswer && element.sensitivity >= .sensitive && element.id != dataset.key.id
        var members: [JSONTree.Member] = [
            .init("title", .text(field.title.zh + " · " + field.title.en)),
            .init("description", .text(element.definition.zh + " · " + element.definition.en)),
        ]
        if mayBeMasked {
            // A mask leaves text of no particular form.
            members.append(.init("type", ["string", "null"]))
            members.append(.init("examples", [example(field, masked: true)]))
        } else {
            let type = JSONTree.text(Self.type(element.type))
            members.append(.init("type", isAnswer ? [type, "null"] : type))
            members += constraints(field, isAnswer: isAnswer)
            members.append(.init("examples", [example(field, masked: false)]))
        }
        return .object(members)
    }

    private func example(_ field: ServedDataset.Field, masked: Bool) -> JSONTree {
        let datum = field.element.example(0, codes: field.codes)
        guard masked else { return .value(datum, of: field.element, isMasked: false) }
        let mask = Grant.mask(field.mask, sensitivity: field.element.sensitivity, isListKey: false)
        return .value(mask.apply(to: datum), of: field.element, isMasked: true)
    }

    private static func type(_ type: ElementType) -> String {
        switch type {
        case .integer: "integer"
        case .boolean: "boolean"
        case .text, .code, .identifier, .money, .day, .instant: "string"
        }
    }

    private func constraints(_ field: ServedDataset.Field, isAnswer: Bool) -> [JSONTree.Member] {
        switch field.element.type {
        case .text(let maximum): return [.init("maxLength", .number(String(maximum)))]
        case .code:
            let codes = (field.codes?.codes ?? []).map { JSONTree.text($0.code) }
            return codes.isEmpty ? [] : [.init("enum", .array(codes + (isAnswer ? [.null] : [])))]
        case .identifier: return [.init("maxLength", 128)]
        case .integer(let bounds):
            return [
                .init("minimum", .number(String(bounds.lowerBound))),
                .init("maximum", .number(String(bounds.upperBound))),
            ]
        case .money: return [.init("pattern", .text(#"^-?[0-9]+\.[0-9]{2}$"#))]
        case .day: return [.init("format", "date")]
        case .instant: return [.init("format", "date-time")]
        case .boolean: return []
        }
    }
}
