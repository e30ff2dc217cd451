/// A repeatable stream of numbers: SplitMix64 (Steele, Lea, Flood 2014); fit for fiction, never for keys.
struct SeededRandom: Sendable {
    private var state: UInt64

    /// The stream of a seed.
    init(seed: UInt64) {
        state = seed
    }

    /// The stream of one item under a seed, independent of its neighbours.
    init(seed: UInt64, item: Int) {
        var mixer = SeededRandom(seed: seed)
        let base = mixer.next()
        state = base ^ (UInt64(bitPattern: Int64(item)) &* 0xD1B5_4A32_D192_ED03)
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `bound`; 0 where the bound is not positive.
    mutating func number(below bound: Int) -> Int {
        guard bound > 0 else { return 0 }
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number of a range, both ends included.
    mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + number(below: range.upperBound - range.lowerBound + 1)
    }

    /// True so many times out of a thousand.
    mutating func happens(perMille: Int) -> Bool {
        number(below: 1_000) < perMille
    }

    /// One of the items of a list that is not empty.
    mutating func pick<Item>(_ items: [Item]) -> Item {
        items[number(below: items.count)]
    }

    /// One of the items of a weighted list.
    mutating func pick<Item>(_ list: WeightedList<Item>) -> Item {
        list.item(at: number(below: list.total))
    }
}

/// Items with whole weights: how often each is picked.
struct WeightedList<Item: Sendable>: Sendable {
    private let items: [Item]
    private let ends: [Int]
    /// The sum of all weights.
    let total: Int

    /// A list of at least one item; weights below 1 count as 1.
    init(_ first: (Item, Int), _ others: [(Item, Int)]) {
        var end = 0
        let all = [first] + others
        items = all.map(\.0)
        ends = all.map { entry in
            end += max(1, entry.1)
            return end
        }
        total = end
    }

    /// The item into whose span a position of 0..<total falls.
    func item(at position: Int) -> Item {
        var (low, high) = (0, items.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if position < ends[middle] { high = middle } else { low = middle + 1 }
        }
        return items[low]
    }
}

extension WeightedList<String> {
    /// A list written as words, each with `:weight` behind it.
    init(words text: String) {
        let entries = text.split(whereSeparator: \.isWhitespace).map { entry -> (String, Int) in
            let parts = entry.split(separator: ":")
            return (String(parts[0]), parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
        }
        self.init(entries.first ?? ("", 1), Array(entries.dropFirst()))
    }
}
