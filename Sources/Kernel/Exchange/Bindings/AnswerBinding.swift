package import Standards

/// How the answer of a provider's system is bound to items; without it only a grant of everything can be given.
///
/// A gateway's configuration writes it as `answer: {items: "/data/items", fields: {xm: full-name}}`.
package struct AnswerBinding: Sendable {
    /// Where the records stand: an array, or one object.
    package let records: JSONPointer
    /// The names of the system's fields, each with the item that it is.
    let fields: [(name: String, item: BoundItem)]

    /// Why a binding cannot be used, for whoever writes the configuration.
    package enum Problem: Error, Sendable, Hashable {
        /// `items` is no JSON pointer through objects.
        case pointer
        /// A field is bound to an item that the entry does not have.
        case item(field: String)
        /// Two fields are bound to one item.
        case twice(item: String)
        /// No field is bound.
        case empty
    }

    /// A binding as it is configured, against the entry's items.
    package init(items pointer: String, fields: [String: String], to items: [BoundItem]) throws(Problem) {
        guard let records = JSONPointer(pointer) else { throw .pointer }
        guard !fields.isEmpty else { throw .empty }
        var bound: [(name: String, item: BoundItem)] = []
        for (name, id) in fields.sorted(by: { $0.key < $1.key }) {
            guard let item = items.first(where: { $0.id == id }) else { throw .item(field: name) }
            guard !bound.contains(where: { $0.item.id == id }) else { throw .twice(item: id) }
            bound.append((name, item))
        }
        self.records = records
        self.fields = bound
    }
}

extension AnswerBinding.Problem {
    /// What is wrong, and with which part.
    package var message: Localized {
        switch self {
        case .pointer:
            Localized(zh: "answer.items 不是合法的 JSON 指针（RFC 6901）", en: "answer.items is no JSON pointer (RFC 6901)")
        case .item(let field):
            Localized(
                zh: "answer.fields 中“\(field)”所指的数据项不在目录中",
                en: "answer.fields: the item that “\(field)” names is not in the entry")
        case .twice(let item):
            Localized(zh: "answer.fields 中数据项“\(item)”写了两次", en: "answer.fields: the item “\(item)” is named twice")
        case .empty: Localized(zh: "answer.fields 是空的", en: "answer.fields is empty")
        }
    }
}
