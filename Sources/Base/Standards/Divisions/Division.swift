/// An administrative division 行政区划 in the days of one code and name.
package struct Division: Sendable, Hashable {
    /// How deep in the tree it stands.
    package enum Level: Int, Sendable, Hashable, Comparable {
        /// 省级.
        case province = 1
        /// 地级.
        case prefecture = 2
        /// 县级.
        case county = 3
        /// 乡级: towns and subdistricts.
        case town = 4

        package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// Six digits, nine for a town.
    package let code: String
    /// What it is called.
    package let name: Localized
    /// How deep in the tree it stands.
    package let level: Level
    /// The code of the division above; nil for a province.
    package let parent: String?
    /// The first day; nil: older than the table.
    package let validFrom: Day?
    /// The last day; nil: still.
    package let validTo: Day?
    /// The codes of what it was made of.
    package let predecessors: [String]
    /// The codes of what it became.
    package let successors: [String]

    /// Whether it exists on a day.
    package func isValid(on day: Day) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
    }
}
