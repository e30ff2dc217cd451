import Expressions
import Testing

/// What is printed can be read again, and is the same.
@Suite
struct RoundTripTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `text and JSON read back what they print`(seed: UInt64) throws {
        var random = RandomExpression(seed: seed)
        for _ in 0..<100 {
            let source = random.condition(depth: 5)
            let expression = try Expression.parse(text: source)
            #expect(try Expression.parse(text: expression.text) == expression, "\(source)")
            #expect(try Expression.parse(json: Array(expression.json.utf8)) == expression, "\(source)")
            #expect(try Expression.parse(text: expression.text).text == expression.text)
            #expect(try Expression.parse(Array(expression.json.utf8)).json == expression.json)
        }
    }

    @Test(arguments: [
        ("a=1 or b=2 and not c=3", "a = 1 OR b = 2 AND NOT (c = 3)"),
        ("(a=1 or b=2) and c=3", "(a = 1 OR b = 2) AND c = 3"),
        ("a = 1 and (b = 2 and c = 3)", "a = 1 AND b = 2 AND c = 3"),
        ("a - (b - c) - d*2 > +3", "a - (b - c) - d * 2 > 3"),
        ("(a + b) * c < -1.0e1", "(a + b) * c < -10"),
        ("not a like 'x%'", "a NOT LIKE 'x%'"),
        ("a between 1 and 2 and b is not null", "a BETWEEN 1 AND 2 AND b IS NOT NULL"),
        ("\"full-name\" in ('O''Neil', '张三')", "\"full-name\" IN ('O''Neil', '张三')"),
        ("casei(casei(a)) = casei('B')", "CASEI(a) = CASEI('B')"),
        ("t_after(a, date('2026-01-01'))", "T_AFTER(a, DATE('2026-01-01'))"),
        ("a = timestamp('2026-01-01T08:00:00.5Z')", "a = TIMESTAMP('2026-01-01T08:00:00.500000Z')"),
        ("\"and\" = true", "\"and\" = TRUE"), ("date = 1 AND 姓名 = '李四'", "date = 1 AND 姓名 = '李四'"),
        ("((TRUE))", "TRUE"), ("not not true", "NOT (NOT (TRUE))"),
    ])
    func `the canonical text is what a person would write`(source: String, canonical: String) throws {
        #expect(try Expression.parse(text: source).text == canonical)
    }

    @Test func `the examples of CQL2 JSON are read`() throws {
        let json = #"""
            { "op": "and", "args": [
              { "op": "like", "args": [ { "op": "casei", "args": [ { "property": "name" } ] },
                                        { "op": "casei", "args": [ "Zh\u0061ng%" ] } ] },
              { "op": "not", "args": [ { "op": "in", "args": [ { "property": "town" }, [ "1", "\ud842\udfb7" ] ] } ] },
              { "op": "between", "args": [ { "op": "+", "args": [ { "property": "age" }, 1 ] }, 6e1, 100.0 ] },
              { "op": "isNull", "args": [ { "property": "left" } ] },
              { "op": "t_before", "args": [ { "property": "born" }, { "date": "1990-01-01" } ] },
              { "op": ">=", "args": [ { "property": "seen" }, { "timestamp": "2026-01-01T00:00:00Z" } ] },
              { "op": "or", "args": [ true, { "op": "=", "args": [ { "property": "ok" }, false ] } ] } ] }
            """#
        #expect(
            try Expression.parse(json: Array(json.utf8)).text
                == "CASEI(name) LIKE CASEI('Zhang%') AND town NOT IN ('1', '𠮷') AND age + 1 BETWEEN 60 AND 100 AND "
                + "left IS NULL AND T_BEFORE(born, DATE('1990-01-01')) AND seen >= TIMESTAMP('2026-01-01T00:00:00Z') "
                + "AND (TRUE OR ok = FALSE)")
    }
}
