import Authority
import Expressions
package import NIOCore
import Standards

/// Cuts the answer of a provider's system down to a grant: records, items, masks; what is not bound does not pass.
package struct AnswerNarrowing: Sendable {
    private let records: JSONPointer
    private let fields: [Field]
    private let rows: TypedExpression?
    private let all: [(name: String, item: BoundItem)]

    private struct Field: Sendable {
        let name: String
        let item: BoundItem
        let mask: Mask
    }

    /// What is left of an answer.
    package struct Answer: Sendable, Hashable {
        /// Canonical JSON; empty where the system answered with an error, whose text might tell anything.
        package let body: ByteBuffer
        /// How many records are left, for the quota.
        package let rows: Int
        /// The canonical keys of the persons among them, for the record of the exchange.
        package let subjects: [String]
    }

    /// The narrowing to a grant; nil where the grant's condition does not fit the bound items.
    init?(_ binding: AnswerBinding, to grant: Grant) {
        let granted = Set(grant.fields)
        records = binding.records
        all = binding.fields
        fields = binding.fields.filter { granted.contains($0.item.id) }.map {
            Field(name: $0.name, item: $0.item, mask: $0.item.mask(under: grant))
        }
        guard !fields.isEmpty else { return nil }
        guard let text = grant.rows else {
            rows = nil
            return
        }
        let types = binding.fields.compactMap { field in
            field.item.valueType.map { (field.item.id, ValueType($0)) }
        }
        let schema = Schema(properties: Dictionary(types, uniquingKeysWith: { first, _ in first }))
        guard let typed = try? TypedExpression.check(Expression.parse(text: text), against: schema) else { return nil }
        rows = typed
    }

    /// What is left of an answer of a status with a body.
    package func answer(status: Int, _ body: ByteBuffer) throws(ExchangeRefusal) -> Answer {
        guard (200...299).contains(status), body.readableBytes > 0 else {
            return Answer(body: ByteBuffer(), rows: 0, subjects: [])
        }
        let tree: JSONTree
        do { tree = try JSONTree(body, limits: .answer) } catch { throw .answerNotJSON }
        guard let found = records.value(in: tree) else { throw .answerShape }
        var subjects: [String] = []
        switch found {
        case .array(let elements):
            var kept: [JSONTree] = []
            for element in elements {
                if let record = try narrowed(element, &subjects) { kept.append(record) }
            }
            return answer(.array(kept), kept.count, subjects)
        case .object:
            let record = try narrowed(found, &subjects)
            return answer(record ?? .null, record == nil ? 0 : 1, subjects)
        case .null: return answer(.null, 0, [])
        case .boolean, .number, .text: throw .answerShape
        }
    }

    private func answer(_ tree: JSONTree, _ rows: Int, _ subjects: [String]) -> Answer {
        Answer(body: ByteBuffer(string: records.wrapped(tree).canonical), rows: rows, subjects: subjects)
    }

    /// One record with what the grant opens of it; nil: its condition does not admit the record.
    private func narrowed(_ record: JSONTree, _ subjects: inout [String]) throws(ExchangeRefusal) -> JSONTree? {
        guard case .object(let members) = record else { throw .answerShape }
        let values = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
        for field in all {
            switch values[field.name] {
            case .array, .object: throw .answerShape
            case .null, .boolean, .number, .text, nil: break
            }
        }
        if let rows {
            let admitted = rows.evaluate { id in
                all.first { $0.item.id == id }.flatMap { field in values[field.name].map(field.item.datum) } ?? .null
            }
            guard admitted == true else { return nil }
        }
        for field in all where field.item.namesPerson {
            if let subject = values[field.name].map(field.item.datum)?.subject { subjects.append(subject) }
        }
        return .object(
            fields.map { JSONTree.Member($0.name, Self.shown(values[$0.name] ?? .null, $0.item, $0.mask)) })
    }

    private static func shown(_ value: JSONTree, _ item: BoundItem, _ mask: Mask) -> JSONTree {
        if mask == .none || value == .null { return value }
        let datum = item.datum(value)
        // What cannot be read as its element cannot be masked in part.
        guard !datum.isNull, case .text(let text) = mask.apply(to: datum) else { return "***" }
        return .text(text)
    }
}

extension ExchangeRefusal {
    /// The provider's system answered with something that is no JSON.
    static var answerNotJSON: ExchangeRefusal { answer("answer.syntax") }

    /// The provider's system answered with JSON of another shape than was agreed.
    static var answerShape: ExchangeRefusal { answer("answer.shape") }

    private static func answer(_ code: String) -> ExchangeRefusal {
        ExchangeRefusal(
            "io_error", at: .provider, code: code,
            reason: Localized(
                zh: "提供方系统的答复与登记的接口格式不符，网关无法按授权裁剪，未予转发。",
                en: "The provider's system did not answer in its registered form; nothing of the answer is forwarded."),
            next: Localized(
                zh: "请联系提供部门核对接口，并更新网关中的字段对应关系。",
                en: "Ask the provider to look at the interface and at the binding of its fields."))
    }
}
