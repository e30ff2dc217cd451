import Definitions
import Standards
import Testing

@Suite struct `Hostile YAML` {
    private func findings(_ text: String, limits: PackLimits = PackLimits()) throws -> [Finding] {
        try PackFixture(SoundCity.with(["town/elements/more.yaml": text])).check(limits: limits).findings
    }

    @Test(arguments: [
        "", " \n\t\n", "\u{FEFF}", "---", "--- \n...\n", "~", "null", "42", "- a\n- b", "elements: ~", "elements: {}",
        "elements: [", "elements: ]", "elements: [[[]]]", "{", "}", "\"", "'", "|", ">", "%YAML 9.9\n---\na: b",
        "a: b: c", "\ta: b", "? [a]\n: b", "? {a: b}\n: c", "!!binary aGVsbG8=", "elements: !!set {a}", "!<x> y",
        "elements: !!str x", "*a", "a: *a", "a: &a [*a]", "---\na: b\n---\nc: d", "\u{0}", "a: \u{1}", "a: \"\\ud800\"",
        "a: \"\\xff\"", "a: \"\\U00110000\"", "elements:\n- element: \u{85}x", "<<: {a: b}", "elements: [<<: x]",
        "elements: - a", "? ? ? ?", "- - - -", "@", "`", "#", "# only a comment", "a:\n b\n  c", "\r\r\r", "a: '\n'",
    ])
    func `is refused with findings and never traps`(text: String) throws {
        #expect(try findings(text).contains { $0.severity == .error })
    }

    @Test func `cannot blow itself up through anchors`() throws {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...20 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            bomb += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(try findings(bomb).codes == ["yaml.anchor"])
        #expect(try findings("?\u{85}&a [x]\n: *a").contains { $0.severity == .error })
    }

    @Test(arguments: ["[", "{", "- ", "? ", "[{"])
    func `cannot nest without end`(opening: String) throws {
        let text = String(repeating: opening, count: 20_000)
        #expect(try findings(text).contains { $0.severity == .error })
    }

    @Test(arguments: [17, 60, 400])
    func `is refused where well-formed nesting goes too deep`(depth: Int) throws {
        let text =
            "elements: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(try findings(text).codes.contains("yaml.bounds"))
    }

    @Test func `is refused where it holds too many values`() throws {
        let text = "elements: [" + String(repeating: "a,", count: 60_000) + "a]"
        #expect(try findings(text).codes.contains("yaml.bounds"))
    }

    @Test func `is refused where it is larger than the limit or not UTF-8`() throws {
        var limits = PackLimits()
        limits.yaml.bytes = 1_000
        #expect(try findings(String(repeating: "# x\n", count: 500), limits: limits).codes == ["file.size"])
        let fixture = try PackFixture(SoundCity.files)
        try fixture.write("town/elements/more.yaml", bytes: [0x61, 0x3A, 0x20, 0xFF, 0xFE])
        #expect(try fixture.check().findings.codes == ["file.encoding"])
    }

    @Test func `of too many files is refused once`() throws {
        var limits = PackLimits()
        limits.files = 2
        #expect(try findings("elements: []", limits: limits).codes.count { $0 == "folder.files" } == 1)
    }

    @Test func `in a folder that does not exist is an error of its own`() {
        #expect(throws: PackFolderError.self) { try PackSet.load("/nowhere/at/all") }
    }

    @Test func `elsewhere than the format says is named and ignored`() throws {
        let fixture = try PackFixture(
            SoundCity.with(["town/dataset/thing.yaml": "x", "town/datasets/deep/thing.yaml": "x", "town/x.yml": "x"]))
        let check = try fixture.check()
        #expect(check.findings.codes == ["file.unknown", "file.unknown", "file.unknown"])
        #expect(check.packs != nil)
    }

    @Test(arguments: ["town/catalogue/all.yaml", "town/chains/all.yaml", "town/rules/all.yaml"])
    func `mangled in three hundred ways is read or refused, with something to do for each finding`(file: String) throws
    {
        let sound = Array(try #require(SoundCatalogue.files[file]).utf8)
        let fixture = try PackFixture(SoundCatalogue.files)
        var state: UInt64 = 1
        func number(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, bound)
        }
        for _ in 0..<300 {
            var bytes = sound
            for _ in 0...number(below: 3) {
                let place = number(below: bytes.count)
                switch number(below: 4) {
                case 0: bytes[place] = UInt8(number(below: 256))
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + number(below: 40)))
                case 2: bytes.insert(contentsOf: Array("{[,:-]}\n\"# ".utf8), at: place)
                default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 60)], at: place)
                }
            }
            try fixture.write(file, bytes: bytes)
            for finding in try fixture.check().findings {
                #expect(finding.line >= 0 && !finding.message.zh.isEmpty && !finding.mend.en.isEmpty)
            }
        }
    }
}
