package import Standards

/// How a case of one kind goes from hand to hand, as data: its steps, its clocks, who decides.
package struct ChainDefinition: Sendable, Hashable {
    /// Stable name in lower-case words with hyphens, such as `sharing-request`.
    package let id: String
    /// The pack that declares it.
    package let pack: String
    /// What people call it.
    package let title: Localized
    /// One to four capital letters with which the numbers of its cases begin, such as `GX`.
    package let number: String
    /// The parts that a case gives to organisations, such as `consumer` and `provider`.
    package let parties: [String]
    /// Its versions, the oldest first, without overlap.
    package let versions: [ChainVersion]

    /// A chain.
    package init(
        id: String, pack: String, title: Localized, number: String, parties: [String], versions: [ChainVersion]
    ) {
        self.id = id
        self.pack = pack
        self.title = title
        self.number = number
        self.parties = parties
        self.versions = versions
    }

    /// The version by which a case that opens on a day is handled to its end, or nil where none holds.
    package func version(on day: Day) -> ChainVersion? {
        versions.last { $0.from <= day && day <= ($0.to ?? .latest) }
    }
}

/// One version of a chain.
package struct ChainVersion: Sendable, Hashable {
    /// The first day on which cases open by it.
    package let from: Day
    /// The last such day; nil: until further notice.
    package let to: Day?
    /// The law or decision that it comes from.
    package let source: String
    /// The time for what was returned to be mended 补正期限; nil: without limit.
    package let mend: StepLimit?
    /// The statutory clock of the whole case; nil: none.
    package let within: ChainLimit?
    /// Its steps in order; at least one.
    package let steps: [ChainStep]

    /// A version.
    package init(
        from: Day, to: Day? = nil, source: String, mend: StepLimit? = nil, within: ChainLimit? = nil,
        steps: [ChainStep]
    ) {
        self.from = from
        self.to = to
        self.source = source
        self.mend = mend
        self.within = within
        self.steps = steps
    }

    /// The step of a name, or nil where the version has none.
    package func step(_ id: String) -> ChainStep? {
        steps.first { $0.id == id }
    }
}
