import Definitions
import Standards
import Testing

@Suite struct `A catalogue in packs` {
    private static let file = "town/catalogue/all.yaml"

    @Test func `that is sound is read without a word`() throws {
        let check = try PackFixture(SoundCatalogue.files).check()
        #expect(check.findings == [])
        let packs = try #require(check.packs)
        let births = try #require(packs.entries["births"])
        #expect(births.published == Day("2026-01-08"))
        #expect(births.ways == [.api, .file])
        #expect(births.opening == .none)
        #expect(births.resources.first?.updated == Day("2026-02-01"))
        #expect(packs.categories["births"]?.under == "people")
        #expect(packs.themes["family"]?.title.en == "Family")
    }

    @Test func `takes from the element what an item leaves out`() throws {
        let births = try #require(try PackFixture(SoundCatalogue.files).check().packs?.entries["births"])
        let child = try #require(births.item("child"))
        #expect(child.element == "name" && child.title.en == "Child")
        #expect(child.type == .text && child.length == 40 && child.sensitivity == .personal && child.required)
        #expect(births.item("number")?.title.en == "Number")
        #expect(births.item("weight")?.audience == .provider)
        #expect(births.items.map(\.id) == ["number", "child", "weight"])
    }

    @Test func `holds every dataset by itself, a draft where its file says nothing`() throws {
        let packs = try #require(try PackFixture(SoundCity.files).check().packs)
        let thing = try #require(packs.entries["thing"])
        #expect(thing.dataset == "thing" && thing.provider == "hall" && thing.published == nil)
        #expect(thing.items.map(\.id) == ["number", "name"])
        #expect(thing.items.allSatisfy { $0.required })
        #expect(thing.resources.map(\.kind) == [.table, .api])
        #expect(packs.categories[thing.category] == .unclassified)
    }

    @Test func `lets a dataset hide a field, but not its key`() throws {
        func check(_ hidden: String) throws -> PackCheck {
            let dataset = SoundCity.dataset + "\ncatalogue: {category: unclassified, hidden: [\(hidden)]}"
            return try PackFixture(SoundCity.with(["town/datasets/thing.yaml": dataset])).check()
        }
        let thing = try #require(try check("name").packs?.entries["thing"])
        #expect(thing.item("name")?.audience == .provider && thing.item("number")?.audience == .city)
        #expect(try check("number").findings.codes == ["dataset.hidden"])
        #expect(try check("nmae").findings.codes.contains("dataset.field"))
    }

    @Test func `holds published datasets to the same duties as entries`() throws {
        let dataset = SoundCity.dataset + "\ncatalogue:\n  category: unclassified\n  published: \"2026-01-08\""
        let findings = try PackFixture(SoundCity.with(["town/datasets/thing.yaml": dataset])).check().findings
        #expect(
            findings.codes.sorted() == [
                "entry.approval", "entry.personal", "entry.personal-information", "entry.secrecy",
            ])
        #expect(findings.filter { $0.severity == .error }.allSatisfy { $0.line == 13 })
    }

    @Test(arguments: [
        ("under: people,", "under: poeple,", "reference.category"),
        ("under: people,", "under: births,", "category.cycle"),
        ("code: \"01\"", "code: \"1\"", "category.code"),
        ("code: \"01\"", "code: \"x1\"", "value.wrong"),
        (
            "themes:\n  - {theme",
            "  - {category: deep, under: births, code: \"001\", title: {zh: 深, en: Deep}}\nthemes:\n  - {theme",
            "category.depth"
        ),
        (
            "themes:\n  - {theme",
            "  - {category: more, under: base, code: \"01\", title: {zh: 其他, en: More}}\nthemes:\n  - {theme",
            "category.sibling"
        ),
        ("category: base, code: \"1\"", "category: base, code: \"0\"", "category.sibling"),
        ("{category: births, under", "{category: unclassified, under", "category.reserved"),
        ("    themes: [family]", "    themes: [famly]", "reference.theme"),
        ("    themes: [family]", "    themes: [family, family]", "entry.repeated"),
        ("provider: hall", "provider: hell", "reference.organisation"),
        ("    category: births", "    category: brith", "reference.category"),
        ("entry: births", "entry: thing", "entry.dataset"),
        ("{element: number}", "{element: nmuber}", "reference.element"),
        ("{element: number}", "{element: number, type: text}", "item.element"),
        ("{element: number}", "{item: number}", "item.incomplete"),
        ("{item: child, element: name,", "{item: number, element: name,", "item.duplicate"),
        ("type: integer, ", "type: integre, ", "value.wrong"),
        ("ways: [api, file]", "ways: [file]", "resource.way"),
        ("ways: [api, file]", "ways: [api, api]", "entry.repeated"),
        ("ways: [api, file]", "ways: [api, fax]", "value.wrong"),
        (
            "    resources:\n", "    resources:\n      - {resource: api, kind: file, title: {zh: 文件, en: File}}\n",
            "resource.duplicate"
        ),
        ("level: 3", "level: 5", "value.wrong"),
        ("    level: 3\n", "", "key.missing"),
        ("class: conditional, reason: {zh: 依法, en: by law}", "class: conditional", "sharing.reason"),
        ("class: conditional, reason: {zh: 依法, en: by law}", "class: unconditional", "entry.personal"),
        ("    published", "    opening: {class: open}\n    published", "entry.personal"),
        ("  approval: {day: \"2026-01-07\", by: {zh: 镇长, en: Mayor}}\n", "\n", "entry.approval"),
        ("day: \"2026-01-07\"", "day: \"2026-01-09\"", "entry.order"),
        ("secrecy: {day: \"2026-01-05\"", "secrecy: {day: \"2027-01-05\"", "entry.order"),
        ("published: \"2026-01-08\"", "published: \"1999-01-08\"", "entry.provider"),
        ("published: \"2026-01-08\"", "published: soon", "value.wrong"),
        ("    published", "    publshed", "key.unknown"),
    ])
    func `is told what does not hold, where, and what to do`(old: String, new: String, code: String) throws {
        let findings = try SoundCatalogue.findings(in: Self.file, replacing: old, with: new)
        let finding = try #require(findings.first { $0.code == code }, "\(findings)")
        #expect(finding.file == Self.file && finding.line > 0)
        #expect(!finding.mend.zh.isEmpty && !finding.mend.en.isEmpty)
    }

    @Test func `needs the pack whose headings and roles it uses`() throws {
        let other = [
            "other/pack.yaml": "pack: other\ntitle: {zh: 其他, en: Other}\nowner: hall\nneeds: [third]",
            "third/pack.yaml": "pack: third\ntitle: {zh: 第三, en: Third}\nowner: hall\nneeds: [town]",
            "other/catalogue/more.yaml": "categories:\n  - {category: deaths, under: people, code: \"002\", "
                + "title: {zh: 死亡, en: Deaths}}",
        ]
        #expect(try PackFixture(SoundCatalogue.files.merging(other) { _, new in new }).check().findings == [])
        let alone = other.mapValues {
            $0.replacing("\nneeds: [third]", with: "").replacing("\nneeds: [town]", with: "")
        }
        let findings = try PackFixture(SoundCatalogue.files.merging(alone) { _, new in new }).check().findings
        #expect(Set(findings.codes) == ["pack.needs"])
        #expect(findings.contains { $0.file == "other/catalogue/more.yaml" && $0.line == 2 })
    }

    @Test func `has at most two hundred items in an entry, and texts of bounded length`() throws {
        let items = (0..<250).map {
            "      - {item: i\($0), title: {zh: 项, en: Item}, type: text, sensitivity: open}\n"
        }
        let many = try SoundCatalogue.findings(
            in: Self.file, replacing: "      - {element: number}\n", with: items.joined())
        #expect(many.codes == ["item.count"])
        let long = try SoundCatalogue.findings(
            in: Self.file, replacing: "zh: 出生登记。", with: "zh: " + String(repeating: "长", count: 1_001))
        #expect(long.codes.contains("value.wrong"))
    }

    @Test func `lets a draft be unfinished`() throws {
        let text = SoundCatalogue.entries.replacing("    published: \"2026-01-08\"\n", with: "")
            .replacing(", reason: {zh: 依法, en: by law}", with: "")
            .replacing("    approval: {day: \"2026-01-07\", by: {zh: 镇长, en: Mayor}}\n", with: "")
        let files = SoundCatalogue.files.merging([Self.file: text]) { _, new in new }
        #expect(try PackFixture(files).check().findings == [])
    }

    @Test func `says a key that stands twice once for each file`() throws {
        let files = SoundCatalogue.files.merging(["town/catalogue/again.yaml": SoundCatalogue.entries]) { _, new in new
        }
        let findings = try PackFixture(files).check().findings
        #expect(findings.codes == Array(repeating: "name.duplicate", count: 5))
    }

    @Test(arguments: [
        "entries: {}", "entries: [~]", "entries: [[]]", "entries: [{entry: x}]", "categories: [{code: 1}]", "themes: 5",
        "entries:\n  - entry: x\n    items: [a, b]", "entries:\n  - entry: x\n    items: [{}]",
        "entries:\n  - entry: x\n    assessments: {secrecy: yes}", "categories: [{category: x, under: x, code: \"1\"}]",
    ])
    func `that is broken is refused and never traps`(text: String) throws {
        let files = SoundCatalogue.files.merging([Self.file: text]) { _, new in new }
        let check = try PackFixture(files).check()
        #expect(check.packs == nil)
        #expect(check.findings.contains { $0.severity == .error && $0.file == Self.file })
    }

    @Test func `with headings in a circle is refused, heading by heading`() throws {
        let rows = (0..<200).map {
            "  - {category: c\($0), under: c\(($0 + 1) % 200), code: \"1\", title: {zh: 类, en: Heading}}"
        }
        let circle = try PackFixture(SoundCity.with([Self.file: "categories:\n" + rows.joined(separator: "\n")]))
        #expect(Set(try circle.check().findings.codes).isSubset(of: ["category.cycle"]))
        #expect(try circle.check().findings.count == 200)
    }
}
