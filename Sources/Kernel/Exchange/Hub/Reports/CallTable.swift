import Standards
import Store

/// Calls added up by minute and by hour.
enum CallTable {
    private struct MinuteKey: Hashable {
        let minute: Int64
        let side: CallSide
    }

    private struct HourKey: Hashable {
        let hour: Int64
        let side: CallSide
        let client, service, grant, outcome: String
    }

    private struct Sum {
        var refused: Int64 = 0
        var durations = LatencyHistogram()
    }

    static func add(_ calls: [CallCount], of gateway: String, in transaction: Transaction) throws {
        var minutes: [MinuteKey: Sum] = [:]
        var hours: [HourKey: Sum] = [:]
        for call in calls {
            let minute = MinuteKey(minute: call.minute, side: call.side)
            minutes[minute, default: Sum()].durations.add(call.durations)
            if call.outcome != CallCount.ok { minutes[minute, default: Sum()].refused += call.durations.total }
            let hour = HourKey(
                hour: call.minute / 60, side: call.side, client: call.client, service: call.service, grant: call.grant,
                outcome: call.outcome)
            hours[hour, default: Sum()].durations.add(call.durations)
        }
        for (key, sum) in minutes { try add(sum, to: key, of: gateway, in: transaction) }
        for (key, sum) in hours { try add(sum, to: key, of: gateway, in: transaction) }
    }

    private static func add(
        _ sum: Sum, to key: MinuteKey, of gateway: String, in transaction: Transaction
    ) throws {
        var durations = sum.durations
        let place: [SQLValue] = [.integer(key.minute), .text(gateway), .text(key.side.rawValue)]
        let before = try transaction.first(
            "SELECT durations FROM hub_minute WHERE minute = ? AND gateway = ? AND side = ?", place
        ) { LatencyHistogram(text: try $0.text(0)) }
        if let before { durations.add(before) }
        try transaction.execute(
            """
            INSERT INTO hub_minute (minute, gateway, side, calls, refused, durations) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (minute, gateway, side) DO UPDATE SET calls = excluded.calls,
            refused = hub_minute.refused + excluded.refused, durations = excluded.durations
            """, place + [.integer(durations.total), .integer(sum.refused), .text(durations.text)])
    }

    private static func add(_ sum: Sum, to key: HourKey, of gateway: String, in transaction: Transaction) throws {
        var durations = sum.durations
        let place: [SQLValue] = [
            .integer(key.hour), .text(gateway), .text(key.side.rawValue), .text(key.client), .text(key.service),
            .text(key.grant), .text(key.outcome),
        ]
        let before = try transaction.first(
            """
            SELECT durations FROM hub_hour WHERE hour = ? AND gateway = ? AND side = ? AND client = ? AND service = ?
            AND grant_number = ? AND outcome = ?
            """, place
        ) { LatencyHistogram(text: try $0.text(0)) }
        if let before { durations.add(before) }
        try transaction.execute(
            """
            INSERT INTO hub_hour (hour, gateway, side, client, service, grant_number, outcome, calls, durations)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (hour, gateway, side, client, service, grant_number, outcome)
            DO UPDATE SET calls = excluded.calls, durations = excluded.durations
            """, place + [.integer(durations.total), .text(durations.text)])
    }

    static func prune(minutesBefore: Instant, hoursBefore: Instant, in transaction: Transaction) throws {
        try transaction.execute(
            "DELETE FROM hub_minute WHERE minute < ?", [.integer(CallCount.minute(of: minutesBefore))])
        try transaction.execute(
            "DELETE FROM hub_hour WHERE hour < ?", [.integer(CallCount.minute(of: hoursBefore) / 60)])
    }
}
