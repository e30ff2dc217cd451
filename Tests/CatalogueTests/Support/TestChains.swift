import Definitions

/// The chains of the demonstration, in short.
enum TestChains {
    static let all = [
        chain("catalogue-publication", "ML", ["provider"], [check, audit]),
        chain("catalogue-withdrawal", "CX", ["provider"], [check, audit]),
        chain("sharing-request", "GX", sides, [approval, formCheck, proposal, lastWord]),
        chain("grant-change", "BG", sides, [approval, proposal, lastWord]),
        chain("grant-renewal", "XQ", sides, [decision(apart: [])]),
        chain("sharing-dispute", "ZY", sides, [decision(apart: []), coordination, ruling]),
    ]

    /// A request decided by the provider's officer alone.
    static let short = chain("sharing-request-unconditional", "GX", sides, [decision(apart: [])])

    private static let sides = ["consumer", "provider"]
    private static let check = step("department-check", "chief-data-officer", .party("provider"))
    private static let audit = step("bureau-audit", "catalogue-auditor", .organisation("data-bureau"))
    private static let approval = step("consumer-approval", "chief-data-officer", .party("consumer"))
    private static let formCheck = step("form-check", "catalogue-auditor", .organisation("data-bureau"))
    private static let proposal = step("provider-proposal", "data-clerk", .party("provider"))
    private static let lastWord = decision(apart: ["provider-proposal"])
    private static let coordination = step("coordination", "catalogue-auditor", .organisation("data-bureau"))
    private static let ruling = step("ruling", "government-coordinator", .organisation("government-office"))

    private static func decision(apart: Set<String>) -> ChainStep {
        step("provider-decision", "chief-data-officer", .party("provider"), apart: apart)
    }

    private static func step(
        _ id: String, _ role: String, _ party: StepParty, apart: Set<String> = []
    ) -> ChainStep {
        ChainStep(
            id: id, title: TestPacks.both(id), role: role, party: party, limit: .workingDays(5), apart: apart)
    }

    private static func chain(
        _ id: String, _ number: String, _ parties: [String], _ steps: [ChainStep]
    ) -> ChainDefinition {
        ChainDefinition(
            id: id, pack: "city", title: TestPacks.both(id), number: number, parties: parties,
            versions: [
                ChainVersion(from: TestPacks.start, source: "国务院令第809号", mend: .workingDays(5), steps: steps)
            ])
    }
}
