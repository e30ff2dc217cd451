package import Standards

/// A limit, price or duty as data, with the days on which each version holds and the law it comes from.
package struct RuleDefinition: Sendable, Hashable {
    /// Stable name in lower-case words with hyphens.
    package let id: String
    /// The pack that declares it.
    package let pack: String
    /// What people call it.
    package let title: Localized
    /// What it decides.
    package let description: Localized
    /// What the value counts, such as `working-days`; empty where it counts nothing.
    package let unit: String
    /// Its versions, the oldest first, without overlap.
    package let versions: [RuleVersion]

    /// A rule.
    package init(
        id: String, pack: String, title: Localized, description: Localized, unit: String, versions: [RuleVersion]
    ) {
        self.id = id
        self.pack = pack
        self.title = title
        self.description = description
        self.unit = unit
        self.versions = versions
    }

    /// The version that holds on a day, or nil where none does.
    package func version(on day: Day) -> RuleVersion? {
        versions.last { $0.from <= day && day <= ($0.to ?? .latest) }
    }
}

/// One version of a rule.
package struct RuleVersion: Sendable, Hashable {
    /// The first day on which it holds.
    package let from: Day
    /// The last day on which it holds; nil: until further notice.
    package let to: Day?
    /// What it says.
    package let value: RuleValue
    /// The law or decision that it comes from, with article where known.
    package let source: String

    /// A version.
    package init(from: Day, to: Day? = nil, value: RuleValue, source: String) {
        self.from = from
        self.to = to
        self.value = value
        self.source = source
    }
}

/// What a rule says.
package indirect enum RuleValue: Sendable, Hashable {
    /// A whole number.
    case integer(Int64)
    /// Yes or no.
    case boolean(Bool)
    /// Characters.
    case text(String)
    /// Several values in order.
    case list([RuleValue])
    /// Values by name.
    case table([String: RuleValue])
}
