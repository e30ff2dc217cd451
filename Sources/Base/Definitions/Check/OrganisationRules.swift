import Standards

/// Names follow one another without overlap; parents and predecessors go round in no circle.
enum OrganisationRules {
    static func findings(in declarations: Declarations) -> [Finding] {
        let known = Dictionary(declarations.organisations.map { ($0.code, $0.value) }) { first, _ in first }
        return declarations.organisations.flatMap { organisation in
            names(organisation) + circle(organisation, known, key: "parent") { [$0.parent].compactMap(\.self) }
                + circle(organisation, known, key: "predecessors", \.predecessors)
                + circle(organisation, known, key: "successors", \.successors)
        }
    }

    private static func names(_ organisation: Declared<OrganisationDefinition>) -> [Finding] {
        Periods.findings(organisation.names.map { ($0.from, $0.to) }).map { index, problem in
            organisation.error(
                "names", .index(index), "from", code: "name.period", problem.message, mend: problem.mend)
        }
    }

    private static func circle(
        _ organisation: Declared<OrganisationDefinition>, _ known: [String: OrganisationDefinition], key: String,
        _ next: (OrganisationDefinition) -> [String]
    ) -> [Finding] {
        var seen: Set<String> = []
        var open = next(organisation.value)
        while let code = open.popLast() {
            if code == organisation.code {
                return [
                    organisation.error(
                        .key(key), code: "organisation.cycle",
                        Localized(zh: "机构经 \(key) 又回到自身", en: "by \(key) the organisation leads back to itself"),
                        mend: Localized(zh: "改正 \(key)", en: "correct \(key)"))
                ]
            }
            guard seen.insert(code).inserted, let other = known[code] else { continue }
            open += next(other)
        }
        return []
    }
}
