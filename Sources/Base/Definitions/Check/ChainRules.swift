import Standards

/// What must hold within a chain: versions follow one another, parties are its own, clocks and steps lead somewhere.
enum ChainRules {
    static func findings(in declarations: Declarations) -> [Finding] {
        let steps = StepRules(declarations)
        return numbers(declarations.chains)
            + declarations.chains.flatMap { chain in
                parties(chain) + periods(chain)
                    + chain.versions.indices.flatMap { version in
                        clock(chain, version) + count(chain, version) + steps.findings(chain, version)
                    }
            }
    }

    private static func numbers(_ chains: [Declared<ChainDefinition>]) -> [Finding] {
        var first: [String: String] = [:]
        return chains.compactMap { chain in
            guard let other = first[chain.number] else {
                first[chain.number] = chain.id
                return nil
            }
            guard other != chain.id else { return nil }
            return chain.error(
                "number", code: "chain.number",
                Localized(
                    zh: "编号字头“\(chain.number)”已由流程“\(other)”使用",
                    en: "the numbers of the chain “\(other)” begin with “\(chain.number)” already"),
                mend: Localized(zh: "换一个字头", en: "take other letters"))
        }
    }

    private static func parties(_ chain: Declared<ChainDefinition>) -> [Finding] {
        chain.parties.indices.filter { chain.parties[..<$0].contains(chain.parties[$0]) }.map { index in
            chain.error(
                "parties", .index(index), code: "chain.party",
                Localized(zh: "“\(chain.parties[index])”出现两次", en: "“\(chain.parties[index])” stands twice"),
                mend: Localized(zh: "删除其一", en: "remove one of them"))
        }
    }

    private static func periods(_ chain: Declared<ChainDefinition>) -> [Finding] {
        Periods.findings(chain.versions.map { ($0.from, $0.to) }).map { index, problem in
            chain.error("versions", .index(index), "from", code: "chain.period", problem.message, mend: problem.mend)
        }
    }

    private static func clock(_ chain: Declared<ChainDefinition>, _ index: Int) -> [Finding] {
        let version = chain.versions[index]
        guard let within = version.within, version.step(within.from) == nil else { return [] }
        let meant = Nearest.match(for: within.from, among: version.steps.map(\.id))
        return [
            chain.error(
                "versions", .index(index), "within", "from", code: "chain.step",
                Localized(zh: "本版本没有步骤“\(within.from)”", en: "the version has no step “\(within.from)”"),
                mend: meant.map { Localized(zh: "是否想写“\($0)”？", en: "did you mean “\($0)”?") }
                    ?? Localized(zh: "写本版本的一个步骤", en: "name one of its steps"))
        ]
    }

    private static func count(_ chain: Declared<ChainDefinition>, _ index: Int) -> [Finding] {
        guard chain.versions[index].steps.count > maximumSteps else { return [] }
        return [
            chain.error(
                "versions", .index(index), "steps", code: "chain.length",
                Localized(zh: "步骤多于 \(maximumSteps) 个", en: "there are more than \(maximumSteps) steps"),
                mend: Localized(zh: "合并步骤", en: "join steps"))
        ]
    }

    /// More hands than this and nobody answers for anything.
    private static let maximumSteps = 20
}
