import Standards

/// What one rule offers for one request, before offers are combined.
///
/// `Rows` is an expression in the program and anything comparable in tests of the algebra.
struct Candidate<Rows: Hashable & Sendable>: Sendable, Hashable {
    /// The post whose role has the rule.
    let post: Assignment
    /// The fields that it opens.
    let fields: Set<String>
    /// The fields among them that it shows without a mask.
    let lifted: Set<String>
    /// The rows that it opens; nil is all of them.
    let rows: Rows?
    /// When the person concerned may see the read.
    let disclosure: DisclosureClass
}

/// Candidates combined into one: never a cell (a row's field, whole or masked) that no candidate opens by itself.
struct Combination<Rows: Hashable & Sendable>: Sendable, Hashable {
    /// The posts that it draws on, in their order.
    let posts: [Assignment]
    /// The fields that may be seen.
    let fields: Set<String>
    /// The fields among them that are shown whole.
    let lifted: Set<String>
    /// The row predicates of which one must hold; nil is all rows.
    let alternatives: [Rows]?
    /// The strictest disclosure of what was combined.
    let disclosure: DisclosureClass
}

extension Combination {
    /// The best sound combination, or nil where there is no candidate.
    ///
    /// Two posts must not be added up naively: one may open all fields of one town's rows, the other one field of all rows, and
    /// their union of fields over their union of rows would be wider than either. So each candidate is taken as a shape
    /// (its fields and its lifted fields), and its rows are widened only by candidates that open *at least* that shape. Of the
    /// shapes the one with most lifted fields wins, then most fields, then all rows before some, then the order of posts. A
    /// person who wants another of her posts names it.
    static func best(of candidates: [Candidate<Rows>]) -> Combination? {
        let ordered = candidates.sorted { Self.precedes($0, $1) }
        guard let shape = ordered.first else { return nil }
        let able = ordered.filter { $0.fields.isSuperset(of: shape.fields) && $0.lifted.isSuperset(of: shape.lifted) }
        var alternatives: [Rows]? = []
        for candidate in able {
            guard let rows = candidate.rows else {
                alternatives = nil
                break
            }
            if alternatives?.contains(rows) == false { alternatives?.append(rows) }
        }
        return Combination(
            posts: Set(able.map(\.post)).sorted(), fields: shape.fields, lifted: shape.lifted,
            alternatives: alternatives,
            disclosure: able.map(\.disclosure).max(by: { $0.strictness < $1.strictness }) ?? .atOnce)
    }

    private static func precedes(_ left: Candidate<Rows>, _ right: Candidate<Rows>) -> Bool {
        if left.lifted.count != right.lifted.count { return left.lifted.count > right.lifted.count }
        if left.fields.count != right.fields.count { return left.fields.count > right.fields.count }
        if (left.rows == nil) != (right.rows == nil) { return left.rows == nil }
        if left.post != right.post { return left.post < right.post }
        // Equal counts but different names: any fixed order will do, so that the same request gets the same permit.
        let (one, other) = (left.fields.sorted(), right.fields.sorted())
        if one != other { return one.lexicographicallyPrecedes(other) }
        return left.lifted.sorted().lexicographicallyPrecedes(right.lifted.sorted())
    }
}

extension DisclosureClass {
    /// Rank by how much is withheld.
    var strictness: Int {
        switch self {
        case .atOnce: 0
        case .afterDate: 1
        case .withheld: 2
        }
    }
}
