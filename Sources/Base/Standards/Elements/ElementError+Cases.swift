extension ElementError {
    /// Full-width digits or letters where half-width ones belong.
    static let fullWidth = ElementError(
        code: "value.full-width",
        message: Localized(zh: "含有全角数字、字母或符号", en: "There are full-width digits, letters or signs"),
        mend: Localized(zh: "请切换到半角重新填写", en: "Type it again in half-width characters"))

    /// More bytes than any value of this type has.
    static let tooLong = ElementError(
        code: "value.too-long",
        message: Localized(zh: "内容过长", en: "The value is far too long"),
        mend: Localized(
            zh: "请核对是否错列，或少了分隔符、引号", en: "Look for a shifted column, a missing separator or quote"))

    /// Free text of more than so many characters.
    static func text(_ maximum: Int) -> ElementError {
        ElementError(
            code: "text.too-long",
            message: Localized(zh: "内容超过\(maximum)个字符", en: "The text is longer than \(maximum) characters"),
            mend: Localized(zh: "请缩短到\(maximum)个字符以内", en: "Shorten it to \(maximum) characters"))
    }

    /// Bytes that are not UTF-8, or the replacement character that a wrong encoding left.
    static let encoding = ElementError(
        code: "text.encoding",
        message: Localized(zh: "含有无法识别的字符（乱码）", en: "Some characters cannot be read"),
        mend: Localized(
            zh: "请将文件另存为UTF-8或GB18030编码后重新提交", en: "Save the file as UTF-8 or GB 18030 and send it again"))

    /// Control characters and others that nobody can see.
    static let invisible = ElementError(
        code: "text.control-character",
        message: Localized(
            zh: "含有换行、制表符或其他看不见的字符", en: "There are line ends, tabs or other invisible characters"),
        mend: Localized(zh: "请删除后重新填写，多行内容写成一行", en: "Remove them, and write several lines as one"))

    /// Not a whole number.
    static let integer = ElementError(
        code: "integer.form",
        message: Localized(zh: "不是整数", en: "This is not a whole number"),
        mend: Localized(
            zh: "请只填数字，不要千分位逗号、小数和单位", en: "Enter digits only, without commas, decimals or units"))

    /// A whole number outside its bounds.
    static func range(_ bounds: ClosedRange<Int64>) -> ElementError {
        ElementError(
            code: "integer.range",
            message: Localized(
                zh: "数值不在\(bounds.lowerBound)至\(bounds.upperBound)之间",
                en: "The number is not between \(bounds.lowerBound) and \(bounds.upperBound)"),
            mend: Localized(zh: "请核对数值和单位", en: "Check the number and its unit"))
    }

    /// Not an amount of money.
    static let money = ElementError(
        code: "money.form",
        message: Localized(zh: "不是金额，或超出可记录的范围", en: "This is not an amount that can be kept"),
        mend: Localized(
            zh: "请以元为单位填写，最多两位小数，如1234.50", en: "Enter yuan with at most two decimals, such as 1234.50"))

    /// Not a day of the calendar.
    static let day = ElementError(
        code: "day.form",
        message: Localized(zh: "不是真实的日期", en: "This is not a day of the calendar"),
        mend: Localized(
            zh: "请按年-月-日填写，如2026-03-07或20260307", en: "Write year, month, day, such as 2026-03-07 or 20260307"))

    /// Not a moment.
    static let instant = ElementError(
        code: "instant.form",
        message: Localized(zh: "不是有效的日期时间", en: "This is not a date and time"),
        mend: Localized(
            zh: "请按北京时间填写，如2026-03-07 09:30:00，或按RFC 3339写明时区",
            en: "Write Beijing time, such as 2026-03-07 09:30:00, or RFC 3339 with an offset"))

    /// Neither yes nor no.
    static let boolean = ElementError(
        code: "boolean.form",
        message: Localized(zh: "不是“是”或“否”", en: "This is neither yes nor no"),
        mend: Localized(zh: "请填“是”或“否”", en: "Enter 是 or 否 (also Y and N, 1 and 0, true and false)"))

    /// Not a code of the list; the mend names the first eight.
    static func code(_ list: CodeList?) -> ElementError {
        let some = list?.codes.prefix(8) ?? []
        let more = (list?.codes.count ?? 0) > 8
        let zh = some.map { "\($0.code)（\($0.title.zh)）" }.joined(separator: "、") + (more ? "等" : "")
        let en = some.map { "\($0.code) (\($0.title.en))" }.joined(separator: ", ") + (more ? " and so on" : "")
        return ElementError(
            code: "code.unknown",
            message: Localized(
                zh: "不是“\(list?.title.zh ?? "")”中的代码", en: "This is not a code of “\(list?.title.en ?? "")”"),
            mend: Localized(zh: "请填代码，如\(zh)", en: "Enter a code, such as \(en)"))
    }
}
