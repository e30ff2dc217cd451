/// Administrative divisions by code, with their days and what they were before.
package struct Divisions: Sendable {
    /// All provinces of China, the prefectures from which most residents come, all counties of Guangdong, and the towns
    /// of Zhongshan.
    package static let china = Divisions(
        [
            DivisionTable.provinces, DivisionTable.prefectures, DivisionTable.guangdongCounties,
            DivisionTable.guangdongFormerCounties, DivisionTable.zhongshanTowns,
        ].flatMap(DivisionTable.read))

    /// Guangdong alone: 21 prefectures, their counties now and before, and the towns of Zhongshan.
    package static let guangdong = Divisions(china.all.filter { $0.code.hasPrefix("44") })

    /// Every division, in the order of codes.
    package let all: [Division]
    private let index: [String: Int]
    private let below: [String: [Int]]

    /// Divisions; of codes written twice the first counts.
    package init(_ divisions: [Division]) {
        all = divisions.sorted { $0.code < $1.code }
        index = Dictionary(all.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        below = Dictionary(grouping: all.indices.filter { [all] in all[$0].parent != nil }) { [all] in
            all[$0].parent ?? ""
        }
    }

    /// The division of a code, or nil.
    package subscript(_ code: String) -> Division? {
        index[code].map { all[$0] }
    }

    /// What stands directly below a division on a day, in the order of codes; on any day where `day` is nil.
    package func children(of code: String, on day: Day? = nil) -> [Division] {
        (below[code] ?? []).map { all[$0] }.filter { day.map($0.isValid(on:)) ?? true }
    }

    /// What stands on a day where `code` stood before: itself while it exists, else its successors, in turn.
    package func successors(of code: String, on day: Day) -> [Division] {
        follow(code, on: day, \.successors)
    }

    /// What stood on a day where `code` stands now: itself if it existed already, else its predecessors, in turn.
    package func predecessors(of code: String, on day: Day) -> [Division] {
        follow(code, on: day, \.predecessors)
    }

    /// The divisions from the province down to the code itself; without what the table does not have.
    package func path(of code: String) -> [Division] {
        [code.prefix(2) + "0000", code.prefix(4) + "00", String(code.prefix(6)), String(code.prefix(9)), code]
            .reduce(into: [Division]()) { path, code in
                if let division = self[code], path.last?.code != code { path.append(division) }
            }
    }

    private func follow(
        _ code: String, on day: Day, _ next: KeyPath<Division, [String]>
    ) -> [Division] {
        var (found, waiting, seen) = ([Division](), [code], Set<String>())
        while let code = waiting.popLast() {
            guard seen.insert(code).inserted, let division = self[code] else { continue }
            if division.isValid(on: day) {
                found.append(division)
            } else {
                waiting.append(contentsOf: division[keyPath: next])
            }
        }
        return found.sorted { $0.code < $1.code }
    }
}
