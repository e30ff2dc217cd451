import Definitions
import Standards
import Testing

@Suite struct `A chain in packs` {
    private static let file = "town/chains/all.yaml"

    @Test func `is read with its versions, steps and clocks`() throws {
        let chain = try #require(try PackFixture(SoundCatalogue.files).check().packs?.chains["asking"])
        #expect(chain.number == "SQ" && chain.parties == ["consumer", "provider"])
        let day = try #require(Day("2026-06-01"))
        let version = try #require(chain.version(on: day))
        #expect(version.mend == .workingDays(5))
        #expect(version.within == ChainLimit(from: "propose", limit: .rule("answer")))
        #expect(version.steps.map(\.id) == ["check", "propose", "decide"])
        #expect(version.step("check")?.party == .organisation("hall"))
        #expect(version.step("propose")?.actions == [.approve, .return])
        #expect(version.step("decide")?.actions == Set(StepAction.allCases))
        #expect(version.step("decide")?.apart == ["propose"])
    }

    @Test(arguments: [("2025-12-31", 1), ("2026-01-01", 3), ("9999-12-31", 3)])
    func `has one version on a day`(day: String, steps: Int) throws {
        let chain = try #require(try PackFixture(SoundCatalogue.files).check().packs?.chains["asking"])
        let (day, before) = (try #require(Day(day)), try #require(Day("2019-12-31")))
        #expect(chain.version(on: day)?.steps.count == steps)
        #expect(chain.version(on: before) == nil)
    }

    @Test(arguments: [
        ("number: SQ", "number: sq", "value.wrong"),
        ("number: SQ", "number: ABCDE", "value.wrong"),
        ("parties: [consumer, provider]", "parties: []", "list.short"),
        ("parties: [consumer, provider]", "parties: [provider, provider]", "chain.party"),
        ("parties: [consumer, provider]", "parties: [consumer]", "step.party"),
        ("to: \"2025-12-31\"", "to: \"2026-12-31\"", "chain.period"),
        ("to: \"2025-12-31\"", "to: \"2019-12-31\"", "chain.period"),
        ("within: {from: propose", "within: {from: proprose", "chain.step"),
        ("limit: {rule: answer}}\n", "limit: {rule: anwser}}\n", "reference.rule"),
        ("limit: {rule: answer}}\n", "limit: {rule: keep}}\n", "limit.unit"),
        ("mend: {working-days: 5}", "mend: {working-days: 5, rule: answer}", "limit.kind"),
        ("mend: {working-days: 5}", "mend: {}", "limit.kind"),
        ("mend: {working-days: 5}", "mend: {working-days: 0}", "value.wrong"),
        ("mend: {working-days: 5}", "mend: {days: 5}", "key.unknown"),
        ("role: clerk", "role: clrek", "reference.role"),
        ("of: {organisation: hall}", "of: {organisation: hell}", "reference.organisation"),
        ("of: {organisation: hall}", "of: [hall]", "type.wrong"),
        ("step: propose", "step: check", "step.duplicate"),
        ("apart: [propose]", "apart: [decide]", "step.apart"),
        ("apart: [propose]", "apart: [prepose]", "step.apart"),
        ("actions: [approve, return]", "actions: []", "list.short"),
        ("actions: [approve, return]", "actions: [aprove]", "value.wrong"),
        ("from: \"2020-01-01\"", "from: \"1999-01-01\"", ""),
    ])
    func `is told what does not hold, where, and what to do`(old: String, new: String, code: String) throws {
        let findings = try SoundCatalogue.findings(in: Self.file, replacing: old, with: new)
        guard !code.isEmpty else {
            #expect(findings == [])
            return
        }
        let finding = try #require(findings.first { $0.code == code }, "\(findings)")
        #expect(finding.file == Self.file && finding.line > 0)
        #expect(!finding.mend.zh.isEmpty && !finding.mend.en.isEmpty)
    }

    @Test func `names an organisation and a rule that are there on its first day`() throws {
        let old = try SoundCatalogue.findings(
            in: Self.file, replacing: "from: \"2020-01-01\"\n        to: \"2025-12-31\"",
            with: "from: \"1990-01-01\"\n        to: \"1995-12-31\"")
        #expect(old == [])
        let text = SoundCatalogue.chains.replacing("\"2026-01-01\"", with: "\"1998-01-01\"")
            .replacing("\"2020-01-01\"", with: "\"1990-01-01\"").replacing("\"2025-12-31\"", with: "\"1997-12-31\"")
        let files = SoundCatalogue.files.merging([Self.file: text]) { _, new in new }
        let codes = try PackFixture(files).check().findings.codes
        #expect(codes.sorted() == ["limit.version", "limit.version", "step.organisation"])
    }

    @Test(arguments: ["0", "251", "-3", "true", "\"10\""]) func `takes no limit that a clock cannot run`(value: String)
        throws
    {
        let findings = try SoundCatalogue.findings(
            in: "town/rules/all.yaml", replacing: "value: 10", with: "value: \(value)")
        #expect(Set(findings.codes).isSubset(of: ["limit.range", "limit.version"]) && findings.count == 2)
    }

    @Test func `has letters of its own, and no more than twenty steps`() throws {
        let twice =
            SoundCatalogue.chains + "\n"
            + SoundCatalogue.chains.replacing("chains:\n", with: "")
            .replacing("chain: asking", with: "chain: begging")
        let more = (0..<25).map {
            "          - {step: s\($0), title: {zh: 步, en: Step}, role: chief, of: provider}"
        }
        let long = SoundCatalogue.chains + "\n" + more.joined(separator: "\n")
        for (text, code) in [(twice, "chain.number"), (long, "chain.length")] {
            let files = SoundCatalogue.files.merging([Self.file: text]) { _, new in new }
            #expect(try PackFixture(files).check().findings.codes == [code])
        }
    }

    @Test(arguments: [
        "chains: []", "chains: {}", "chains: [{chain: x}]", "chains: [{chain: x, versions: [{steps: [{step: y}]}]}]",
        "chains:\n  - chain: x\n    versions: [{within: {from: {}}}]", "chains: [[[[]]]]", "chain: x",
    ])
    func `that is broken is refused and never traps`(text: String) throws {
        let files = SoundCatalogue.files.merging([Self.file: text]) { _, new in new }
        #expect(try PackFixture(files).check().packs == nil)
    }
}
