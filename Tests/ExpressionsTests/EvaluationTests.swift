import Expressions
import Standards
import Testing

/// Three values, bytes and bounds: what `evaluate` says, case by case.
@Suite
struct EvaluationTests {
    @Test(
        arguments: [
            ("age = 60", nil), ("NOT age = 60", nil), ("age = 60 AND FALSE", false), ("age = 60 AND TRUE", nil),
            ("age = 60 OR TRUE", true), ("age = 60 OR FALSE", nil), ("age IS NULL", true), ("age IS NOT NULL", false),
            ("1 IN (1, age)", true), ("1 IN (2, age)", nil), ("1 NOT IN (2, age)", nil), ("age IN (1)", nil),
            ("5 BETWEEN age AND 1", false), ("5 BETWEEN age AND 9", nil), ("town LIKE '%'", nil), ("age + 1 = 2", nil),
            ("age = age", nil), ("\"is-active\" = TRUE", nil), ("CASEI(town) = 'a'", nil),
        ] as [(String, Bool?)])
    func `a null makes unknown what it could change, as in SQL`(text: String, expected: Bool?) throws {
        #expect(try People.answer(text) == expected)
    }

    @Test(
        arguments: [
            ("age + 1 > 0", nil), ("age - 1 > 0", true), ("0 - age < 0", true), ("age * age > 0", nil),
            ("age + 1 - 1 = age", nil), ("(age + 1) * 0 = 0", nil), ("(age + 1) IS NULL", true),
            ("age * 1 = age", true),
        ] as [(String, Bool?)])
    func `a result beyond 64 bits is unknown`(text: String, expected: Bool?) throws {
        #expect(try People.answer(text, ["age": .integer(.max)]) == expected)
    }

    @Test(
        arguments: [
            ("张三", "张%", true), ("张三", "张_", true), ("张三丰", "张_", false), ("ABC", "abc", false), ("a%b", "a\\%b", true),
            ("axb", "a\\%b", false), ("", "", true), ("", "%", true), ("", "_", false), ("𠮷", "_", true),
            ("e\u{301}", "_", false), ("e\u{301}", "__", true), ("é", "e\u{301}", false), ("[a]", "[a]", true),
            ("a", "[a]", false), ("a*", "a*", true), ("ab", "a*", false), ("ab", "a?", false), ("a\\", "a\\\\", true),
            ("mississippi", "%iss%ip%", true), ("mississippi", "%iss%ipx%", false), ("ab", "\\a\\b", true),
        ] as [(String, String, Bool)])
    func `LIKE knows runs, single characters and escapes, and tells capitals`(
        value: String, pattern: String, expected: Bool
    ) throws {
        let text = "town LIKE \(RandomExpression.literal(pattern))"
        #expect(try People.answer(text, ["town": .text(value)]) == expected)
    }

    @Test func `text is equal byte by byte and ordered by bytes`() throws {
        #expect(try People.answer("town = 'é'", ["town": .text("e\u{301}")]) == false)
        #expect(try People.answer("town < 'a'", ["town": .text("Z")]) == true)
        #expect(try People.answer("town > '\u{FFFD}'", ["town": .text("𠮷")]) == true)
        #expect(try People.typed("town = 'é'") != People.typed("town = 'e\u{301}'"))
    }

    @Test func `CASEI folds A to Z and nothing else`() throws {
        #expect(try People.answer("CASEI(town) = CASEI('ZhuHai')", ["town": .text("ZHUHAI")]) == true)
        #expect(try People.answer("CASEI(town) = CASEI('é')", ["town": .text("É")]) == false)
        #expect(try People.answer("CASEI(town) LIKE CASEI('%HAI')", ["town": .text("zhuhai")]) == true)
    }

    @Test func `days and instants compare as points in time`() throws {
        let row: [String: Datum] = [
            "birth-date": try #require(Day("1990-01-01").map(Datum.day)),
            "created-at": .instant(Instant(microseconds: 1)),
        ]
        #expect(try People.answer("T_BEFORE(birth_date, DATE('1990-01-02'))", row) == true)
        #expect(try People.answer("T_INTERSECTS(birth_date, DATE('1990-01-01'))", row) == true)
        #expect(try People.answer("T_DISJOINT(birth_date, DATE('1990-01-01'))", row) == false)
        #expect(try People.answer("\"created-at\" > TIMESTAMP('1970-01-01T00:00:00Z')", row) == true)
    }

    @Test func `a value of another type than the schema's counts as null`() throws {
        #expect(try People.answer("age = 60", ["age": .text("60")]) == nil)
        #expect(try People.answer("age IS NULL", ["age": .text("60")]) == true)
    }

    @Test func `a row filter answers as the condition does, by position`() throws {
        let typed = try People.typed("full_name LIKE '张%' AND age >= 60 OR \"full-name\" IS NULL")
        let filter = try #require(typed.filter(columns: ["age", "full-name"]))
        #expect(filter.admits([.integer(60), .text("张三")]))
        #expect(!filter.admits([.integer(59), .text("张三")]))
        #expect(filter.admits([.integer(59)]))
        #expect(filter.evaluate([.null, .text("张三")]) == nil)
        #expect(typed.filter(columns: ["age"]) == nil)
    }
}
