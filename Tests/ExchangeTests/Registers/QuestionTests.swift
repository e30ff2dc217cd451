import Authority
import NIOCore
import Standards
import Testing

@testable import Exchange

@Suite struct `A question to a dataset` {
    private let granted = ["citizen-id", "full-name", "date-of-death", "age", "certified", "grant-money", "place"]

    private func read(_ body: String, _ form: GrantForm) throws -> DatasetQuestion {
        try World.dataset().question(ByteBuffer(string: body), form: form, granted: granted)
    }

    private func code(_ body: String, _ form: GrantForm) throws -> String {
        do {
            _ = try read(body, form)
            return "passes"
        } catch let refusal as ExchangeRefusal {
            #expect(refusal.side == .client)
            #expect(!refusal.reason.zh.isEmpty && !refusal.next.en.isEmpty)
            return refusal.code
        }
    }

    private var id: String { SharingPacks.person(1) }

    @Test func `is read strictly`() throws {
        let table: [(String, GrantForm, String)] = [
            ("", .query, "body.syntax"), ("{", .query, "body.syntax"), ("nul", .query, "body.syntax"),
            ("{\"citizen-id\":\"\(id)\"} x", .query, "body.syntax"), ("[]", .query, "body.object"),
            ("{\"citizen-id\":\"\(id)\",}", .query, "body.syntax"), ("{}", .query, "body.members"),
            ("\u{FEFF}{\"citizen-id\":\"\(id)\"}", .query, "body.syntax"),
            ("{\"citizen-id\":\"\(id)\",\"citizen-id\":\"\(id)\"}", .query, "body.duplicate"),
            ("{\"citizen-id\":\"\(id)\",\"citizen\\u002did\":\"\(id)\"}", .query, "body.duplicate"),
            ("{\"citizen-id\":\"\(id)\",\"full-name\":\"x\"}", .query, "body.members"),
            ("{\"Citizen-ID\":\"\(id)\"}", .query, "body.members"),
            ("{\"citizen-id\":[\"\(id)\"]}", .query, "body.type"), ("{\"citizen-id\":null}", .query, "body.type"),
            ("{\"citizen-id\":440524188001010014}", .query, "body.type"),
            ("{\"citizen-id\":\"  \"}", .query, "body.value"),
            ("{\"citizen-id\":\"44052418800101001\"}", .query, "body.value"),
            ("{\"citizen-id\":\"440524188001010015\"}", .query, "body.value"),
            // The old form of fifteen digits names nobody any more.
            ("{\"citizen-id\":\"440524800101001\"}", .query, "body.value"),
            ("{\"citizen-id\":\"４４０５２４１８８００１０１００１４\"}", .query, "body.value"),
            ("{\"citizen-id\":\"\(id)\\u0000\"}", .query, "body.value"),
            ("{\"citizen-id\":\"\(id)\"}", .match, "body.type"), ("{\"citizen-id\":[]}", .match, "body.count"),
            ("{\"citizen-id\":[[\"\(id)\"]]}", .match, "body.type"), ("{\"citizen-id\":[null]}", .match, "body.type"),
            ("{\"citizen-id\":[\"\(id)\",\"x\"]}", .match, "body.value"),
            ("{\"citizen-id\":\"\(id)\"}", .verify, "body.members"),
            ("{\"citizen-id\":\"\(id)\",\"facts\":{}}", .verify, "body.facts"),
            ("{\"citizen-id\":\"\(id)\",\"facts\":[]}", .verify, "body.facts"),
            (fact("\"date-of-death\":\"2026-02-30\""), .verify, "body.value"),
            (fact("\"date-of-death\":20261101"), .verify, "body.type"),
            (fact("\"date-of-death\":null"), .verify, "body.type"), (fact("\"age\":\"80\""), .verify, "body.type"),
            (fact("\"age\":80.5"), .verify, "body.value"), (fact("\"age\":1e2"), .verify, "body.value"),
            (fact("\"age\":999"), .verify, "body.value"), (fact("\"certified\":\"true\""), .verify, "body.type"),
            (fact("\"place\":\"moon\""), .verify, "body.value"), (fact("\"full-name\":\"\""), .verify, "body.value"),
            (fact("\"full-name\":{}"), .verify, "body.type"),
        ]
        for (body, form, expected) in table { #expect(try code(body, form) == expected, "\(body)") }
    }

    private func fact(_ fact: String) -> String { "{\"citizen-id\":\"\(id)\",\"facts\":{\(fact)}}" }

    @Test func `is refused in the same words whether an item is not granted, hidden or none`() throws {
        let granted = ["full-name"]
        let dataset = try World.dataset()
        let refusals = ["cause-of-death", "no-such", "citizen-id", "date-of-death"].map { item in
            let body = ByteBuffer(string: fact("\"\(item)\":\"2026-11-01\""))
            return #expect(throws: ExchangeRefusal.self) {
                try dataset.question(body, form: .verify, granted: granted)
            }
        }
        #expect(Set(refusals).count == 1)
        #expect(refusals.first??.code == "body.fact")
    }

    @Test func `names subjects by one spelling, each once`() throws {
        let ids = (0..<40).map(SharingPacks.person)
        let withX = try #require(ids.first { $0.hasSuffix("X") })
        let body = "{\"citizen-id\":[\"\(withX)\",\"\(withX.lowercased())\",\" \(withX) \",\"\(ids[0])\"]}"
        let question = try read(body, .match)
        #expect(question == .match(withX == ids[0] ? [.text(withX)] : [.text(withX), .text(ids[0])]))
        #expect(try read("{\"citizen-id\":\"\(withX.lowercased())\"}", .query) == .query(.text(withX)))
    }

    @Test func `has at most 10,000 subjects`() throws {
        let list = { (count: Int) in
            "{\"citizen-id\":[" + repeatElement("\"\(id)\"", count: count).joined(separator: ",") + "]}"
        }
        #expect(try code(list(10_000), .match) == "passes")
        #expect(try code(list(10_001), .match) == "body.count")
        #expect(try code(list(30_000), .match) == "body.too-large")
    }

    @Test func `states facts of every type`() throws {
        let body = fact(
            "\"date-of-death\":\"2026-11-01\",\"age\":86,\"certified\":true,\"grant-money\":\"1234.50\",\"full-name\":\"李\\u5a1c\""
        )
        let expected: [String: Datum] = [
            "date-of-death": .day(try #require(Day("2026-11-01"))), "age": .integer(86), "certified": .boolean(true),
            "grant-money": .integer(123_450), "full-name": .text("李娜"),
        ]
        #expect(try read(body, .verify) == .verify(key: .text(id), facts: expected))
    }

    @Test func `never traps, whatever is cut or changed`() throws {
        let good = Array(fact("\"date-of-death\":\"2026-11-01\",\"age\":86,\"full-name\":\"\\ud83d\\ude00\"").utf8)
        let dataset = try World.dataset()
        for length in 0..<good.count {
            for byte: UInt8 in [0, 0x22, 0x5C, 0x7B, 0x80, 0xFF] {
                var bytes = Array(good[..<length])
                _ = try? dataset.question(ByteBuffer(bytes: bytes), form: .verify, granted: granted)
                bytes = good
                bytes[length] = byte
                _ = try? dataset.question(ByteBuffer(bytes: bytes), form: .verify, granted: granted)
            }
        }
        let deep = String(repeating: "[", count: 100_000)
        #expect(try code(deep, .query) == "body.too-large")
        #expect(try code("{\"citizen-id\":" + deep, .match) == "body.too-large")
    }
}
