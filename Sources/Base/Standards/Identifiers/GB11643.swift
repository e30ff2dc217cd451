/// The eighteen-character layout of GB 11643, which residence permits share: six digits, birth day, sequence, check.
enum GB11643 {
    /// The birth day of a well-formed number, or what is wrong with it.
    ///
    /// Division and prefix are not looked at.
    static func read(_ bytes: Span<UInt8>) -> Result<Day, CitizenFault> {
        guard bytes.count == 18 else {
            return .failure(bytes.count == 15 && ASCII.number(bytes, 0..<15) != nil ? .oldForm : .length)
        }
        guard let expected = CheckSystem.mod11Radix2(bytes) else { return .failure(.characters) }
        let check = ASCII.upper(bytes[17])
        guard ASCII.digit(check) != nil || check == ASCII.upperX else { return .failure(.characters) }
        guard let year = ASCII.number(bytes, 6..<10), let month = ASCII.number(bytes, 10..<12),
            let dayOfMonth = ASCII.number(bytes, 12..<14),
            let birthDay = Day(year: year, month: month, day: dayOfMonth)
        else { return .failure(.birthDay) }
        return check == expected ? .success(birthDay) : .failure(.checkDigit)
    }
}

/// What can be wrong with a number of GB 11643's layout.
enum CitizenFault: Error {
    case length, oldForm, characters, province, birthDay, checkDigit

    var error: IdentifierError {
        switch self {
        case .length:
            IdentifierError(
                code: "citizen-id.length",
                message: Localized(zh: "公民身份号码应为18位", en: "A citizen identity number has 18 characters"),
                mend: Localized(
                    zh: "请核对是否漏录、多录，或被表格软件改写为科学计数法",
                    en: "Check for missing or extra characters, or a spreadsheet that rounded the number"))
        case .oldForm:
            IdentifierError(
                code: "citizen-id.old-form",
                message: Localized(
                    zh: "15位的旧身份证号码已停止使用", en: "The old 15-digit form is no longer in use"),
                mend: Localized(
                    zh: "请改填18位公民身份号码（可向公安机关核对）",
                    en: "Enter the 18-character number; public security can confirm it"))
        case .characters:
            IdentifierError(
                code: "citizen-id.characters",
                message: Localized(
                    zh: "公民身份号码前17位应为数字，末位应为数字或X",
                    en: "The first 17 characters must be digits, the last a digit or X"),
                mend: Localized(
                    zh: "请用半角数字填写，去掉空格、字母O和其他符号",
                    en: "Use half-width digits, without spaces, the letter O or other signs"))
        case .province:
            IdentifierError(
                code: "citizen-id.division",
                message: Localized(
                    zh: "公民身份号码前两位不是省级行政区划代码",
                    en: "The first two digits are not the code of a province"),
                mend: Localized(
                    zh: "请核对前6位；港澳台居民居住证（81、82、83开头）和外国人证件请按其证件类型填写",
                    en:
                        "Check the first six digits; residence permits (81, 82, 83) and foreign documents are other types"
                ))
        case .birthDay:
            IdentifierError(
                code: "citizen-id.birth-day",
                message: Localized(
                    zh: "公民身份号码第7至14位不是真实的日期", en: "Positions 7 to 14 are not a day of the calendar"),
                mend: Localized(zh: "请核对出生年月日", en: "Check year, month and day of birth"))
        case .checkDigit:
            IdentifierError(
                code: "citizen-id.check-digit",
                message: Localized(zh: "公民身份号码校验码不正确", en: "The check character does not fit the other 17"),
                mend: Localized(
                    zh: "请对照证件逐位核对，常见错误是相邻两位颠倒或一位录错",
                    en: "Compare with the document digit by digit: one is wrong, or two have changed places"))
        }
    }
}
