/// A list of codes (代码集) with their meanings and the days on which each is valid.
package struct CodeList: Sendable, Hashable {
    /// One code of the list.
    package struct Code: Sendable, Hashable {
        /// The code as it is stored.
        package let code: String
        /// What it means.
        package let title: Localized
        /// The first day on which it may be used; nil: always.
        package let validFrom: Day?
        /// The last day on which it may be used; nil: still.
        package let validTo: Day?

        /// One code.
        package init(_ code: String, _ title: Localized, validFrom: Day? = nil, validTo: Day? = nil) {
            self.code = code
            self.title = title
            self.validFrom = validFrom
            self.validTo = validTo
        }
    }

    /// Stable name, such as `gb2261.1-sex`.
    package let id: String
    /// What people call it.
    package let title: Localized
    /// The standard it is taken from.
    package let source: String
    /// The codes in the standard's order.
    package let codes: [Code]
    private let index: [String: Int]

    /// A code list; of codes written twice the first counts.
    package init(id: String, title: Localized, source: String, codes: [Code]) {
        self.id = id
        self.title = title
        self.source = source
        self.codes = codes
        self.index = Dictionary(codes.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The entry of a code, or nil where the list has none.
    package subscript(_ code: String) -> Code? {
        index[code].map { codes[$0] }
    }
}
