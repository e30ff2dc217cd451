package import Exchange
package import Standards

/// Counts the calls of a gateway, for its board and for `/metrics`; a value of the event loop.
package struct CallMeter: Sendable {
    private struct Key: Hashable {
        let minute: Int64
        let side: CallSide
        let client: String
        let service: String
        let grant: String
        let outcome: String
    }

    private struct Outcome: Hashable {
        let side: CallSide
        let outcome: String
    }

    /// How many different counts wait for a report at most; what comes beyond is counted without client, service and grant.
    private static let limit = 10_000
    private var waiting: [Key: LatencyHistogram] = [:]
    private var totals: [Outcome: LatencyHistogram] = [:]

    /// Nothing counted yet.
    package init() {}

    /// Counts one call that is over.
    /// - Parameters:
    ///   - outcome: `CallCount.ok`, or the stable code of the refusal.
    ///   - microseconds: from its arrival to its answer.
    package mutating func add(
        _ side: CallSide, client: String, service: String, grant: String?, outcome: String, microseconds: Int64,
        at now: Instant
    ) {
        let isFull = waiting.count >= Self.limit
        let key = Key(
            minute: CallCount.minute(of: now), side: side, client: isFull ? "" : client,
            service: isFull ? "" : service, grant: isFull ? "" : grant ?? "", outcome: outcome)
        waiting[key, default: LatencyHistogram()].add(microseconds: microseconds)
        totals[Outcome(side: side, outcome: outcome), default: LatencyHistogram()].add(microseconds: microseconds)
    }

    /// Takes what waits for the next report, the oldest first, at most `limit` counts.
    package mutating func take(_ limit: Int) -> [CallCount] {
        let keys = waiting.keys.sorted { ($0.minute, $0.service, $0.client) < ($1.minute, $1.service, $1.client) }
        return keys.prefix(limit).compactMap { key in
            waiting.removeValue(forKey: key).map { durations in
                CallCount(
                    minute: key.minute, side: key.side, client: key.client, service: key.service, grant: key.grant,
                    outcome: key.outcome, durations: durations)
            }
        }
    }

    /// Puts counts back whose report was not taken.
    package mutating func giveBack(_ counts: [CallCount]) {
        for count in counts {
            let key = Key(
                minute: count.minute, side: count.side, client: count.client, service: count.service,
                grant: count.grant, outcome: count.outcome)
            waiting[key, default: LatencyHistogram()].add(count.durations)
        }
    }

    /// The counts since the start in Prometheus' text form.
    package var metrics: String {
        var text = """
            # HELP yitong_gateway_calls_total Calls that are over, by side and outcome.
            # TYPE yitong_gateway_calls_total counter

            """
        let keys = totals.keys.sorted { ($0.side.rawValue, $0.outcome) < ($1.side.rawValue, $1.outcome) }
        for key in keys {
            let total = totals[key]?.total ?? 0
            text += "yitong_gateway_calls_total{side=\"\(key.side.rawValue)\",outcome=\"\(key.outcome)\"} \(total)\n"
        }
        text += """
            # HELP yitong_gateway_call_duration_seconds How long calls took, from arrival to answer.
            # TYPE yitong_gateway_call_duration_seconds histogram

            """
        for side in CallSide.allCases {
            let sum = totals.reduce(into: LatencyHistogram()) { sum, item in
                if item.key.side == side { sum.add(item.value) }
            }
            text += Self.buckets(sum, side)
        }
        return text
    }

    private static func buckets(_ histogram: LatencyHistogram, _ side: CallSide) -> String {
        var (text, seen) = ("", Int64(0))
        let name = "yitong_gateway_call_duration_seconds"
        for (bound, count) in zip(LatencyHistogram.bounds, histogram.counts) {
            seen += count
            let seconds = Double(bound) / 1_000_000
            text += "\(name)_bucket{side=\"\(side.rawValue)\",le=\"\(seconds)\"} \(seen)\n"
        }
        let total = histogram.total
        return text + "\(name)_bucket{side=\"\(side.rawValue)\",le=\"+Inf\"} \(total)\n"
            + "\(name)_count{side=\"\(side.rawValue)\"} \(total)\n"
    }
}
