package import Standards
package import Store

/// The calls of one minute on one side.
package struct MinuteFigure: Sendable, Hashable {
    /// Whole minutes since 1970-01-01T00:00Z.
    package let minute: Int64
    /// How many calls.
    package var calls: Int64
    /// How many of them were refused.
    package var refused: Int64
    /// How long they took.
    package var durations: LatencyHistogram

    /// A minute without calls.
    package init(minute: Int64) {
        self.init(minute: minute, calls: 0, refused: 0, durations: LatencyHistogram())
    }

    init(minute: Int64, calls: Int64, refused: Int64, durations: LatencyHistogram) {
        self.minute = minute
        self.calls = calls
        self.refused = refused
        self.durations = durations
    }
}

/// Calls that are alike, added up over some hours.
package struct CallFigure: Sendable, Hashable {
    /// Who called; `CallCount.unknown` for those outside the exchange.
    package let client: String
    /// What was called.
    package let service: String
    /// The grant's number; empty: none.
    package let grant: String
    /// `ok`, or the code of the refusal.
    package let outcome: String
    /// How many.
    package var calls: Int64
}

/// The calls of one day under a grant.
package struct GrantDay: Sendable, Hashable {
    /// The day in Beijing.
    package let day: Day
    /// How many were answered.
    package var answered: Int64
    /// How many were refused.
    package var refused: Int64
}

extension Hub {
    /// The minutes before and up to now, the oldest first, as gateways reported them for `side`; those without calls are left out.
    package func minutes(_ count: Int, side: CallSide = .consumer, in snapshot: Snapshot) throws -> [MinuteFigure] {
        let first = CallCount.minute(of: clock.now()) - Int64(max(1, min(count, 2_880))) + 1
        var figures: [MinuteFigure] = []
        try snapshot.each(
            "SELECT minute, calls, refused, durations FROM hub_minute WHERE minute >= ? AND side = ? ORDER BY minute",
            [.integer(first), .text(side.rawValue)]
        ) { row in
            let figure = MinuteFigure(
                minute: try row.integer(0), calls: try row.integer(1), refused: try row.integer(2),
                durations: LatencyHistogram(text: try row.text(3)))
            if figures.last?.minute == figure.minute {
                let last = figures.count - 1
                figures[last].calls += figure.calls
                figures[last].refused += figure.refused
                figures[last].durations.add(figure.durations)
            } else {
                figures.append(figure)
            }
            return true
        }
        return figures
    }

    /// The calls of the present hour and of those before it, added up by caller, service, grant and outcome; at most 5,000 kinds.
    package func figures(
        hours: Int, gateway: String? = nil, side: CallSide = .consumer, in snapshot: Snapshot
    ) throws -> [CallFigure] {
        let first = CallCount.minute(of: clock.now()) / 60 - Int64(max(1, min(hours, 24 * 31))) + 1
        let condition = gateway == nil ? "" : "AND gateway = ?"
        return try snapshot.query(
            """
            SELECT client, service, grant_number, outcome, SUM(calls) FROM hub_hour WHERE hour >= ? AND side = ? \(condition)
            GROUP BY client, service, grant_number, outcome ORDER BY 5 DESC, 1, 2, 3, 4 LIMIT 5000
            """, [.integer(first), .text(side.rawValue)] + (gateway.map { [.text($0)] } ?? [])
        ) { row in
            CallFigure(
                client: try row.text(0), service: try row.text(1), grant: try row.text(2), outcome: try row.text(3),
                calls: try row.integer(4))
        }
    }

    /// The calls under a grant of the last `days`, every day once, the oldest first, as its asker's gateway reported them.
    package func days(_ days: Int, ofGrant number: String, in snapshot: Snapshot) throws -> [GrantDay] {
        let today = BeijingTime.day(of: clock.now())
        let span = (0..<max(1, min(days, 366))).reversed().compactMap { today.adding(days: -$0) }
        guard let start = span.first else { return [] }
        let first = CallCount.minute(of: BeijingTime.start(of: start)) / 60
        var figures = Dictionary(
            span.map { ($0, GrantDay(day: $0, answered: 0, refused: 0)) }, uniquingKeysWith: { first, _ in first })
        try snapshot.each(
            """
            SELECT hour, outcome, SUM(calls) FROM hub_hour WHERE grant_number = ? AND grant_number <> '' AND hour >= ?
            AND side = 'consumer' GROUP BY hour, outcome
            """, [.text(number), .integer(first)]
        ) { row in
            let day = BeijingTime.day(of: Instant(microseconds: try row.integer(0) * 3_600_000_000))
            let calls = try row.integer(2)
            if try row.text(1) == CallCount.ok {
                figures[day]?.answered += calls
            } else {
                figures[day]?.refused += calls
            }
            return true
        }
        return span.compactMap { figures[$0] }
    }
}
