import Testing

@testable import Authority

/// Rows as plain sets, so that every cell can be counted.
@Suite struct CombinationTests {
    struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    struct Cell: Hashable {
        let row: Int
        let field: String
        let isLifted: Bool
    }

    static func candidate(_ numbers: inout Numbers) -> Candidate<Set<Int>> {
        let fields = Set(["a", "b", "c", "d"].filter { _ in Bool.random(using: &numbers) }).union(["a"])
        let lifted = fields.filter { _ in Int.random(in: 0..<4, using: &numbers) == 0 }
        let rows =
            Int.random(in: 0..<3, using: &numbers) == 0
            ? nil : Set((0..<5).filter { _ in Bool.random(using: &numbers) })
        let role = "role-\(Int.random(in: 0..<4, using: &numbers))"
        return Candidate(
            post: Assignment(role: role, organisation: "o"), fields: fields, lifted: lifted, rows: rows,
            disclosure: .atOnce)
    }

    static func cells(_ rows: Set<Int>?, _ fields: Set<String>, _ lifted: Set<String>) -> Set<Cell> {
        var cells: Set<Cell> = []
        for row in 0..<5 where rows?.contains(row) ?? true {
            for field in fields {
                cells.insert(Cell(row: row, field: field, isLifted: false))
                if lifted.contains(field) { cells.insert(Cell(row: row, field: field, isLifted: true)) }
            }
        }
        return cells
    }

    @Test func `a combination never opens a cell that no post opens by itself`() {
        for seed in 1...2_000 {
            var numbers = Numbers(state: UInt64(seed))
            let candidates = (0..<Int.random(in: 1...5, using: &numbers)).map { _ in Self.candidate(&numbers) }
            guard let best = Combination.best(of: candidates) else {
                Issue.record("no combination for seed \(seed)")
                continue
            }
            let rows = best.alternatives.map { $0.reduce(into: Set<Int>()) { $0.formUnion($1) } }
            let open = Self.cells(rows, best.fields, best.lifted)
            let allowed = candidates.reduce(into: Set<Cell>()) {
                $0.formUnion(Self.cells($1.rows, $1.fields, $1.lifted))
            }
            #expect(open.isSubset(of: allowed), "seed \(seed)")
        }
    }

    @Test func `the order of posts does not change the combination`() {
        for seed in 1...500 {
            var numbers = Numbers(state: UInt64(seed))
            let candidates = (0..<4).map { _ in Self.candidate(&numbers) }
            let one = Combination.best(of: candidates)
            let other = Combination.best(of: candidates.shuffled(using: &numbers))
            #expect(one?.fields == other?.fields)
            #expect(one?.posts == other?.posts)
            #expect(one?.alternatives.map(Set.init) == other?.alternatives.map(Set.init))
        }
    }

    @Test func `nothing combines to nothing`() {
        #expect(Combination<Set<Int>>.best(of: []) == nil)
    }
}
