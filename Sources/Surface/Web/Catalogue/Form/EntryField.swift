/// The fields of an entry's form that hold one text; the raw value is the field's name on the page.
enum EntryField: String, Sendable, Hashable, CaseIterable {
    case provider, category, format, `class`, opening, level, update, audience
    case formatNote = "format-note"
    case titleZh = "title-zh"
    case titleEn = "title-en"
    case summaryZh = "summary-zh"
    case summaryEn = "summary-en"
    case reasonZh = "reason-zh"
    case reasonEn = "reason-en"
    case conditionsZh = "conditions-zh"
    case conditionsEn = "conditions-en"
    case openingConditionsZh = "opening-conditions-zh"
    case openingConditionsEn = "opening-conditions-en"
    case sourceZh = "source-zh"
    case sourceEn = "source-en"
    case dutyZh = "duty-zh"
    case dutyEn = "duty-en"
    case secrecyDay = "secrecy-day"
    case secrecyResultZh = "secrecy-result-zh"
    case secrecyResultEn = "secrecy-result-en"
    case secrecyByZh = "secrecy-by-zh"
    case secrecyByEn = "secrecy-by-en"
    case personalDay = "personal-day"
    case personalResultZh = "personal-result-zh"
    case personalResultEn = "personal-result-en"
    case personalByZh = "personal-by-zh"
    case personalByEn = "personal-by-en"
    case approvalDay = "approval-day"
    case approvalByZh = "approval-by-zh"
    case approvalByEn = "approval-by-en"

    /// Whether it is the English half of a text, which may be left empty.
    var isEnglish: Bool { rawValue.hasSuffix("-en") }

    /// The name without the language, such as `secrecy-result`: what its label is called in the strings.
    var name: String { rawValue.hasSuffix("-zh") || isEnglish ? String(rawValue.dropLast(3)) : rawValue }
}
