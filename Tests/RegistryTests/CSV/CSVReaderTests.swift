import Testing

@testable import Registry

@Suite struct CSVReaderTests {
    /// What a reader says about bytes that arrive in pieces: fields of records, codes of faults, with lines and offsets.
    static func read(
        _ bytes: [UInt8], pieces: [Int] = [], limits: CSVLimits = CSVLimits(), offset: Int64 = 0, line: Int64 = 1
    ) -> [String] {
        var reader = CSVReader(separator: UInt8(ascii: ","), limits: limits, offset: offset, line: line)
        var (index, turn, said) = (0, 0, [String]())
        while true {
            switch reader.next() {
            case .record(let record):
                let fields = (0..<record.count).map { String(decoding: reader.field($0), as: UTF8.self) }
                said.append("\(record.line) \(record.start)-\(record.end) \(record.nextLine) \(fields)")
            case .fault(let fault):
                said.append("\(fault.line) \(fault.start)-\(fault.end) \(fault.nextLine) !\(fault.reason.rawValue)")
            case .needsBytes:
                if index >= bytes.count {
                    reader.finish()
                    continue
                }
                let size = pieces.isEmpty ? bytes.count : pieces[turn % pieces.count]
                turn += 1
                reader.feed(bytes[index..<min(index + size, bytes.count)])
                index += size
            case .end:
                return said
            }
        }
    }

    static func fields(_ text: String) -> [String] {
        read(Array(text.utf8)).map { String($0.split(separator: " ", maxSplits: 3)[3]) }
    }

    @Test(arguments: [
        ("a,b\n1,2\n", [#"["a", "b"]"#, #"["1", "2"]"#]),
        ("a,b\r\n1,2", [#"["a", "b"]"#, #"["1", "2"]"#]),
        ("a,b\r1,2\r", [#"["a", "b"]"#, #"["1", "2"]"#]),
        ("\"a,\"\"b\"\"\",c\n", [#"["a,\"b\"", "c"]"#]),
        ("\"a\r\nb\",c\n", [#"["a\r\nb", "c"]"#]),
        ("\"a\" ,b\n", [#"["a", "b"]"#]),
        ("a\"b,c\n", [#"["a\"b", "c"]"#]),
        (",\n", []),
        ("a,\n\n\n,,\nb\n\n", [#"["a", ""]"#, #"["b"]"#]),
        ("", []),
        ("\n\r\n\r", []),
        ("\"\"\n", []),
    ])
    func `records are divided as RFC 4180 and spreadsheets have it`(text: String, expected: [String]) {
        #expect(Self.fields(text) == expected)
    }

    @Test func `lines are those of the physical file`() {
        #expect(
            Self.read(Array("h\n\"a\nb\"\n\nc\r\nd\re".utf8)) == [
                "1 0-2 2 [\"h\"]", "2 2-8 4 [\"a\\nb\"]", "5 9-12 6 [\"c\"]", "6 12-14 7 [\"d\"]", "7 14-15 8 [\"e\"]",
            ])
    }

    @Test func `a forgotten quote costs its line and nothing else`() {
        let said = Self.read(Array("1,\"abc\n2,def\n3,ghi\n".utf8))
        #expect(said == ["1 0-7 2 !csv-unbalanced-quote", "2 7-13 3 [\"2\", \"def\"]", "3 13-19 4 [\"3\", \"ghi\"]"])
    }

    @Test func `text after a closing quote costs its line and nothing else`() {
        let said = Self.read(Array("1,\"abc,2\n2,\"def\",3\n3,x,y\n".utf8))
        #expect(said.map { $0.split(separator: " ")[0] } == ["1", "2", "3"])
        #expect(said[0].hasSuffix("!csv-text-after-quote"))
        #expect(said[1].hasSuffix(#"["2", "def", "3"]"#))
    }

    @Test func `what is too long is refused and reading goes on`() {
        let limits = CSVLimits(record: 20, field: 8, fields: 3)
        let text =
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nok\n123456789,b\na,b,c,d\n\"" + String(repeating: "x\n", count: 40)
        let said = Self.read(Array(text.utf8), limits: limits)
        #expect(said[0].hasSuffix("!csv-record-too-long"))
        #expect(said[1].hasSuffix("[\"ok\"]"))
        #expect(said[2].hasSuffix("!csv-field-too-long"))
        #expect(said[3].hasSuffix("!csv-too-many-fields"))
        #expect(said[4].hasSuffix("!csv-unbalanced-quote"))
        #expect(said.count == 5 + 39)
    }

    @Test func `a NUL byte refuses its row`() {
        #expect(Self.read([0x61, 0, 0x0A, 0x62, 0x0A]) == ["1 0-3 2 !csv-nul", "2 3-5 3 [\"b\"]"])
    }

    @Test func `how the bytes are cut makes no difference`() {
        var random = Lottery(seed: 7)
        let limits = CSVLimits(record: 40, field: 12, fields: 6)
        for round in 0..<4_000 {
            let bytes = random.bytes(count: 1 + random.below(120))
            let whole = Self.read(bytes, limits: limits)
            for pieces in [[1], [2], [1 + random.below(7), 1 + random.below(30)]] {
                #expect(Self.read(bytes, pieces: pieces, limits: limits) == whole, "round \(round): \(bytes)")
            }
        }
    }

    @Test func `reading can begin again at the end of any record`() throws {
        var random = Lottery(seed: 11)
        let limits = CSVLimits(record: 40, field: 12, fields: 6)
        for _ in 0..<1_000 {
            let bytes = random.bytes(count: 1 + random.below(120))
            let whole = Self.read(bytes, limits: limits)
            for (index, said) in whole.enumerated() {
                let parts = said.split(separator: " ")
                let end = try #require(Int64(parts[1].split(separator: "-")[1]))
                let line = try #require(Int64(parts[2]))
                let rest = Self.read(Array(bytes[Int(end)...]), limits: limits, offset: end, line: line)
                #expect(rest == Array(whole[(index + 1)...]))
            }
        }
    }
}

/// Bytes that look like CSV written by somebody malicious.
struct Lottery {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    mutating func bytes(count: Int) -> [UInt8] {
        let alphabet = Array("\"\"\"\",,\n\n\r\rab \u{0}".utf8) + [0x81, 0x30, 0xFE]
        return (0..<count).map { _ in alphabet[below(alphabet.count)] }
    }
}
