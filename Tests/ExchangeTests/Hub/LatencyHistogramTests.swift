import Exchange
import Standards
import Testing

@Suite("How long calls took")
struct LatencyHistogramTests {
    @Test func `a call is counted in the first class that holds it`() {
        for (index, bound) in LatencyHistogram.bounds.enumerated() {
            var histogram = LatencyHistogram()
            histogram.add(microseconds: bound)
            #expect(histogram.counts[index] == 1)
            histogram.add(microseconds: bound + 1)
            #expect(histogram.counts[index + 1] == 1)
        }
        var odd = LatencyHistogram()
        odd.add(microseconds: -5)
        odd.add(microseconds: .max)
        #expect(odd.counts.first == 1 && odd.counts.last == 1)
    }

    @Test func `percentiles are bounds, sums are sums, and nothing has none`() {
        var histogram = LatencyHistogram()
        #expect(histogram.percentile(0.5) == nil)
        for _ in 0..<98 { histogram.add(microseconds: 900) }
        histogram.add(microseconds: 80_000)
        histogram.add(microseconds: .max)
        #expect(histogram.percentile(0.5) == 1_000 && histogram.percentile(0.99) == 100_000)
        #expect(histogram.percentile(1) == 30_000_000 && histogram.percentile(-1) == 1_000)
        var twice = histogram
        twice.add(histogram)
        #expect(twice.total == 200)
    }

    @Test func `it is read back as it was written, and what is none is refused`() throws {
        var histogram = LatencyHistogram()
        for value in [1, 600, 600, 9_000_000] { histogram.add(microseconds: Int64(value)) }
        #expect(try JSONText.value(try JSONText.of(histogram)) == histogram)
        #expect(LatencyHistogram(counts: [1, -1]) == nil)
        #expect(LatencyHistogram(counts: Array(repeating: 0, count: 26)) == nil)
    }
}
