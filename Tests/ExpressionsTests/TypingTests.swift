import Expressions
import Standards
import Testing

/// What the schema allows, and what is said where it does not.
@Suite
struct TypingTests {
    @Test func `a name with hyphens may be quoted or written with underscores`() throws {
        let quoted = try People.typed("\"full-name\" = '张三'")
        #expect(try quoted == People.typed("full_name = '张三'"))
        #expect(quoted.properties == ["full-name"])
        #expect(quoted.expression.text == "\"full-name\" = '张三'")
    }

    @Test func `an unknown name is refused with the nearest of the schema, and with no other`() throws {
        let near = try #require(People.refusal("town = 'x' AND ful_name = '张三'"))
        #expect(near.code == .unknownProperty)
        #expect(near.position == 15)
        #expect(near.mend == Localized(zh: "是否要写 \"full-name\"？", en: "Did you mean \"full-name\"?"))
        let restricted = Schema(properties: ["town": .text])
        #expect {
            try TypedExpression.check(Expression.parse(text: "\"full-name\" = 'x'"), against: restricted)
        } throws: { error in
            let refusal = error as? ExpressionError
            return refusal?.code == .unknownProperty && refusal?.mend.en.contains("full-name") == false
        }
    }

    @Test func `a hyphen without quotes is recognised for what was meant`() throws {
        let refusal = try #require(People.refusal("full-name = '张三'"))
        #expect(refusal.mend.en == "Write \"full-name\".")
        #expect(refusal.position == 0)
    }

    @Test(arguments: [
        ("age = '60'", "60"), ("town = 442000", "'442000'"),
        ("\"birth-date\" = '1990-01-31'", "DATE('1990-01-31')"),
        ("\"created-at\" > '2026-01-31T00:00:00Z'", "TIMESTAMP('2026-01-31T00:00:00Z')"),
        ("\"created-at\" > DATE('2026-01-31')", "TIMESTAMP('2026-01-31T00:00:00Z')"),
        ("\"birth-date\" IN (DATE('1990-01-01'), 'x')", "DATE('"), ("\"is-active\" = 1", "TRUE"),
        ("60 BETWEEN age AND '70'", "70"),
    ])
    func `two types that do not meet are named, with what to write`(text: String, mend: String) throws {
        let refusal = try #require(People.refusal(text))
        #expect(refusal.code == .type)
        #expect(refusal.mend.en.contains(mend))
        #expect(refusal.position != nil)
        #expect(!refusal.message.zh.isEmpty && !refusal.mend.zh.isEmpty)
    }

    @Test(arguments: [
        "age LIKE '6%'", "CASEI(age) = 'x'", "town + 1 = 2", "\"is-active\" < TRUE", "T_AFTER(age, 60)",
        "\"is-active\" BETWEEN FALSE AND TRUE", "T_AFTER(\"birth-date\", \"created-at\")", "age = town",
    ])
    func `an operator is refused to a type that does not have it`(text: String) throws {
        #expect(People.refusal(text)?.code == .type)
    }

    @Test func `what costs too much is refused`() throws {
        let pattern = "town LIKE '\(String(repeating: "a%", count: 100))'"
        let text = (0..<80).map { _ in pattern }.joined(separator: " OR ")
        #expect(People.refusal(text)?.code == .tooLarge)
        #expect(try People.typed("age = 1").cost == 1)
        #expect(throws: ExpressionError.self) {
            try TypedExpression.check(Expression.parse(text: "age IN (1, 2, 3)"), against: People.schema, cost: 1)
        }
    }

    @Test func `element types become the types of their values`() {
        #expect(ValueType(.code(list: "gb2261.1-sex")) == .text)
        #expect(ValueType(.identifier(.citizen)) == .text)
        #expect(ValueType(.money) == .integer)
        #expect(ValueType(.day) == .day)
    }

    @Test func `conditions are composed, and an actor's values are put in their place`() throws {
        let rule = try Expression.parse(text: "town = division OR division IS NULL")
        #expect(rule.replacing(["division": .text("石岐'")]).text == "town = '石岐''' OR '石岐''' IS NULL")
        #expect(rule.replacing(["division": .null]) == rule)
        let first = try Expression.parse(text: "a = 1")
        #expect(Expression.any([]).text == "FALSE")
        #expect(Expression.all([]).text == "TRUE")
        #expect(Expression.any([first]) == first)
        #expect(Expression.any([rule, first]).text == "town = division OR division IS NULL OR a = 1")
        #expect(Expression.all([rule, first]).text == "(town = division OR division IS NULL) AND a = 1")
    }
}
