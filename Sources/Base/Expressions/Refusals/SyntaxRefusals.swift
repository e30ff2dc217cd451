import Standards

// What the parsers say when an expression does not follow the grammar.
extension ExpressionError {
    init(_ code: Code, at position: Int?, _ message: (zh: String, en: String), mend: (zh: String, en: String)) {
        self.init(
            code, at: position, message: Localized(zh: message.zh, en: message.en),
            mend: Localized(zh: mend.zh, en: mend.en))
    }

    static func notUTF8() -> Self {
        Self(
            .encoding, at: nil, (zh: "表达式不是 UTF-8 编码。", en: "The expression is not UTF-8."),
            mend: (zh: "请以 UTF-8 编码保存后再提交。", en: "Save it as UTF-8 and send it again."))
    }

    static func nulCharacter(at position: Int) -> Self {
        Self(
            .encoding, at: position, (zh: "含有空字符（U+0000）。", en: "It holds the character U+0000."),
            mend: (zh: "请删去该字符。", en: "Delete that character."))
    }

    static func empty() -> Self {
        Self(
            .syntax, at: 0, (zh: "表达式为空。", en: "The expression is empty."),
            mend: (zh: "请写出条件，例如 age >= 60；不限条件写 TRUE。", en: "Write a condition such as age >= 60, or TRUE."))
    }

    static func unexpected(_ found: String, expected: Localized, at position: Int) -> Self {
        Self(
            .syntax, at: position,
            (zh: "此处应为\(expected.zh)，却是\(found)。", en: "Expected \(expected.en), found \(found)."),
            mend: (zh: "请在此处写\(expected.zh)。", en: "Write \(expected.en) here."))
    }

    static func endOfExpression(expected: Localized, at position: Int) -> Self {
        Self(
            .syntax, at: position,
            (zh: "表达式到此中断，还缺\(expected.zh)。", en: "The expression ends where \(expected.en) is expected."),
            mend: (zh: "请补上\(expected.zh)。", en: "Add \(expected.en)."))
    }

    static func unclosed(_ what: Localized, with mark: String, at position: Int) -> Self {
        Self(
            .syntax, at: position, (zh: "\(what.zh)没有结束。", en: "\(what.en) is not closed."),
            mend: (zh: "请补上 \(mark)。", en: "Close it with \(mark)."))
    }

    static func character(_ scalar: Unicode.Scalar, instead: String?, at position: Int) -> Self {
        let name = scalar.value < 0x20 ? "U+\(String(scalar.value, radix: 16, uppercase: true))" : String(scalar)
        let mend =
            instead.map { (zh: "请改写为 \($0)。", en: "Write \($0) instead.") }
            ?? (
                zh: "请删去它；字符串要写在单引号 ' 里。",
                en: "Delete it; characters of a text literal stand between single quotes '."
            )
        return Self(
            .syntax, at: position, (zh: "字符 \(name) 不能出现在这里。", en: "The character \(name) cannot stand here."),
            mend: mend)
    }

    static func fullWidth(_ scalar: Unicode.Scalar, instead: String, at position: Int) -> Self {
        Self(
            .syntax, at: position, (zh: "这里用了全角符号 \(scalar)。", en: "\(scalar) is a full-width sign."),
            mend: (zh: "请改用半角符号 \(instead)。", en: "Write the half-width \(instead)."))
    }

    static func notACondition(at position: Int) -> Self {
        Self(
            .syntax, at: position, (zh: "这里是一个值，不是条件。", en: "This is a value, not a condition."),
            mend: (
                zh: "请写成比较，例如 \"is-active\" = TRUE 或 name = '张三'。",
                en: "Compare it, as in \"is-active\" = TRUE or name = 'Zhang'."
            ))
    }

    static func notAValue(at position: Int) -> Self {
        Self(
            .syntax, at: position, (zh: "这里是一个条件，不是值。", en: "This is a condition, not a value."),
            mend: (
                zh: "请用 AND、OR 连接条件，例如 a < b AND b < c。", en: "Join conditions by AND or OR, as in a < b AND b < c."
            ))
    }

    static func nullComparison(at position: Int) -> Self {
        Self(
            .syntax, at: position, (zh: "NULL 不能当作值来比较。", en: "NULL is not a value to compare with."),
            mend: (zh: "请写 IS NULL 或 IS NOT NULL。", en: "Write IS NULL or IS NOT NULL."))
    }

    static func reserved(_ word: String, at position: Int) -> Self {
        Self(
            .syntax, at: position, (zh: "保留字 \(word) 不能出现在这里。", en: "The reserved word \(word) cannot stand here."),
            mend: (
                zh: "如果它是属性名，请加双引号：\"\(word)\"；否则请在它前面补上条件或值。",
                en: "If it names a property, quote it: \"\(word)\"; else write the value that is missing before it."
            ))
    }

    static func badName(at position: Int) -> Self {
        Self(
            .syntax, at: position, (zh: "属性名无效。", en: "This cannot be the name of a property."),
            mend: (
                zh: "属性名为 1 至 \(ExpressionLimits.nameBytes) 字节，不含双引号和控制字符。",
                en: "A name has 1 to \(ExpressionLimits.nameBytes) bytes, no double quote and no control character."
            ))
    }

    static func emptyList(at position: Int) -> Self {
        Self(
            .syntax, at: position, (zh: "IN 的列表为空。", en: "The list of IN is empty."),
            mend: (zh: "请至少写一个值，例如 IN ('1')。", en: "Write one value at least, as in IN ('1')."))
    }

    static func patternNotLiteral(at position: Int) -> Self {
        Self(
            .syntax, at: position,
            (zh: "LIKE 的右边须是字符串，或 CASEI('…')。", en: "LIKE takes a text literal on its right, or CASEI('…')."),
            mend: (zh: "请写成 name LIKE '张%'。", en: "Write name LIKE 'Zhang%'."))
    }
}
