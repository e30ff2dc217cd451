import Standards

/// Versions of a rule follow one another without overlap; code lists hold each code once.
enum RuleRules {
    static func findings(in declarations: Declarations) -> [Finding] {
        declarations.rules.flatMap { rule in
            Periods.findings(rule.versions.map { ($0.from, $0.to) }).map { index, problem in
                rule.error(
                    "versions", .index(index), "from", code: "rule.period", problem.message, mend: problem.mend)
            }
        } + declarations.codeLists.flatMap(codes)
    }

    private static func codes(_ list: Declared<CodeList>) -> [Finding] {
        var seen: Set<String> = []
        return list.codes.enumerated().flatMap { index, code in
            var findings: [Finding] = []
            if !seen.insert(code.code).inserted {
                findings.append(
                    list.error(
                        "codes", .index(index), "code", code: "code.duplicate",
                        Localized(zh: "代码“\(code.code)”重复", en: "the code “\(code.code)” stands twice"),
                        mend: Localized(zh: "删除其一", en: "remove one of them")))
            }
            if let from = code.validFrom, let to = code.validTo, to < from {
                findings.append(
                    list.error(
                        "codes", .index(index), "to", code: "code.period", Periods.Problem.backwards.message,
                        mend: Periods.Problem.backwards.mend))
            }
            return findings
        }
    }
}
