/// The atom of the house (数据元): what a fact is called, how it is written, how sensitive it is, and how it is masked.
///
/// Datasets, forms and interfaces refer to elements and to nothing else. Layout after GB/T 19488.1 (电子政务数据元).
package struct DataElement: Sendable, Hashable {
    /// Stable name in lower-case words with hyphens, such as `citizen-id`.
    package let id: String
    /// What people call it.
    package let title: Localized
    /// What it means, in a sentence.
    package let definition: Localized
    /// How its values are written.
    package let type: ElementType
    /// How much harm its disclosure can do.
    package let sensitivity: Sensitivity
    /// What a reader without a purpose sees instead.
    package let mask: Mask
    /// The standard or law that it is taken from, such as `GB 11643-1999`; empty where there is none.
    package let source: String

    /// A data element.
    package init(
        id: String, title: Localized, definition: Localized, type: ElementType, sensitivity: Sensitivity, mask: Mask,
        source: String
    ) {
        self.id = id
        self.title = title
        self.definition = definition
        self.type = type
        self.sensitivity = sensitivity
        self.mask = mask
        self.source = source
    }
}

/// How the values of a data element are written.
package enum ElementType: Sendable, Hashable {
    /// Free text of at most so many characters.
    case text(maximum: Int)
    /// A code from a code list, such as `gb2261.1-sex`.
    case code(list: String)
    /// An identifier with a check of its own.
    case identifier(IdentifierKind)
    /// A whole number within bounds, both included.
    case integer(ClosedRange<Int64>)
    /// Money in whole 分.
    case money
    /// A civil day.
    case day
    /// A moment in time.
    case instant
    /// Yes or no.
    case boolean
}

/// Identifiers whose form and check digit a standard fixes.
package enum IdentifierKind: String, Sendable, Hashable, CaseIterable, Codable {
    /// Citizen identity number 公民身份号码 (GB 11643-1999).
    case citizen = "citizen-id"
    /// A citizen identity number, or another document of a resident: permits for Hong Kong, Macao and Taiwan residents
    /// (81/82/83, which follow GB 11643), or a foreign passport or permanent residence card.
    case resident = "resident-id"
    /// Unified social credit code 统一社会信用代码 (GB 32100-2015).
    case unifiedSocialCredit = "unified-social-credit-code"
    /// Organisation code 组织机构代码 (GB 11714-1997).
    case organisation = "organisation-code"
    /// Administrative division 行政区划代码 (GB/T 2260) of six, nine or twelve digits (GB/T 10114).
    case division = "division-code"
    /// A mainland mobile or landline telephone number.
    case phone = "phone"
}

/// How much harm the disclosure of a value can do (GB/T 43697-2024 and GB/T 35273-2020).
package enum Sensitivity: String, Sendable, Hashable, CaseIterable, Codable, Comparable {
    /// May be shown to anybody.
    case open
    /// For officials.
    case `internal`
    /// Personal information 个人信息.
    case personal
    /// Sensitive personal information 敏感个人信息.
    case sensitive

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }

    private var rank: Int {
        switch self {
        case .open: 0
        case .internal: 1
        case .personal: 2
        case .sensitive: 3
        }
    }
}

/// What a reader without a purpose sees instead of the value (脱敏).
package enum Mask: String, Sendable, Hashable, CaseIterable, Codable {
    /// The value itself.
    case none
    /// Family name and asterisks: 李*, 欧阳**.
    case name
    /// First six and last four characters of an identity number: 442000********0018.
    case identity = "identity-number"
    /// First three and last four digits: 138****5678.
    case phone
    /// Down to the town or street, then asterisks.
    case address
    /// The year only: 1990-**-**.
    case date
    /// Nothing but asterisks.
    case whole
}
