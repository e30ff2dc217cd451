import HTTP
import Testing

@Suite struct PatienceTests {
    private let start = ContinuousClock.now

    private func moment(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

    @Test func `a client that sends nothing is waited for as long as the grace lasts`() {
        var patience = Patience(grace: .seconds(10))
        patience.wait(at: moment(0))
        #expect(patience.left(at: moment(4)) == .seconds(6))
        #expect(patience.left(at: moment(10)) == .zero)
    }

    @Test func `a byte a second buys no time`() {
        var patience = Patience(grace: .seconds(10))
        for second in 0..<11 {
            patience.wait(at: moment(second))
            patience.receive(1, at: moment(second + 1))
        }
        #expect(patience.left(at: moment(11)) < .zero)
    }

    @Test func `a steady upload may last for hours`() {
        var patience = Patience(grace: .seconds(10))
        for second in 0..<7_200 {
            patience.wait(at: moment(second))
            patience.receive(2_048, at: moment(second + 1))
        }
        #expect(patience.left(at: moment(7_200)) > .seconds(10))
    }

    @Test func `the time that we take ourselves is not the client's`() {
        var patience = Patience(grace: .seconds(10))
        patience.wait(at: moment(0))
        patience.receive(1, at: moment(1))
        #expect(patience.left(at: moment(500)) == .seconds(9))
        patience.wait(at: moment(500))
        patience.wait(at: moment(505))
        #expect(patience.left(at: moment(505)) == .seconds(4))
    }

    @Test func `absurd sizes do not overflow`() {
        var patience = Patience(grace: .seconds(1), bytesPerSecond: 0)
        patience.receive(.max, at: moment(0))
        patience.receive(.max, at: moment(0))
        patience.receive(-5, at: moment(0))
        #expect(patience.left(at: moment(0)) > .zero)
    }
}
