import Definitions
import Standards
import Testing

@Suite struct `Packs as a whole` {
    private func findings(_ changes: [String: String]) throws -> [Finding] {
        try PackFixture(SoundCity.with(changes)).check().findings
    }

    @Test(arguments: [
        ("town/datasets/thing.yaml", "element: name", "element: nmae", "reference.element"),
        (
            "town/datasets/thing.yaml", "authority: [hall]}\n  - {element: name",
            "authority: [hal]}\n  - {element: name",
            "reference.organisation"
        ),
        ("town/elements/all.yaml", "type: {text: 20}", "type: {code: nothing}", "reference.code-list"),
        ("town/pack.yaml", "owner: hall", "owner: hall\nneeds: [city]", "reference.pack"),
        ("town/datasets/thing.yaml", "key: [number]", "key: [size]", "dataset.field"),
        ("town/datasets/thing.yaml", "find: [[name]]", "find: [[nam]]", "dataset.field"),
        ("town/datasets/thing.yaml", "find: [[name]]", "find: [[name], [name]]", "find.repeated"),
        ("town/datasets/thing.yaml", "level: 1", "level: 1\nsubject: size", "dataset.field"),
        ("town/datasets/thing.yaml", "class: unconditional", "class: none", "sharing.reason"),
        ("town/datasets/thing.yaml", "{element: number,", "{element: number, required: false,", "key.required"),
        ("town/datasets/thing.yaml", "{element: name,", "{element: number,", "field.duplicate"),
        ("town/datasets/thing.yaml", "{element: name, required: true,", "{element: name, mask: none,", "field.mask"),
        ("town/datasets/thing.yaml", "level: 1\n", "", "dataset.level"),
        ("town/pack.yaml", "pack: town", "pack: city", "pack.folder"),
        ("town/organisations/hall.yaml", "kind: town", "kind: town\n    parent: hall", "organisation.cycle"),
        (
            "town/organisations/hall.yaml", "kind: town", "kind: town\n    division: \"990000\"",
            "value.division-code.province"
        ),
    ])
    func `name what does not hold together`(file: String, old: String, new: String, code: String) throws {
        let findings = try SoundCity.findings(in: file, replacing: old, with: new)
        let finding = try #require(findings.first { $0.code == code }, "\(findings)")
        #expect(finding.file == file)
        #expect(finding.line > 0)
    }

    @Test func `need what they refer to`() throws {
        let other = ["other/pack.yaml": "pack: other\ntitle: {zh: 其他, en: Other}\nowner: hall"]
        #expect(try findings(other).codes == ["pack.needs"])
        let needing = other.mapValues { $0 + "\nneeds: [town]" }
        #expect(try findings(needing) == [])
    }

    @Test func `do not need one another in a circle`() throws {
        let changes = [
            "town/pack.yaml": SoundCity.pack + "\nneeds: [other]",
            "other/pack.yaml": "pack: other\ntitle: {zh: 其他, en: Other}\nowner: hall\nneeds: [town]",
        ]
        let found = try findings(changes).filter { $0.code == "pack.cycle" }
        #expect(found.map(\.file) == ["other/pack.yaml", "town/pack.yaml"])
        #expect(found.first?.message.en.contains("other → town → other") == true)
    }

    @Test func `declare a name once`() throws {
        let found = try findings(["town/elements/again.yaml": SoundCity.elements])
        #expect(found.codes == ["name.duplicate", "name.duplicate"])
    }

    @Test func `keep the names of an organisation and the versions of a rule apart in time`() throws {
        let rules = """
            rules:
              - rule: limit
                title: {zh: 限额, en: Limit}
                versions:
                  - {from: "2020-01-01", value: 5, source: 甲}
                  - {from: "2024-01-01", value: 6, source: 乙}
                  - {from: "2025-06-01", to: "2025-01-01", value: 7, source: 丙}
            """
        let found = try findings(["town/rules/limit.yaml": rules])
        #expect(found.codes == ["rule.period", "rule.period"])
        #expect(found.map(\.line) == [6, 7])
    }

    @Test func `answer with the version of a rule that holds on a day`() throws {
        let rules = """
            rules:
              - rule: limit
                title: {zh: 限额, en: Limit}
                versions:
                  - {from: "2020-01-01", to: "2023-12-31", value: 5, source: 甲}
                  - {from: "2024-01-01", value: {days: 6, list: [true, "7"]}, source: 乙}
            """
        let packs = try #require(try PackFixture(SoundCity.with(["town/rules/l.yaml": rules])).check().packs)
        let rule = try #require(packs.rules["limit"])
        #expect(rule.version(on: try #require(Day("2019-12-31"))) == nil)
        #expect(rule.version(on: try #require(Day("2023-12-31")))?.value == .integer(5))
        let value = RuleValue.table(["days": .integer(6), "list": .list([.boolean(true), .text("7")])])
        #expect(rule.version(on: try #require(Day("2026-01-01")))?.value == value)
    }

    @Test func `report a fact that is asked for again`() throws {
        let again = """
            dataset: again
            title: {zh: 再问, en: Again}
            key: [number]
            sharing: {class: unconditional}
            level: 1
            update: daily
            fields: [{element: number}, {element: name}]
            """
        let found = try findings(["town/datasets/again.yaml": again])
        #expect(found.codes == ["element.repeated"])
        #expect(found.first?.severity == .warning)
    }
}

@Suite struct `A role in a pack` {
    private func findings(_ permission: String, more: String = "") throws -> [Finding] {
        let roles = """
            purposes: [{purpose: care, title: {zh: 照料, en: Care}, source: 某法}]
            roles:
              - role: clerk
                title: {zh: 经办, en: Clerk}
            \(more)
                permissions:
                  - {\(permission)}
              - {role: judge, title: {zh: 审核, en: Judge}, separate-from: [clerk], permissions: []}
            """
        return try PackFixture(SoundCity.with(["town/roles/clerk.yaml": roles])).check().findings
    }

    @Test(arguments: [
        "acts: [find, view], dataset: thing", "acts: [journal, verify]",
        "acts: [view, plain], dataset: thing, purposes: [care], fields: [number]",
        "acts: [view], dataset: thing, rows: 'name = \"actor-organisation\"'",
    ])
    func `that fits is accepted`(permission: String) throws {
        #expect(try findings(permission) == [])
    }

    @Test(arguments: [
        ("acts: [find]", "permission.dataset"),
        ("acts: [journal], dataset: thing", "permission.acts"),
        ("acts: [fnid], dataset: thing", "value.wrong"),
        ("acts: [plain], dataset: thing", "permission.purpose"),
        ("acts: [view], dataset: thing, purposes: [care]", "permission.purpose"),
        ("acts: [view], dataset: thing, fields: [name]", "permission.key"),
        ("acts: [view], dataset: thing, fields: [number, size]", "reference.element"),
        ("acts: [view], dataset: thin", "reference.dataset"),
        ("acts: [plain], dataset: thing, purposes: [cure]", "reference.purpose"),
    ])
    func `that does not fit is named`(permission: String, code: String) throws {
        #expect(try findings(permission).codes.contains(code))
    }

    @Test(arguments: ["name =", "nmae = 'x'", "name = 5", "name = \"actor-age\"", "name", "1 + 1"])
    func `has rows that parse and fit the dataset`(rows: String) throws {
        let quoted = rows.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        let found = try findings("acts: [view], dataset: thing, rows: '\(quoted)'")
        #expect(found.count == 1)
        #expect(found.first?.code.hasPrefix("expression.") == true)
        #expect(found.first?.line == 7)
    }

    @Test func `is apart from another in both directions, also for the people of the demo`() throws {
        #expect(try findings("acts: [verify]", more: "    separate-from: [clerk]").codes == ["role.separation"])
        let files = [
            "town/roles/two.yaml": """
            roles:
              - {role: clerk, title: {zh: 经办, en: Clerk}, permissions: []}
              - {role: judge, title: {zh: 审核, en: Judge}, separate-from: [clerk], permissions: []}
            """,
            "town/demo/people.yaml": """
            people:
              - {account: a.b, name: {zh: 甲, en: A}, organisation: hall, post: {zh: 乙, en: B}, \
            roles: [{role: judge}, {role: clerk}]}
            """,
        ]
        #expect(try PackFixture(SoundCity.with(files)).check().findings.codes == ["role.separation"])
    }
}
