import Expressions
import Standards
import Testing

/// What the parsers refuse, with code, place and mend.
@Suite
struct RefusalTests {
    @Test(
        arguments: [
            ("", .syntax, 0), ("   ", .syntax, 0), ("age", .syntax, 0), ("age =", .syntax, 5),
            ("age = 1 2", .syntax, 8),
            ("(age = 1", .syntax, 0), ("age = 1)", .syntax, 7), ("age = 'x", .syntax, 6), ("\"age = 1", .syntax, 0),
            ("age != 1", .syntax, 4), ("age == 1", .syntax, 5), ("age = NULL", .syntax, 6), ("age IN ()", .syntax, 7),
            ("a = b = c", .syntax, 0), ("AND a = 1", .syntax, 0), ("NOT", .syntax, 3), ("a LIKE b", .syntax, 7),
            ("a NOT = 1", .syntax, 6), ("a BETWEEN 1 OR 2", .syntax, 12), ("a IS 1", .syntax, 5),
            ("a = 1;", .syntax, 5),
            ("年龄 ＝ 1", .syntax, 7), ("(a = 1，2)", .syntax, 6), ("\"\" = 1", .syntax, 0), ("a = ‘x’", .syntax, 4),
            ("a / 2 = 1", .unsupported, 2), ("a % 2 = 1", .unsupported, 2), ("a ^ 2 = 1", .unsupported, 2),
            ("a div 2 = 1", .unsupported, 2), ("-a = 1", .unsupported, 0), ("ACCENTI(a) = 'x'", .unsupported, 0),
            ("S_INTERSECTS(a, b)", .unsupported, 0), ("A_CONTAINS(a, b)", .unsupported, 0),
            ("T_DURING(a, b)", .unsupported, 0),
            ("a = f(1)", .unsupported, 4), ("T_AFTER(a, INTERVAL('..', '..'))", .unsupported, 11),
            ("a = 1.5", .literal, 4), ("a = 9223372036854775808", .literal, 4), ("a = 1e99", .literal, 4),
            ("a = 1x", .literal, 4), ("a = 1.", .syntax, nil), ("a = DATE('2026-02-29')", .literal, 9),
            ("a = TIMESTAMP('2026-01-01T00:00:00+08:00')", .literal, 14), ("a LIKE 'x\\'", .literal, 7),
            ("a LIKE '\u{FFFD}'", .literal, 7), ("a = 'x\u{0}'", .encoding, 6),
        ] as [(String, ExpressionError.Code, Int?)])
    func `each mistake has its code and its place`(text: String, code: ExpressionError.Code, position: Int?) throws {
        if text == "a = 1." {
            #expect(try Expression.parse(text: text).text == "a = 1")
            return
        }
        let error = #expect(throws: ExpressionError.self) { try Expression.parse(text: text) }
        #expect(error?.code == code, "\(text): \(error.debugDescription)")
        #expect(error?.position == position, "\(text): \(error.debugDescription)")
        for localized in [error?.message, error?.mend] {
            #expect(localized?.zh.isEmpty == false && localized?.en.isEmpty == false)
        }
    }

    @Test(arguments: [
        "", "{", "{}", "[]", "null", "1", "\"x\"", "{\"op\":\"=\"}", "{\"op\":1,\"args\":[]}",
        "{\"op\":\"=\",\"args\":[1]}",
        "{\"op\":\"and\",\"args\":[true]}", "{\"op\":\"=\",\"args\":[1,1],\"x\":1}",
        "{\"op\":\"=\",\"op\":\"=\",\"args\":[1,1]}",
        "{\"op\":\"=\",\"args\":[1,null]}", "{\"op\":\"=\",\"args\":[1,{\"property\":1}]}", "{\"property\":\"a\"}",
        "{\"op\":\"in\",\"args\":[1,2]}", "{\"op\":\"in\",\"args\":[1,[]]}", "{\"op\":\"=\",\"args\":[01,1]}",
        "{\"op\":\"=\",\"args\":[\"\\ud800\",\"x\"]}", "{\"op\":\"=\",\"args\":[\"\\u0000\",\"x\"]}", "true false",
        "{\"op\":\"=\",\"args\":[\"\\x\",\"x\"]}", "{\"op\":\"=\",\"args\":[1,1,]}",
        "{\"op\":\"like\",\"args\":[\"a\",1]}",
        "{\"op\":\"=\",\"args\":[{\"property\":\"a\\\"b\"},1]}", "{\"op\":\"/\",\"args\":[1,1]}", "tru",
        "{\"op\":\"=\",\"args\":[{\"op\":\"=\",\"args\":[1,1]},1]}", "{\"op\":\"+\",\"args\":[1,1]}",
        "{\"op\":\"=\",\"args\":[.5,1]}",
    ])
    func `JSON that is no condition is refused`(json: String) {
        #expect(throws: ExpressionError.self) { try Expression.parse(json: Array(json.utf8)) }
    }

    @Test func `a refusal's description betrays nothing of the expression`() {
        let error = #expect(throws: ExpressionError.self) { try Expression.parse(text: "name = '张三' 张三") }
        #expect(error.map { "\($0)" } == "expression.syntax")
    }
}
