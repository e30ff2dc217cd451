/// The languages in which everything is said: Chinese first, and English.
package enum Language: String, Sendable, Hashable, CaseIterable, Codable {
    /// Simplified Chinese (zh-CN).
    case chinese = "zh"
    /// English (en).
    case english = "en"
}

/// One text in both languages.
package struct Localized: Sendable, Hashable, Codable {
    /// The Chinese text.
    package let zh: String
    /// The English text.
    package let en: String

    /// A text in both languages.
    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// The text in one language.
    package subscript(_ language: Language) -> String {
        language == .chinese ? zh : en
    }
}
