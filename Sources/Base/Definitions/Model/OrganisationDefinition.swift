package import Standards

/// An organisation of the city with its names by date: evidence of the past shows the name of its day.
package struct OrganisationDefinition: Sendable, Hashable {
    /// What sort of body it is.
    package enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        /// The city's government as a whole 市人民政府.
        case city
        /// A department of the city's government 市直部门.
        case bureau
        /// A town 镇 or a street 街道, the level below a city without districts.
        case town
        /// A village or residents' committee 村（居）委会.
        case village
        /// Led from above, seated in the city 垂直管理单位.
        case vertical
        /// A public institution 事业单位.
        case institution
        /// A body of the Party 党委部门.
        case party
        /// A public service firm 公用企业.
        case enterprise
        /// From outside government, such as an auditor or a contractor 社会机构.
        case outside
    }

    /// Stable code in lower-case words with hyphens, such as `public-security`.
    package let code: String
    /// The pack that declares it.
    package let pack: String
    /// Unified social credit code 统一社会信用代码, where known.
    package let socialCreditCode: String?
    /// What sort of body it is.
    package let kind: Kind
    /// Its names, the oldest first, without overlap.
    package let names: [DatedName]
    /// Code of the organisation above it.
    package let parent: String?
    /// Administrative division 行政区划代码 that it serves, such as `442000118`.
    package let division: String?
    /// Codes of the organisations whose duties it took over.
    package let predecessors: [String]
    /// Codes of the organisations that took over its duties.
    package let successors: [String]

    /// An organisation.
    package init(
        code: String, pack: String, socialCreditCode: String? = nil, kind: Kind, names: [DatedName],
        parent: String? = nil, division: String? = nil, predecessors: [String] = [], successors: [String] = []
    ) {
        self.code = code
        self.pack = pack
        self.socialCreditCode = socialCreditCode
        self.kind = kind
        self.names = names
        self.parent = parent
        self.division = division
        self.predecessors = predecessors
        self.successors = successors
    }

    /// The name that was valid on a day; before the first, the first; in a gap or after the last, the latest before.
    package func name(on day: Day) -> DatedName? {
        names.last { $0.from <= day } ?? names.first
    }

    /// Whether the organisation exists on a day: one of its names is valid then.
    package func exists(on day: Day) -> Bool {
        names.contains { $0.from <= day && day <= ($0.to ?? .latest) }
    }
}

/// A name and the days on which it was valid, both included.
package struct DatedName: Sendable, Hashable {
    /// The full name 全称.
    package let title: Localized
    /// The short name 简称 that pages show.
    package let short: Localized
    /// The first day.
    package let from: Day
    /// The last day; nil: still.
    package let to: Day?

    /// A name with its days.
    package init(title: Localized, short: Localized, from: Day, to: Day? = nil) {
        self.title = title
        self.short = short
        self.from = from
        self.to = to
    }
}
