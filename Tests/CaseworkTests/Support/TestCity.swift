import Authority
import Casework
import Definitions
import Standards

/// A small city with the demonstration's five-step chain.
enum TestCity {
    static let start = Day(year: 2020, month: 1, day: 1) ?? .earliest

    static let packs = PackSet(
        organisations: [
            organisation("social-security"), organisation("public-security", predecessors: ["traffic-police"]),
            organisation("data-bureau"),
            organisation(
                "traffic-police", until: Day(year: 2026, month: 12, day: 31), successors: ["public-security"]),
            organisation("gone", until: Day(year: 2024, month: 12, day: 31)),
        ],
        roles: [
            role("data-clerk"), role("chief-data-officer"), role("supervisor", acts: [.sharing]),
            role("catalogue-auditor", acts: [.sharing]),
        ],
        rules: [
            RuleDefinition(
                id: "sharing-answer", pack: "city", title: both("答复期限"), description: both(""), unit: "working-days",
                versions: [RuleVersion(from: start, value: .integer(10), source: "809")])
        ],
        chains: [chain(), chain("small", number: "XS", steps: [step("only", "chief-data-officer", "provider", 1)])])

    static func chain(
        _ id: String = "sharing-request", number: String = "GX", steps: [ChainStep] = TestCity.steps
    ) -> ChainDefinition {
        ChainDefinition(
            id: id, pack: "city", title: both("共享申请"), number: number, parties: ["consumer", "provider"],
            versions: [
                ChainVersion(
                    from: start, source: "国务院令第809号", mend: .workingDays(5),
                    within: steps.contains { $0.id == "provider-proposal" }
                        ? ChainLimit(from: "provider-proposal", limit: .rule("sharing-answer")) : nil,
                    steps: steps)
            ])
    }

    static let steps = [
        step("consumer-approval", "chief-data-officer", "consumer", 2),
        ChainStep(
            id: "form-check", title: both("形式审查"), role: "catalogue-auditor", party: .organisation("data-bureau"),
            limit: .workingDays(3)),
        step("provider-proposal", "data-clerk", "provider", 5, actions: [.approve, .return]),
        step("provider-decision", "chief-data-officer", "provider", 5, apart: ["provider-proposal"]),
    ]

    static func step(
        _ id: String, _ role: String, _ party: String, _ days: Int,
        actions: Set<StepAction> = Set(StepAction.allCases), apart: Set<String> = []
    ) -> ChainStep {
        ChainStep(
            id: id, title: both(id), role: role, party: .party(party), limit: .workingDays(days), actions: actions,
            apart: apart)
    }

    static let people: [CasePerson] = [
        person("li", "social-security", ["data-clerk"]), person("zhong", "social-security", ["chief-data-officer"]),
        person("zhang", "social-security", []), person("huang", "data-bureau", ["catalogue-auditor"]),
        person("chen", "public-security", ["data-clerk"]), person("luo", "public-security", ["chief-data-officer"]),
        person("wu", "public-security", []), person("stranger", "health", ["chief-data-officer", "data-clerk"]),
    ]

    static func person(
        _ account: String, _ organisation: String, _ roles: [String], person: String? = nil
    ) -> CasePerson {
        CasePerson(
            account: account, person: person ?? "p-\(account)", name: "姓名-\(account)", organisation: organisation,
            posts: Set(roles.map { Assignment(role: $0, organisation: organisation) }))
    }

    static func both(_ text: String) -> Localized { Localized(zh: text, en: text) }

    private static func role(_ id: String, acts: Set<ActName> = []) -> RoleDefinition {
        RoleDefinition(
            id: id, pack: "city", title: both(id), description: both(""), scope: .organisation,
            permissions: acts.isEmpty ? [] : [Permission(acts: acts)], separateFrom: [])
    }

    private static func organisation(
        _ code: String, until: Day? = nil, predecessors: [String] = [], successors: [String] = []
    ) -> OrganisationDefinition {
        OrganisationDefinition(
            code: code, pack: "city", kind: .bureau,
            names: [DatedName(title: both(code), short: both(code), from: start, to: until)],
            predecessors: predecessors, successors: successors)
    }
}
