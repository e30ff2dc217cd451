/// Administrative divisions by code, with their days and what they were before.
package struct Divisions: Sendable {
    /// All provinces of China, their prefectures, the counties of Guangdong, and the towns of Zhongshan.
    package static let china = Divisions([])
    /// Guangdong: prefectures, counties, and the towns of Zhongshan.
    package static let guangdong = Divisions([])

    /// Every division, in the order of codes.
    package let all: [Division]
    private let index: [String: Int]

    /// Divisions; of codes written twice the first counts.
    package init(_ divisions: [Division]) {
        all = divisions.sorted { $0.code < $1.code }
        index = Dictionary(all.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The division of a code, or nil.
    package subscript(_ code: String) -> Division? {
        index[code].map { all[$0] }
    }

    /// What stands directly below a division on a day, in the order of codes; all days where `day` is nil.
    package func children(of code: String, on day: Day? = nil) -> [Division] {
        all.filter { $0.parent == code && (day.map($0.isValid(on:)) ?? true) }
    }

    /// What stands where `code` stood, on a day: itself while it exists, else its successors in turn.
    package func successors(of code: String, on day: Day) -> [Division] {
        []
    }

    /// The names from the province down, such as 广东省, 中山市, 小榄镇; empty where the code is unknown.
    package func path(of code: String) -> [Division] {
        []
    }
}
