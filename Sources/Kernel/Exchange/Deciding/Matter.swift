import Authority

/// For which matter a call is made and by whom, as its headers say.
struct Matter {
    /// The number of the matter (办件编号); nil: none was given and none is needed.
    let caseNumber: String?
    /// Who sits at the consumer's system.
    let operatorName: String?

    /// The longest number or name that is kept, in characters.
    static let longest = 64

    /// Reads the headers; a query of one subject needs both, other forms may have them.
    init(_ call: ProviderCall, form: GrantForm) throws(ExchangeRefusal) {
        caseNumber = try Self.text(call.caseNumber, .caseNumber)
        operatorName = try Self.text(call.operatorName, .operatorName)
        guard form == .query else { return }
        if let caseNumber {
            guard caseNumber.contains(where: \.isNumber) else { throw .malformedMatter(.caseNumber) }
        } else {
            throw .missingMatter(.caseNumber)
        }
        if operatorName == nil { throw .missingMatter(.operatorName) }
    }

    /// Which of the two headers.
    enum Header {
        /// `X-Road-Issue`.
        case caseNumber
        /// `X-Road-UserId`.
        case operatorName
    }

    private static func text(_ header: String?, _ name: Header) throws(ExchangeRefusal) -> String? {
        guard let header else { return nil }
        let bytes = header.utf8
        guard bytes.count <= longest * 4, let first = bytes.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }) else {
            if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return nil }
            throw .malformedMatter(name)
        }
        let last = bytes.lastIndex { $0 != 0x20 && $0 != 0x09 } ?? first
        let text = String(header[first...last])
        guard text.count <= longest, text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            throw .malformedMatter(name)
        }
        return text
    }
}
