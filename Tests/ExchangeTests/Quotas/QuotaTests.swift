import Authority
import Standards
import Testing

@testable import Exchange

@Suite struct `A quota` {
    private let today = World.today
    private let now = World.now
    private var midnight: Instant { BeijingTime.start(of: World.day(1)) }

    private func code(_ body: () throws(ExchangeRefusal) -> Void) -> String {
        do {
            try body()
            return "passes"
        } catch {
            return error.code
        }
    }

    @Test func `lets through as many calls as the grant has, and says when it opens again`() throws {
        var quotas = Quotas(on: today)
        let grant = World.grant(calls: 3)
        for _ in 0..<3 { try quotas.settle(try quotas.reserve(grant, rows: 1, now: now), rows: 1, of: grant) }
        let refusal = #expect(throws: ExchangeRefusal.self) { try quotas.reserve(grant, rows: 1, now: now) }
        #expect(refusal?.code == "grant.quota")
        #expect(refusal?.opensAt == midnight)
        #expect(refusal?.next.zh.contains("2026-11-25 00:00（北京时间）") == true)
        #expect(quotas.use(of: "SQ-1") == QuotaUse(grant: "SQ-1", day: today, calls: 3, rows: 3))
    }

    @Test func `cannot be overrun by calls that are under way at the same time`() throws {
        var quotas = Quotas(on: today)
        let grant = World.grant(.match, calls: 1_000, records: 10)
        var under: [QuotaReservation] = []
        while let reservation = try? quotas.reserve(grant, rows: 4, now: now) { under.append(reservation) }
        #expect(under.map(\.rows) == [4, 4, 2])
        let held = #expect(throws: ExchangeRefusal.self) { try quotas.reserve(grant, rows: 4, now: now) }
        #expect(held?.opensAt == now.advanced(by: .seconds(1)))
        for reservation in under { try quotas.settle(reservation, rows: reservation.rows, of: grant) }
        #expect(quotas.use(of: grant.number).rows == 10)
        #expect(code { () throws(ExchangeRefusal) in try quotas.check(grant, now: now) } == "grant.quota")
    }

    @Test func `frees what an answer did not need, and gives nothing that goes beyond`() throws {
        var quotas = Quotas(on: today)
        let grant = World.grant(.match, records: 10)
        let wide = try quotas.reserve(grant, rows: 3_000, now: now)
        #expect(wide.rows == 10)
        try quotas.settle(wide, rows: 7, of: grant)
        let next = try quotas.reserve(grant, rows: 3_000, now: now)
        #expect(next.rows == 3)
        let refusal = #expect(throws: ExchangeRefusal.self) { try quotas.settle(next, rows: 4, of: grant) }
        #expect(refusal?.code == "grant.quota")
        #expect(quotas.use(of: grant.number) == QuotaUse(grant: "SQ-1", day: today, calls: 2, rows: 7))
        #expect(try quotas.reserve(grant, rows: 3, now: now).rows == 3)
    }

    @Test func `counts no records for verifying, which gives none`() throws {
        var quotas = Quotas(on: today)
        let grant = World.grant(.verify, calls: 2, records: 0)
        let reservation = try quotas.reserve(grant, rows: 0, now: now)
        try quotas.settle(reservation, rows: 0, of: grant)
        #expect(quotas.use(of: grant.number) == QuotaUse(grant: "SQ-1", day: today, calls: 1, rows: 0))
    }

    @Test func `gives back a call of which nothing came`() throws {
        var quotas = Quotas(on: today)
        let grant = World.grant(calls: 1)
        quotas.release(try quotas.reserve(grant, rows: 1, now: now))
        #expect(quotas.use(of: grant.number) == QuotaUse(grant: "SQ-1", day: today, calls: 0, rows: 0))
        _ = try quotas.reserve(grant, rows: 1, now: now)
    }

    @Test func `counts a call that was refused after it was let through`() throws {
        var quotas = Quotas(on: today)
        let grant = World.grant(.match, calls: 2, records: 10)
        quotas.close(try quotas.reserve(grant, rows: 3_000, now: now))
        #expect(quotas.use(of: grant.number) == QuotaUse(grant: "SQ-1", day: today, calls: 1, rows: 0))
        #expect(try quotas.reserve(grant, rows: 3_000, now: now).rows == 10)
    }

    @Test func `opens at midnight in Beijing, and a call from before does not count for the new day`() throws {
        var quotas = Quotas(on: today)
        let grant = World.grant(calls: 1)
        let late = try quotas.reserve(grant, rows: 1, now: midnight.advanced(by: .microseconds(-1)))
        #expect(
            code { () throws(ExchangeRefusal) in try quotas.check(grant, now: midnight.advanced(by: .microseconds(-1)))
            } == "grant.quota")
        let early = try quotas.reserve(grant, rows: 1, now: midnight)
        #expect(early.day == World.day(1))
        try quotas.settle(late, rows: 1, of: grant)
        quotas.release(late)
        #expect(quotas.use(of: grant.number) == QuotaUse(grant: "SQ-1", day: World.day(1), calls: 1, rows: 0))
    }

    @Test func `does not open when the clock goes back over midnight`() throws {
        var quotas = Quotas(on: World.day(1))
        let grant = World.grant(calls: 1)
        _ = try quotas.reserve(grant, rows: 1, now: midnight)
        #expect(code { () throws(ExchangeRefusal) in try quotas.check(grant, now: now) } == "grant.quota")
        #expect(code { () throws(ExchangeRefusal) in try quotas.check(grant, now: midnight) } == "grant.quota")
    }

    @Test func `goes on after a restart where it was, and forgets other days`() throws {
        let refill = [
            QuotaUse(grant: "SQ-1", day: today, calls: 60, rows: 900),
            QuotaUse(grant: "SQ-1", day: today, calls: 39, rows: 99),
            QuotaUse(grant: "SQ-1", day: World.day(-1), calls: 1_000, rows: 1_000),
            QuotaUse(grant: "SQ-2", day: today, calls: -5, rows: .max),
            QuotaUse(grant: "SQ-2", day: today, calls: .max, rows: .max),
        ]
        var quotas = Quotas(on: today, refill: refill)
        let grant = World.grant()
        #expect(try quotas.reserve(grant, rows: 1_000, now: now).rows == 1)
        #expect(code { () throws(ExchangeRefusal) in try quotas.check(grant, now: now) } == "grant.quota")
        #expect(
            code { () throws(ExchangeRefusal) in try quotas.check(World.grant(number: "SQ-2"), now: now) }
                == "grant.quota")
    }

    @Test func `counts each grant by itself`() throws {
        var quotas = Quotas(on: today)
        _ = try quotas.reserve(World.grant(calls: 1), rows: 1, now: now)
        _ = try quotas.reserve(World.grant(number: "SQ-2", calls: 1), rows: 1, now: now)
    }
}
