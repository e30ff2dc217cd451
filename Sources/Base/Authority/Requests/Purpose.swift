/// Why somebody wants to read what is masked for others (用途), in a form that can be checked and kept.
package struct Purpose: Sendable, Hashable, Codable {
    /// One of the purposes that the role allows, such as `case-handling`.
    package let code: String
    /// The reason in the reader's own words.
    package let text: String
    /// The number of the matter that it is needed for (办件编号).
    package let caseNumber: String?

    /// A purpose as somebody stated it; `Authority.permit` checks it.
    package init(code: String, text: String, caseNumber: String?) {
        self.code = code
        self.text = text
        self.caseNumber = caseNumber
    }

    /// The longest reason that is kept, in characters.
    package static let maximumText = 500
    /// The longest case number, in characters.
    package static let maximumCaseNumber = 64

    /// The purpose without white space around its parts, and without a case number where only white space was given.
    var trimmed: Purpose {
        let number = caseNumber.map(Self.trim)
        return Purpose(code: code, text: Self.trim(text), caseNumber: number?.isEmpty == true ? nil : number)
    }

    /// What is wrong with the purpose in its form, or nil.
    ///
    /// The code is the rule's business, not checked here.
    func defect(needsCaseNumber: Bool) -> PurposeDefect? {
        let reason = text.unicodeScalars
        if !reason.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) {
            return .reasonMissing
        }
        if text.count > Self.maximumText || reason.contains(where: Self.isControl) { return .reasonMalformed }
        guard let caseNumber else { return needsCaseNumber ? .caseNumberMissing : nil }
        return Self.isCaseNumber(caseNumber) ? nil : .caseNumberMalformed
    }

    /// Letters of any script and digits, with the signs that Chinese document numbers use: `粤中社〔2026〕12号`.
    private static func isCaseNumber(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        return (4...maximumCaseNumber).contains(scalars.count)
            && scalars.allSatisfy {
                $0.properties.isAlphabetic || $0.properties.numericType != nil || signs.contains($0)
            }
            && scalars.contains { $0.properties.numericType != nil }
    }

    private static let signs = Set("-_/.()[]（）〔〕【】—".unicodeScalars)

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: false
        }
    }

    private static func trim(_ text: String) -> String {
        let head = text.drop { $0.isWhitespace }
        guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(head[...last])
    }
}

/// What is wrong with a stated purpose.
enum PurposeDefect: Sendable, Hashable {
    case reasonMissing
    case reasonMalformed
    case caseNumberMissing
    case caseNumberMalformed
}
