import Expressions
import Standards
import Testing

/// Input that wants to exhaust the stack, the memory or the time gets an error, quickly.
@Suite
struct HostileInputTests {
    static let bombs: [(String, String)] = [
        ("brackets", String(repeating: "(", count: 100_000)),
        ("closed brackets", String(repeating: "(", count: 90_000) + "TRUE" + String(repeating: ")", count: 90_000)),
        ("NOT", String(repeating: "NOT ", count: 60_000) + "TRUE"),
        ("CASEI", String(repeating: "CASEI(", count: 40_000)),
        ("signs", String(repeating: "-", count: 100_000) + "1 = 1"),
        ("sums", "a" + String(repeating: " + a", count: 50_000) + " = 1"),
        ("products", "a" + String(repeating: " * a", count: 50_000) + " = 1"),
        ("lists", "a IN (" + String(repeating: "a,", count: 100_000)),
        ("nested lists", String(repeating: "a IN (", count: 30_000)),
        ("alternatives", "a = 1" + String(repeating: " OR a = 1", count: 20_000)),
        ("literal", "a = '" + String(repeating: "x", count: 200_000) + "'"),
        ("name", String(repeating: "x", count: 200_000) + " = 1"),
        ("number", "a = " + String(repeating: "9", count: 200_000)),
        ("exponent", "a = 1e" + String(repeating: "9", count: 200_000)),
        ("pattern", "a LIKE '" + String(repeating: "%a", count: 2_000) + "'"),
        ("size", String(repeating: " ", count: 10_000_000)),
    ]

    @Test(arguments: bombs)
    func `a bomb of text is refused`(name: String, text: String) {
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(throws: ExpressionError.self, "\(name)") { try Expression.parse(text: text) }
        }
        #expect(time < .seconds(5), "\(name)")
    }

    @Test(arguments: ["[", "{\"op\":\"not\",\"args\":[", "{\"op\":\"casei\",\"args\":[", "{\"a\":", "[[],"])
    func `a bomb of JSON is refused`(opening: String) {
        let bytes = Array(String(repeating: opening, count: 100_000).utf8.prefix(500_000))
        #expect(throws: ExpressionError.self) { try Expression.parse(json: bytes) }
        let prefixed = Array("{\"op\":\"=\",\"args\":[1,".utf8) + bytes
        #expect(throws: ExpressionError.self) { try Expression.parse(json: prefixed) }
    }

    @Test func `the deepest tree that is read can be printed, read again, typed and written as SQL`() throws {
        let depth = ExpressionLimits.depth - 2
        let text = String(repeating: "NOT (", count: depth) + "age = 1" + String(repeating: ")", count: depth)
        let expression = try Expression.parse(text: text)
        #expect(try Expression.parse(text: expression.text) == expression)
        #expect(try Expression.parse(json: Array(expression.json.utf8)) == expression)
        let typed = try TypedExpression.check(expression, against: People.schema)
        #expect(typed.evaluate { _ in .integer(1) } == true)
        #expect(!typed.sql(.sqlite) { $0 }.text.isEmpty)
        #expect(throws: ExpressionError.self) { try Expression.parse(text: "NOT NOT (\(text))") }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `random bytes never trap`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let count = Int.random(in: 0..<64, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            _ = try? Expression.parse(text: bytes)
            _ = try? Expression.parse(json: bytes)
            _ = try? Expression.parse(bytes.map { $0 & 0x7F })
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `a mutated condition is refused, or reads back what it prints`(seed: UInt64) throws {
        var random = RandomExpression(seed: seed)
        for _ in 0..<200 {
            let source = try Expression.parse(text: random.condition(depth: 3))
            for form in [source.text, source.json] {
                let bytes = Self.mutated(Array(form.utf8), using: &random.generator)
                guard let read = try? Expression.parse(bytes) else { continue }
                #expect(try Expression.parse(text: read.text) == read)
                #expect(try Expression.parse(json: Array(read.json.utf8)) == read)
                _ = try? TypedExpression.check(read, against: People.schema).evaluate { _ in .null }
            }
        }
    }

    /// One to four bytes replaced, removed, doubled or moved.
    private static func mutated(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        let tokens = ["'", "\"", "(", ")", "NOT ", "\\", "{", "}", ",", "NULL", "99999999999", "％", "*"]
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let index = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[index] = UInt8.random(in: 0x20...0x7E, using: &generator)
            case 1: bytes.remove(at: index)
            case 2: bytes.insert(contentsOf: tokens[index % tokens.count].utf8, at: index)
            default: bytes.swapAt(index, Int.random(in: 0..<bytes.count, using: &generator))
            }
        }
        return bytes
    }

    @Test func `a pattern that backtracks is answered in time`() throws {
        let typed = try People.typed("town LIKE '\(String(repeating: "%a", count: 100))%b'")
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(typed.evaluate { _ in .text(String(repeating: "a", count: 4_000)) } == false)
        }
        #expect(time < .seconds(5))
    }
}
