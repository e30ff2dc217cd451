import Exchange
import Standards
import TestSupport
import Testing
import Trust

struct ReplayWindowTests {
    private let clock = ManualClock()

    private func facts(_ id: Int, _ age: Duration = .zero) -> SignatureFacts {
        SignatureFacts(
            created: clock.now.advanced(by: .zero - age), requestID: "request-\(id)", suite: .sha256P256, keyID: "ab")
    }

    private func code(_ work: () throws -> Void) -> SignatureRefusal.Code? {
        do {
            try work()
            return nil
        } catch {
            return (error as? SignatureRefusal)?.code
        }
    }

    @Test func `a request is admitted once, and once from each gateway`() throws {
        var window = ReplayWindow()
        let call = facts(1)
        try window.admit(call, from: "a", now: clock.now)
        #expect(code { try window.admit(call, from: "a", now: clock.now) } == .replayed)
        try window.admit(call, from: "b", now: clock.now)
        try window.admit(facts(2), from: "a", now: clock.now)
        clock.advance(by: .seconds(59))
        #expect(code { try window.admit(call, from: "a", now: clock.now) } == .replayed)
        clock.advance(by: .seconds(3))
        #expect(code { try window.admit(call, from: "a", now: clock.now) } == .tooOld)
    }

    @Test func `clocks may differ by the skew and no more, both ways`() throws {
        var window = ReplayWindow(skew: .seconds(60))
        try window.admit(facts(1, .seconds(60)), from: "a", now: clock.now)
        try window.admit(facts(2, .seconds(-60)), from: "a", now: clock.now)
        #expect(code { try window.admit(facts(3, .seconds(62)), from: "a", now: clock.now) } == .tooOld)
        #expect(code { try window.admit(facts(4, .seconds(-61)), from: "a", now: clock.now) } == .future)
    }

    @Test func `a request of the future is remembered for as long as it could come again`() throws {
        var window = ReplayWindow(skew: .seconds(60))
        let call = facts(1, .seconds(-60))
        try window.admit(call, from: "a", now: clock.now)
        clock.advance(by: .seconds(100))
        try window.admit(facts(2), from: "a", now: clock.now)
        clock.advance(by: .seconds(20))
        try window.admit(facts(3), from: "a", now: clock.now)
        #expect(code { try window.check(call, from: "a", now: clock.now) } == .replayed)
    }

    @Test func `what is too old is forgotten, and memory stays bounded`() throws {
        var window = ReplayWindow(skew: .seconds(2), limit: 100)
        for id in 0..<10_000 {
            try window.admit(facts(id), from: "a", now: clock.now)
            clock.advance(by: .milliseconds(200))
        }
        #expect(window.remembered <= 100)
        var full = ReplayWindow(skew: .seconds(60), limit: 10)
        for id in 0..<10 { try full.admit(facts(id), from: "a", now: clock.now) }
        #expect(code { try full.admit(facts(10), from: "a", now: clock.now) } == .windowFull)
        clock.advance(by: .seconds(80))
        try full.admit(facts(11), from: "a", now: clock.now)
    }

    @Test func `what records tell after a restart is refused too, whenever it was signed`() throws {
        var window = ReplayWindow()
        let came = clock.now.advanced(by: .seconds(-30))
        for id in 1...3 { window.remember(requestID: "request-\(id)", from: "a", cameAt: came, now: clock.now) }
        let old = clock.now.advanced(by: .seconds(-130))
        window.remember(requestID: "request-4", from: "a", cameAt: old, now: clock.now)
        #expect(window.remembered == 3)
        for (id, age) in [(1, 0), (2, 60), (3, -25)] {
            let call = facts(id, .seconds(age))
            #expect(code { try window.admit(call, from: "a", now: clock.now) } == .replayed)
        }
        try window.admit(facts(1), from: "b", now: clock.now)
        clock.advance(by: .seconds(100))
        try window.admit(facts(5), from: "a", now: clock.now)
        #expect(window.remembered <= 2, "by then none of them could be accepted once more")
    }
}
