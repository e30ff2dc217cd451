package import Standards

extension PackSet {
    /// Who exists on a day in place of an organisation: itself, or those that took over, however many reforms ago.
    package func present(for code: String, on day: Day) -> [String] {
        var found: [String] = []
        var frontier = [code]
        var seen: Set<String> = []
        // A circle in the packs ends the walk, not the program.
        while !frontier.isEmpty {
            var following: [String] = []
            for code in frontier where seen.insert(code).inserted {
                guard let organisation = organisation(code) else { continue }
                if organisation.exists(on: day) {
                    found.append(code)
                } else {
                    following += organisation.successors
                }
            }
            frontier = following
        }
        return found
    }

    /// All organisations whose duties came to this one in the end, the nearest first.
    package func origins(of code: String) -> [String] {
        var found: [String] = []
        var frontier = organisation(code)?.predecessors ?? []
        var seen: Set<String> = [code]
        while !frontier.isEmpty {
            let fresh = frontier.filter { seen.insert($0).inserted && organisation($0) != nil }
            found += fresh
            frontier = fresh.flatMap { organisation($0)?.predecessors ?? [] }
        }
        return found
    }
}
