package import Expressions
package import Standards

/// Where a page begins: after or before a record.
///
/// The text holds no value of the record.
package struct Cursor: Sendable, Hashable, CustomStringConvertible {
    /// To which side of the record the page lies.
    package enum Side: String, Sendable, Hashable {
        /// The records that follow.
        case after = "a"
        /// The records that come before.
        case before = "b"
    }

    /// To which side.
    package let side: Side
    /// The record.
    package let reference: RecordReference

    /// A cursor beside a record.
    package init(_ side: Side, _ reference: RecordReference) {
        self.side = side
        self.reference = reference
    }

    /// Reads what `description` writes; nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard let side = text.first.flatMap({ Side(rawValue: String($0)) }),
            let reference = RecordReference(text.dropFirst())
        else { return nil }
        self.init(side, reference)
    }

    package var description: String { side.rawValue + reference.description }
}

/// What a page shows: the records for which a declared find's leading elements have given values, in its order.
package struct PageQuery: Sendable, Hashable {
    /// The find whose order the page has, one that the dataset declares; nil: the first that serves the other conditions.
    package var order: [String]?
    /// Elements that must have a value; together the leading elements of a find.
    package var equals: [String: Datum]
    /// What the text of the element after those must begin with.
    package var prefix: Prefix?
    /// A further condition, over elements of the same find.
    package var filter: Expression?
    /// Where the page begins; nil: at the first record.
    package var cursor: Cursor?
    /// How many records, 1–100.
    package var limit: Int

    /// The beginning of a text element's value.
    package struct Prefix: Sendable, Hashable {
        /// The element.
        package let element: String
        /// What its value begins with.
        package let text: String

        /// A beginning.
        package init(_ element: String, _ text: String) {
            self.element = element
            self.text = text
        }
    }

    /// A query; a limit outside 1–100 is moved into it.
    package init(
        order: [String]? = nil, equals: [String: Datum] = [:], prefix: Prefix? = nil, filter: Expression? = nil,
        cursor: Cursor? = nil, limit: Int = 20
    ) {
        self.order = order
        self.equals = equals
        self.prefix = prefix
        self.filter = filter
        self.cursor = cursor
        self.limit = min(100, max(1, limit))
    }
}

extension PageQuery {
    /// Everything that a record must fulfil, as one condition; nil: nothing.
    var condition: Expression? {
        var terms = equals.sorted { $0.key < $1.key }.map { Expression.equals($0.key, $0.value) }
        if let prefix { terms.append(.begins(prefix.element, with: prefix.text)) }
        if let filter { terms.append(filter) }
        return terms.isEmpty ? nil : .all(terms)
    }
}

/// A page of records.
package struct RecordPage: Sendable, Hashable {
    /// The records in the order of the find.
    package let rows: [RecordView]
    /// Where the next page begins; nil: there is none.
    package let next: Cursor?
    /// Where the page before begins; nil: there is none.
    package let previous: Cursor?
}

/// How fresh a dataset is.
package struct Freshness: Sendable, Hashable {
    /// How many records it holds.
    package let rows: Int64
    /// When a record was last added or changed; nil: never.
    package let lastChange: Instant?
    /// When data was last delivered, changed or not; nil: never.
    package let lastDelivery: Instant?
}
