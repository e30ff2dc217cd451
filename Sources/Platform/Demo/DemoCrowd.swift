package import Standards

/// A crowd of fictional residents that a seed determines: the same count, seed and day give the same bytes.
///
/// Made one by one as they are asked for. Remembering the numbers given takes about 40 MB for a million residents.
package struct DemoCrowd: Sequence, Sendable {
    /// How many residents.
    package let count: Int
    /// What determines them.
    package let seed: UInt64
    /// The day on which ages and permits are reckoned.
    package let today: Day

    /// The day of the demo city, fixed so that its bytes are.
    package static let demoDay = Day(year: 2026, month: 11, day: 1) ?? .latest

    /// A crowd; a negative count is none.
    package init(count: Int = 20_000, seed: UInt64 = 1, today: Day = demoDay) {
        self.count = Swift.max(0, count)
        self.seed = seed
        self.today = today
    }

    /// The residents one after another.
    package struct Iterator: IteratorProtocol {
        private var maker: ResidentMaker
        private var casting = DemoCasting()
        private var made = 0
        private let count: Int

        init(_ crowd: DemoCrowd) {
            maker = ResidentMaker(seed: crowd.seed, today: crowd.today)
            count = crowd.count
        }

        package mutating func next() -> DemoResident? {
            guard made < count else { return nil }
            defer { made += 1 }
            var resident = maker.make(made)
            _ = casting.cast(&resident, today: maker.today)
            return resident
        }
    }

    package func makeIterator() -> Iterator { Iterator(self) }
}
