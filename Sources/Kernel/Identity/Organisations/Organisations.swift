package import Definitions
package import Standards

/// The organisations of the city as one immutable value: looking one up costs no query.
package struct Organisations: Sendable {
    /// All of them in the order of the packs.
    package let all: [OrganisationDefinition]
    private let packs: PackSet
    private let parts: [String: [String]]

    /// The organisations that the packs declare.
    package init(_ packs: PackSet) {
        all = packs.organisations
        self.packs = packs
        parts = Dictionary(grouping: all.filter { $0.parent != nil }, by: { $0.parent ?? "" })
            .mapValues { $0.map(\.code) }
    }

    /// The organisation with a code, or nil.
    package subscript(_ code: String) -> OrganisationDefinition? {
        packs.organisation(code)
    }

    /// What the organisation was called on a day: evidence of the past shows the name of its day.
    package func name(of code: String, on day: Day) -> DatedName? {
        self[code]?.name(on: day)
    }

    /// The names of many organisations on a day; a code that nobody has is left out.
    package func names(of codes: Set<String>, on day: Day) -> [String: DatedName] {
        var names: [String: DatedName] = [:]
        for code in codes { names[code] = name(of: code, on: day) }
        return names
    }

    /// The codes of the organisations directly below one, in the order of the packs.
    package func parts(of code: String) -> [String] {
        parts[code] ?? []
    }

    /// Who exists on a day in place of an organisation: itself, or those that took over, however many reforms ago.
    package func present(for code: String, on day: Day) -> [String] { packs.present(for: code, on: day) }

    /// All organisations whose duties came to this one in the end, the nearest first.
    package func origins(of code: String) -> [String] { packs.origins(of: code) }
}
