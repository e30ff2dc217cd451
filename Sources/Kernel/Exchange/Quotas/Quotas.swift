package import Authority
package import Standards

/// What was used of a grant's quota on one day.
package struct QuotaUse: Sendable, Hashable {
    /// The grant's number.
    package let grant: String
    /// The Beijing day.
    package let day: Day
    /// Calls that went on.
    package let calls: Int
    /// Records that were given.
    package let rows: Int

    /// A use by its parts.
    package init(grant: String, day: Day, calls: Int, rows: Int) {
        self.grant = grant
        self.day = day
        self.calls = calls
        self.rows = rows
    }
}

/// What was set aside for one call; it is settled once, when the answer is known, or released where nothing was done.
package struct QuotaReservation: Sendable, Hashable {
    /// The grant's number.
    package let grant: String
    /// The Beijing day that it counts for.
    package let day: Day
    /// The most records that the call may give.
    package let rows: Int
}

/// Calls and records of each grant and Beijing day; what is under way is set aside, so that calls together cannot overrun.
///
/// A value of whoever decides: one event loop. Numbers of days past are forgotten at the first call of a new day.
package struct Quotas: Sendable {
    private struct Use {
        var calls = 0
        var rows = 0
        /// Records set aside for calls under way.
        var held = 0
    }

    private var day: Day
    private var uses: [String: Use] = [:]

    /// The quotas of a day, with what was used of them before a restart.
    package init(on day: Day, refill: some Sequence<QuotaUse> = []) {
        self.day = day
        for use in refill where use.day == day {
            var sum = uses[use.grant] ?? Use()
            sum.calls = Self.sum(sum.calls, use.calls)
            sum.rows = Self.sum(sum.rows, use.rows)
            uses[use.grant] = sum
        }
    }

    /// Throws where nothing is left of a grant today; sets nothing aside.
    package mutating func check(_ grant: Grant, now: Instant) throws(ExchangeRefusal) {
        turn(to: now)
        let use = uses[grant.number] ?? Use()
        guard use.calls < grant.callsPerDay else { throw .calls(grant, opensAt: midnight) }
        if grant.form != .verify, use.rows >= grant.rowsPerDay { throw .rows(grant, opensAt: midnight) }
    }

    /// Sets one call aside and as many of the wanted records as are left; throws where nothing is left.
    ///
    /// - Parameter rows: the most records that the call can give; 0 where it gives none, as verifying does.
    package mutating func reserve(
        _ grant: Grant, rows wanted: Int, now: Instant
    ) throws(ExchangeRefusal) -> QuotaReservation {
        try check(grant, now: now)
        var use = uses[grant.number] ?? Use()
        let left = max(0, grant.rowsPerDay - Self.sum(use.rows, use.held))
        let rows = min(max(0, wanted), left)
        // What is left is set aside for calls under way: it may be free again when they are answered.
        guard rows > 0 || wanted <= 0 else { throw .rowsHeld(grant, opensAt: now.advanced(by: .seconds(1))) }
        use.calls = Self.sum(use.calls, 1)
        use.held = Self.sum(use.held, rows)
        uses[grant.number] = use
        return QuotaReservation(grant: grant.number, day: day, rows: rows)
    }

    /// Counts the records of an answer; throws, and counts none, where more than were set aside: then nothing is given.
    package mutating func settle(_ reservation: QuotaReservation, rows: Int, of grant: Grant) throws(ExchangeRefusal) {
        let isWithin = rows <= reservation.rows
        free(reservation, rows: isWithin ? max(0, rows) : 0, calls: 0)
        if !isWithin { throw .tooManyRows(grant, left: reservation.rows, opensAt: midnight) }
    }

    /// Counts a call that was refused after it was let through: the call, and no record.
    package mutating func close(_ reservation: QuotaReservation) {
        free(reservation, rows: 0, calls: 0)
    }

    /// Gives back what was set aside for a call of which nothing came: neither call nor records count.
    package mutating func release(_ reservation: QuotaReservation) {
        free(reservation, rows: 0, calls: 1)
    }

    /// What was used of a grant today, for boards.
    package func use(of number: String) -> QuotaUse {
        let use = uses[number] ?? Use()
        return QuotaUse(grant: number, day: day, calls: use.calls, rows: use.rows)
    }

    private mutating func free(_ reservation: QuotaReservation, rows: Int, calls: Int) {
        // Yesterday's numbers are gone; its call must not change today's.
        guard reservation.day == day, var use = uses[reservation.grant] else { return }
        use.held = max(0, use.held - reservation.rows)
        use.rows = Self.sum(use.rows, rows)
        use.calls = max(0, use.calls - calls)
        uses[reservation.grant] = use
    }

    /// A clock that goes back does not open a day anew.
    private mutating func turn(to now: Instant) {
        let today = BeijingTime.day(of: now)
        guard today > day else { return }
        day = today
        uses = [:]
    }

    private var midnight: Instant { BeijingTime.start(of: day.adding(days: 1) ?? day) }

    private static func sum(_ left: Int, _ right: Int) -> Int {
        let (sum, overflow) = left.addingReportingOverflow(max(0, right))
        return overflow ? .max : sum
    }
}
