import Testing

@testable import Store

/// The small parts that need no database.
@Suite struct PartsTests {
    @Test func `placeholders are numbered for PostgreSQL outside quotes and comments`() throws {
        let text = try StatementText("SELECT '?', \"a?\" -- ?\n, ? FROM t /* ? */ WHERE a::text = ? AND b = '''?'")
        #expect(text.placeholders == 2)
        #expect(text.numbered == "SELECT '?', \"a?\" \n, $1 FROM t   WHERE a::text = $2 AND b = '''?'")
    }

    @Test(arguments: [
        ("SELECT 1", Access.reading), ("  values (1)", .reading), ("-- x\nselect 1;", .reading),
        ("WITH a AS (INSERT INTO b VALUES (1)) SELECT 1", .reading), ("WITH a AS (SELECT 1) DELETE FROM b", .writing),
        ("insert into a values (1)", .writing), ("UPDATE a SET b = 1", .writing), ("CREATE TABLE a (b)", .schema),
    ])
    func `a statement's first words say what it does`(sql: String, access: Access) throws {
        #expect(try StatementText(sql).access == access)
    }

    @Test func `a location is read from its text`() throws {
        #expect(try StoreLocation("sqlite:/a/b c.sqlite") == .sqlite(path: "/a/b c.sqlite"))
        #expect(try StoreLocation("postgres://u@h/d") == .postgres(url: "postgres://u@h/d"))
        for wrong in ["", "sqlite:", "mysql://x", "sqlite", "postgres:/x", "sqlite:a\u{0}b"] {
            #expect(throws: StoreError.self) { try StoreLocation(wrong) }
        }
    }

    @Test func `a queue answers in order however it is filled and emptied`() {
        var queue = FIFO<Int>()
        var (next, expected) = (0, 0)
        for round in 0..<6_000 {
            for _ in 0..<(round % 7) {
                queue.append(next)
                next += 1
            }
            for _ in 0..<(round % 5) where queue.count > 0 {
                #expect(queue.popFirst() == expected)
                expected += 1
            }
        }
        #expect(queue.count == next - expected)
        #expect(queue.removeAll() == Array(expected..<next))
        #expect(queue.popFirst() == nil)
    }

    @Test func `a cache keeps what is used and drops what is not`() {
        var cache = GenerationCache<Int>(size: 4)
        var dropped: [Int] = []
        for number in 0..<40 {
            dropped += cache.insert(number, for: "\(number)")
            #expect(cache.value(of: "0") == 0)
        }
        #expect(!dropped.contains(0))
        #expect(cache.value(of: "1") == nil)
        #expect(Set(dropped + cache.removeAll()) == Set(0..<40))
    }

    @Test(
        arguments: [
            ([0, 0, 0, 0], 0, 0.0), ([1, 0, 0, 0, 7], 7, 7.0), ([1, 0, 0x4000, 0, 7], -7, -7.0),
            ([2, 1, 0, 0, 1, 2], 10_002, 10_002.0), ([1, 1, 0, 0, 3], 30_000, 30_000.0),
            ([5, 4, 0, 0, 922, 3372, 368, 5477, 5807], Int64.max, 9.223372036854776e18),
            ([5, 4, 0x4000, 0, 922, 3372, 368, 5477, 5808], Int64.min, -9.223372036854776e18),
            ([5, 4, 0, 0, 922, 3372, 368, 5477, 5808], nil, 9.223372036854776e18),
            ([2, 0, 0, 1, 1, 5_000], nil, 1.5), ([1, 5, 0, 0, 1], nil, 1e20), ([1, -1, 0, 4, 1], nil, 0.0001),
        ] as [([Int16], Int64?, Double)])
    func `a numeric is read as a whole number where it is one`(shorts: [Int16], integer: Int64?, real: Double) throws {
        let bytes = shorts.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        try bytes.withUnsafeBytes { bytes in
            let number = try PostgresNumeric(bytes)
            #expect(number.integer == integer)
            #expect(number.real == real)
        }
    }

    @Test(arguments: [
        [], [0], [0, 1, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0xC0, 0, 0, 0], [0xFF, 0xFF, 0, 0, 0, 0, 0, 0],
    ])
    func `a numeric that is none is refused`(bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            _ = #expect(throws: StoreError.self) { try PostgresNumeric(bytes) }
        }
    }
}
