package import HTTPTypes
import Synchronization

/// Counts requests by route pattern, method and status, and how long they took.
///
/// The label is the pattern (`/api/v1/datasets/{id}`), never the path: bounded, and without personal data.
package final class RequestMetrics: Sendable {
    private struct Key: Hashable {
        let route: String
        let method: String
        let status: Int
    }

    private struct Tally {
        var count: Int64 = 0
        var seconds = 0.0
        var buckets = [Int64](repeating: 0, count: RequestMetrics.bounds.count)

        mutating func add(_ seconds: Double, _ bucket: Int?) {
            count += 1
            self.seconds += seconds
            if let bucket { buckets[bucket] += 1 }
        }
    }

    /// Upper bounds of the histogram, in seconds.
    package static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    private let tallies = Mutex<[Key: Tally]>([:])

    /// Nothing counted yet.
    package init() {}

    /// Counts one answered request.
    package func record(route: String, method: HTTPRequest.Method, status: Int, duration: Duration) {
        let (whole, attoseconds) = duration.components
        let seconds = Double(whole) + Double(attoseconds) / 1e18
        let known = Self.methods.contains(method.rawValue) ? method.rawValue : "OTHER"
        let bucket = Self.bounds.firstIndex { seconds <= $0 }
        tallies.withLock { tallies in
            let key = Key(route: route, method: known, status: status)
            tallies[key, default: Tally()].add(seconds, bucket)
        }
    }

    /// The counters and the histogram in Prometheus' text form.
    package func write(to text: inout PrometheusText) {
        let tallies = self.tallies.withLock { $0 }
            .sorted { ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status) }
        text.family("yitong_http_requests_total", .counter, "Requests answered, by route pattern, method and status.")
        for (key, tally) in tallies {
            text.sample("yitong_http_requests_total", Self.labels(key), Double(tally.count))
        }
        text.family("yitong_http_request_seconds", .histogram, "Seconds from the head of a request to its answer.")
        for (key, tally) in tallies {
            let labels = Self.labels(key)
            var sum: Int64 = 0
            for (bound, count) in zip(Self.bounds, tally.buckets) {
                sum += count
                text.sample("yitong_http_request_seconds_bucket", labels + [("le", "\(bound)")], Double(sum))
            }
            text.sample("yitong_http_request_seconds_bucket", labels + [("le", "+Inf")], Double(tally.count))
            text.sample("yitong_http_request_seconds_sum", labels, tally.seconds)
            text.sample("yitong_http_request_seconds_count", labels, Double(tally.count))
        }
    }

    private static let methods: Set<String> = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

    private static func labels(_ key: Key) -> [(String, String)] {
        [("route", key.route), ("method", key.method), ("status", String(key.status))]
    }
}
