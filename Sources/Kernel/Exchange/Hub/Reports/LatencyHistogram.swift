/// How long calls took, in 25 classes from half a millisecond to more than thirty seconds.
///
/// Histograms of different minutes and gateways add up; a percentile is the upper bound of the class in which it lies.
package struct LatencyHistogram: Sendable, Hashable, Codable {
    /// The upper bounds of all classes but the last, in microseconds.
    package static let bounds: [Int64] = [
        500, 1_000, 2_000, 3_000, 5_000, 7_500, 10_000, 15_000, 20_000, 30_000, 50_000, 75_000, 100_000, 150_000,
        200_000, 300_000, 500_000, 750_000, 1_000_000, 2_000_000, 3_000_000, 5_000_000, 10_000_000, 30_000_000,
    ]

    /// The number of calls of each class.
    package private(set) var counts: [Int64]

    /// No calls.
    package init() {
        counts = Array(repeating: 0, count: Self.bounds.count + 1)
    }

    /// Counts by class, those that are left out at the end being 0; nil where there are too many or one is negative.
    package init?(counts: [Int64]) {
        guard counts.count <= Self.bounds.count + 1, counts.allSatisfy({ (0...1_000_000_000_000).contains($0) }) else {
            return nil
        }
        self.counts = counts + Array(repeating: 0, count: Self.bounds.count + 1 - counts.count)
    }

    /// Counts a call that took so many microseconds.
    package mutating func add(microseconds: Int64) {
        var (low, high) = (0, Self.bounds.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.bounds[middle] < microseconds { low = middle + 1 } else { high = middle }
        }
        counts[low] += 1
    }

    /// Counts all calls of another histogram, saturating.
    package mutating func add(_ other: LatencyHistogram) {
        for (index, count) in other.counts.enumerated() {
            let sum = counts[index].addingReportingOverflow(count)
            counts[index] = sum.overflow ? .max : sum.partialValue
        }
    }

    /// How many calls, saturating.
    package var total: Int64 {
        counts.reduce(0) { sum, count in
            let next = sum.addingReportingOverflow(count)
            return next.overflow ? .max : next.partialValue
        }
    }

    /// The upper bound in microseconds of the class in which `share` (0–1) of the calls are done; nil: no calls.
    ///
    /// In the last class, which has no bound, the bound of the one before.
    package func percentile(_ share: Double) -> Int64? {
        let total = total
        guard total > 0 else { return nil }
        let wanted = max(1, Int64((Double(total) * min(1, max(0, share))).rounded(.up)))
        var seen: Int64 = 0
        for (index, count) in counts.enumerated() {
            seen += count
            if seen >= wanted { return Self.bounds[min(index, Self.bounds.count - 1)] }
        }
        return Self.bounds.last
    }

    /// The counts without the zeros at the end, with spaces between them: what tables hold.
    var text: String {
        let last = counts.lastIndex { $0 != 0 } ?? 0
        return counts[...last].map(String.init).joined(separator: " ")
    }

    /// Reads `text`; empty where it is none.
    init(text: String) {
        self = Self(counts: text.split(separator: " ").compactMap { Int64($0) }) ?? Self()
    }

    /// As an array of numbers, those at the end that are 0 left out.
    package init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        var counts: [Int64] = []
        while !container.isAtEnd, counts.count <= Self.bounds.count + 1 {
            counts.append(try container.decode(Int64.self))
        }
        guard let value = Self(counts: counts) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no histogram")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for count in counts[...(counts.lastIndex { $0 != 0 } ?? 0)] { try container.encode(count) }
    }
}
