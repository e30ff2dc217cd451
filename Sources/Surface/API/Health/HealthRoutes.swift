import Definitions
import Files
import HTTP
import HTTPTypes
import Hummingbird
import Jobs
import Journal
import Registry
import Standards
import Store

extension API {
    var healthRoutes: [Route] {
        [
            Route(
                method: .get, path: "/healthz", operation: "alive", summary: "Whether the process answers.",
                isProtected: false, answers: [.init(status: 200, description: "It does.", body: .text)]
            ) { _, _ in Self.text("ok\n") },
            Route(
                method: .get, path: "/readyz", operation: "ready",
                summary: "Whether the city can serve, and why not.", isProtected: false,
                answers: [
                    .init(status: 200, description: "It can.", body: .reference("Readiness")),
                    .init(status: 503, description: "It cannot.", body: .reference("Readiness")),
                ]
            ) { [self] _, _ in await readiness() },
            Route(
                method: .get, path: "/metrics", operation: "measure", summary: "Metrics in Prometheus' text form.",
                isProtected: false,
                answers: [.init(status: 200, description: "The metrics.", body: .text)]
            ) { [self] _, _ in try await measurements() },
        ]
    }

    /// What is known about journal, jobs and datasets at one moment.
    private struct Pulse: Sendable {
        let head: TreeHead
        let unsealed: Int
        let oldest: Instant?
        let jobs: [JobState: Int64]
        let rows: [(dataset: String, count: Int64)]
    }

    private func pulse() async throws -> Pulse {
        let (journal, jobs, registry) = (kernel.journal, kernel.jobs, kernel.registry)
        let datasets = kernel.packs.datasets.keys.sorted()
        return try await kernel.store.read { snapshot in
            let unsealed = try journal.unsealed(limit: 1_000, in: snapshot)
            return Pulse(
                head: try journal.head(in: snapshot), unsealed: unsealed.count,
                oldest: unsealed.map(\.details.at).min(), jobs: try jobs.counts(in: snapshot),
                rows: try datasets.map { ($0, try registry.freshness($0, in: snapshot)?.rows ?? 0) })
        }
    }

    /// Bytes that a city needs left on its disks to call itself ready (32 MiB): a log, a checkpoint, an upload.
    private static let room: Int64 = 32 << 20

    /// Able to serve: the store answers and has room, and what happened is sealed within ten seconds.
    private func readiness() async -> Response {
        var reasons: [String] = []
        do {
            let pulse = try await pulse()
            if let oldest = pulse.oldest, kernel.clock.now().since(oldest) > .seconds(10) {
                reasons.append("journal: sealing is behind")
            }
        } catch {
            reasons.append("store: \(Problem(error).code)")
        }
        if kernel.store.isFull { reasons.append("store: no room left") }
        if let left = [kernel.store.room, kernel.files.room].compactMap(\.self).min(), left < Self.room {
            reasons.append("disk: \(left >> 20) MiB left")
        }
        var json = JSONWriter()
        json.object { json in
            json.member("ready", reasons.isEmpty)
            json.array("reasons") { json in for reason in reasons { json.value(reason) } }
        }
        return Self.json(json, status: reasons.isEmpty ? .ok : .serviceUnavailable)
    }

    private func measurements() async throws -> Response {
        var text = PrometheusText()
        metrics.write(to: &text)
        let pulse = try? await pulse()
        text.gauge("yitong_store_up", "Whether the store answers.", pulse == nil ? 0 : 1)
        if let pulse { write(pulse, to: &text) }
        var response = Self.text(text.text)
        response.headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
        return response
    }

    private func write(_ pulse: Pulse, to text: inout PrometheusText) {
        text.gauge("yitong_journal_size", "Entries in the sealed tree.", Double(pulse.head.size))
        text.gauge("yitong_journal_unsealed", "Events without a position, 1,000 at most.", Double(pulse.unsealed))
        let lag = pulse.oldest.map { kernel.clock.now().since($0) } ?? .zero
        text.gauge(
            "yitong_journal_seal_lag_seconds", "Age of the oldest event without a position.",
            max(0, Double(lag.components.seconds) + Double(lag.components.attoseconds) / 1e18))
        text.family("yitong_jobs", .gauge, "Jobs in each state.")
        for state in JobState.allCases {
            text.sample("yitong_jobs", [("state", state.rawValue)], Double(pulse.jobs[state] ?? 0))
        }
        text.family("yitong_registry_rows", .gauge, "Records of each dataset.")
        for (dataset, count) in pulse.rows {
            text.sample("yitong_registry_rows", [("dataset", dataset)], Double(count))
        }
    }

    static func text(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    static func json(_ json: JSONWriter, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: json.buffer))
    }
}
