import Standards

// What is said of literals that cannot be read, and of bounds that are passed.
extension ExpressionError {
    static func fraction(at position: Int) -> Self {
        Self(
            .literal, at: position, (zh: "只支持整数。", en: "Only whole numbers are supported."),
            mend: (
                zh: "请写整数；金额以分为单位，例如 12.50 元写 1250。",
                en: "Write a whole number; money is in 分, so ¥12.50 is 1250."
            ))
    }

    static func numberTooGreat(at position: Int) -> Self {
        Self(
            .literal, at: position, (zh: "数值超出 64 位整数。", en: "The number does not fit 64 bits."),
            mend: (
                zh: "请写 ±9223372036854775807 以内的数；证件号码等编码要加单引号。",
                en: "Stay within ±9223372036854775807; codes and identity numbers stand between single quotes."
            ))
    }

    static func badNumber(at position: Int) -> Self {
        Self(
            .literal, at: position, (zh: "数字写法有误。", en: "This is not a number."),
            mend: (zh: "请写成 60；编码要加单引号，例如 '442000'。", en: "Write 60; codes are quoted, as in '442000'."))
    }

    static func badDate(at position: Int) -> Self {
        Self(
            .literal, at: position, (zh: "历法中没有这一天，或写法有误。", en: "The calendar has no such day."),
            mend: (zh: "请写成 DATE('2026-01-31')。", en: "Write it as DATE('2026-01-31')."))
    }

    static func badTimestamp(at position: Int) -> Self {
        Self(
            .literal, at: position, (zh: "时间戳有误。", en: "This is not a timestamp."),
            mend: (
                zh: "请写协调世界时，至多六位小数，例如 TIMESTAMP('2026-01-31T08:30:00Z')。",
                en: "Write UTC with at most six decimals, as in TIMESTAMP('2026-01-31T08:30:00Z')."
            ))
    }

    static func badPattern(_ flaw: LikePattern.Flaw, at position: Int) -> Self {
        switch flaw {
        case .tooLong:
            tooLarge(
                (zh: "LIKE 模式", en: "The LIKE pattern"), ExpressionLimits.patternCharacters,
                (zh: "个字符", en: "characters"), at: position)
        case .danglingEscape:
            Self(
                .literal, at: position,
                (zh: "LIKE 模式以反斜线结尾，后面没有字符。", en: "The LIKE pattern ends in a backslash that escapes nothing."),
                mend: (zh: "查找反斜线本身请写 \\\\。", en: "Write \\\\ for a backslash itself."))
        case .replacementCharacter:
            Self(
                .literal, at: position,
                (zh: "LIKE 模式含有 U+FFFD 至 U+FFFF。", en: "The LIKE pattern holds one of U+FFFD to U+FFFF."),
                mend: (zh: "请用 _ 代替该字符。", en: "Write _ in its place."))
        }
    }

    static func tooLarge(
        _ what: (zh: String, en: String), _ limit: Int, _ unit: (zh: String, en: String), at position: Int?
    ) -> Self {
        Self(
            .tooLarge, at: position,
            (zh: "\(what.zh)超过 \(limit) \(unit.zh)。", en: "\(what.en) exceeds \(limit) \(unit.en)."),
            mend: (zh: "请缩短，或分成几个表达式。", en: "Make it shorter, or several expressions of it."))
    }

    static func inputTooLong(limit: Int) -> Self {
        tooLarge((zh: "表达式", en: "The expression"), limit, (zh: "字节", en: "bytes"), at: nil)
    }

    static func tooDeep(at position: Int?) -> Self {
        Self(
            .tooLarge, at: position, (zh: "嵌套太深。", en: "It is nested too deeply."),
            mend: (
                zh: "条件至多 \(ExpressionLimits.depth) 层，括号等至多 \(ExpressionLimits.nesting) 层，请减少嵌套。",
                en: "At most \(ExpressionLimits.depth) levels of conditions, \(ExpressionLimits.nesting) of brackets."
            ))
    }

    static func tooManyNodes(at position: Int) -> Self {
        tooLarge(
            (zh: "条件、运算、属性和值合计", en: "The count of conditions, operators, properties and values"),
            ExpressionLimits.nodes, (zh: "个", en: "in all"), at: position)
    }

    static func tooMuchContent(at position: Int) -> Self {
        tooLarge(
            (zh: "全部名称和字符串", en: "The length of all names and text literals"), ExpressionLimits.contentBytes,
            (zh: "字节", en: "bytes"), at: position)
    }

    static func literalTooLong(at position: Int) -> Self {
        tooLarge(
            (zh: "字符串", en: "The text literal"), ExpressionLimits.literalBytes, (zh: "字节", en: "bytes"), at: position)
    }

    static func listTooLong(at position: Int) -> Self {
        tooLarge(
            (zh: "IN 列表", en: "The list of IN"), ExpressionLimits.listItems, (zh: "项", en: "values"), at: position)
    }

    static func tooMuchArithmetic(at position: Int) -> Self {
        tooLarge(
            (zh: "一个算式", en: "One arithmetic expression"), ExpressionLimits.arithmetic,
            (zh: "个运算符", en: "operators"), at: position)
    }
}
