/// The figures by which departments are measured, one department beside the city's mean.
package struct Rates: Sendable, Hashable {
    /// The department's own.
    package let own: Figures
    /// All departments that have published something, taken together.
    package let city: Figures
    /// How many departments the city's figures are of.
    package let departments: Int
}

/// What rates come from.
package struct Figures: Sendable, Hashable {
    /// Entries published.
    package var published = 0
    /// Entries among them with a resource attached.
    package var attached = 0
    /// Attached entries whose update cycle promises something and of whose data a last change is known or due.
    package var promised = 0
    /// Entries among them that are within their cycle.
    package var timely = 0
    /// Grants in force on these entries 订阅数.
    package var subscriptions = 0
    /// Requests decided.
    package var decided = 0
    /// Requests among them that were granted, in whole or in part.
    package var granted = 0

    /// 挂接率, 0 to 1; nil: nothing is published.
    package var attachment: Double? { Self.share(attached, of: published) }
    /// 更新及时率, 0 to 1; nil: nothing is promised.
    package var timeliness: Double? { Self.share(timely, of: promised) }
    /// 供需对接满足率, 0 to 1; nil: nothing was decided.
    package var satisfaction: Double? { Self.share(granted, of: decided) }

    private static func share(_ part: Int, of whole: Int) -> Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
    }
}

/// A department that uses another's data.
package struct TopUser: Sendable, Hashable {
    /// Code of the consumer.
    package let consumer: String
    /// How many grants it has in force.
    package let grants: Int
}
