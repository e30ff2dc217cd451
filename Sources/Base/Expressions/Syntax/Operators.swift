/// The six comparison operators; the raw value is the same in CQL2 text, CQL2 JSON and SQL.
enum Comparison: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    /// Whether it asks for an order, not only for sameness.
    var ordered: Bool { self != .equal && self != .notEqual }
}

/// The operators on whole numbers; the raw value is the same in CQL2 text, CQL2 JSON and SQL.
enum Arithmetic: String, Sendable, Hashable, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
}

/// The temporal relations that two days or two instants can have; the raw value is the operator of CQL2 JSON.
enum TemporalRelation: String, Sendable, Hashable, CaseIterable {
    case after = "t_after"
    case before = "t_before"
    case equals = "t_equals"
    case disjoint = "t_disjoint"
    case intersects = "t_intersects"

    /// The comparison that it is: two points in time intersect where they are equal and are disjoint where not.
    var comparison: Comparison {
        switch self {
        case .after: .greater
        case .before: .less
        case .equals, .intersects: .equal
        case .disjoint: .notEqual
        }
    }
}
