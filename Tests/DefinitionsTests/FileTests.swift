import Definitions
import Standards
import Testing

@Suite struct `A file of a pack` {
    @Test func `as it should be is accepted without a word`() throws {
        let check = try PackFixture(SoundCity.files).check()
        #expect(check.findings == [])
        let thing = try #require(check.packs?.datasets["thing"])
        #expect(thing.owner == "hall")
        #expect(thing.field("number")?.required == true)
        #expect(thing.retention == .permanent)
    }

    @Test func `with an unknown key is told which key was meant, and where`() throws {
        let findings = try SoundCity.findings(in: "town/datasets/thing.yaml", replacing: "update:", with: "udpate:")
        #expect(findings.codes == ["key.missing", "key.unknown"])
        #expect(findings[1].line == 7)
        #expect(findings[1].mend.en == "did you mean “update”?")
    }

    @Test func `with a key twice is refused`() throws {
        let findings = try SoundCity.findings(
            in: "town/datasets/thing.yaml", replacing: "level: 1", with: "level: 1\nlevel: 2")
        #expect(findings.codes.contains("key.duplicate"))
    }

    @Test(arguments: [
        ("level: 1", "level: high", "value.wrong"),
        ("level: 1", "level: 5", "value.wrong"),
        ("level: 1", "level: \"1\"", "value.wrong"),
        ("level: 1", "level: [1]", "type.wrong"),
        ("update: daily", "update: dayly", "value.wrong"),
        ("key: [number]", "key: number", "type.wrong"),
        ("key: [number]", "key: []", "list.short"),
        ("required: true", "required: yes", "value.wrong"),
        ("dataset: thing", "dataset: Thing", "value.wrong"),
        ("dataset: thing", "dataset: thing--x", "value.wrong"),
        ("title: {zh: 事物, en: Things}", "title: {zh: 事物}", "key.missing"),
        ("title: {zh: 事物, en: Things}", "title: Things", "type.wrong"),
        ("title: {zh: 事物, en: Things}", "title: {zh: \"\", en: Things}", "value.wrong"),
        ("title: {zh: 事物, en: Things}", "title: {zh: \"a\\u202Eb\", en: Things}", "value.wrong"),
    ])
    func `with a wrong value is told what is wanted`(old: String, new: String, code: String) throws {
        let findings = try SoundCity.findings(in: "town/datasets/thing.yaml", replacing: old, with: new)
        #expect(findings.codes.contains(code), "\(findings)")
        for finding in findings {
            #expect(!finding.message.zh.isEmpty && !finding.message.en.isEmpty)
            #expect(!finding.mend.zh.isEmpty && !finding.mend.en.isEmpty)
        }
    }

    @Test func `reports everything that is wrong at once, by line`() throws {
        let text = SoundCity.dataset.replacing("level: 1", with: "level: 9").replacing("daily", with: "never")
            .replacing("element: name", with: "element: nam")
        let findings = try PackFixture(SoundCity.with(["town/datasets/thing.yaml": text])).check().findings
        #expect(findings.count == 3)
        #expect(findings == findings.sorted())
    }

    @Test func `that is the example of the architecture parses as it stands there`() throws {
        let text = """
            # packs/population/datasets/resident.yaml
            dataset: resident
            title: {zh: 实有人口, en: Residents}
            key: [citizen-id]
            find: [[town, full-name], [full-name]]          # what may be filtered and sorted, and is therefore fast
            sharing: {class: conditional, reason: {zh: 涉及个人信息, en: personal data}}
            update: daily
            fields:
              - {element: citizen-id,     authority: [public-security]}
              - {element: full-name,      authority: [public-security]}
              - {element: marital-status, authority: [civil-affairs, public-security]}   # the first that holds it wins
              - {element: date-of-death,  authority: [health, civil-affairs, public-security]}
            """
        let findings = try PackFixture(["population/datasets/resident.yaml": text]).check().findings
        // The names lead nowhere in a folder that holds nothing else; the form is right.
        let allowed = ["dataset.field", "dataset.level", "pack.missing", "reference.element", "reference.organisation"]
        #expect(Set(findings.codes).isSubset(of: allowed))
    }
}

extension String {
    fileprivate func replacing(_ old: String, with new: String) -> String {
        split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
}
