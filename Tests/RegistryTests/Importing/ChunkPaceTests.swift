import Testing

@testable import Registry

@Suite struct ChunkPaceTests {
    @Test func `the first transaction takes one chunk, quick ones lead to twice as many up to the bound`() {
        var pace = ChunkPace()
        var counts = [pace.count]
        for _ in 0..<5 {
            pace.learn(from: .milliseconds(2) * pace.count, of: pace.count)
            counts.append(pace.count)
        }
        #expect(counts == [1, 2, 4, 8, 16, 16])
    }

    @Test func `a slow transaction is followed by what fits, and never by none`() {
        var pace = ChunkPace()
        for _ in 0..<5 { pace.learn(from: .milliseconds(1), of: 1) }
        pace.learn(from: .milliseconds(960), of: 16)
        #expect(pace.count == 2)
        pace.learn(from: .seconds(3), of: 2)
        #expect(pace.count == 1)
        pace.learn(from: .zero, of: 1)
        #expect(pace.count == 2)
    }
}
