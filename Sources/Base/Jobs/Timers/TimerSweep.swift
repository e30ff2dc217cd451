import Logging
import Standards
import Store

/// One sweep over the timers of a kind.
struct TimerSweep: Sendable {
    let timers: Timers
    let kind: String
    let handler: any TimerHandler
    let now: Instant

    /// How many timers one transaction takes: the flush of its commit is shared, SQLite's writer is not held for long.
    static let batch = 200

    /// Fires what is due, the longest due first; how many fired.
    func run() async throws -> Int {
        var fired = 0
        while true {
            let ids = try await timers.store.read { [self] in
                try TimerTable.due(kind: kind, at: now, limit: Self.batch, in: $0)
            }
            guard !ids.isEmpty else { return fired }
            fired += try await fire(ids)
            if ids.count < Self.batch { return fired }
        }
    }

    /// Fires timers together, and one by one where one of them fails.
    private func fire(_ ids: [String]) async throws -> Int {
        do {
            return try await take(ids)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            guard ids.count == 1, let id = ids.first else {
                var fired = 0
                for id in ids { fired += try await fire([id]) }
                return fired
            }
            timers.logger.error("a timer failed", metadata: ["timer": "\(id)", "error": "\(error)"])
            try await timers.store.write { [now] in try TimerTable.postpone(id, from: now, in: $0) }
            return 0
        }
    }

    private func take(_ ids: [String]) async throws -> Int {
        try await timers.store.write { [self] transaction in
            let due = try TimerTable.take(ids, kind: kind, at: now, in: transaction)
            if !due.isEmpty { try handler.fire(due, in: transaction) }
            return due.count
        }
    }
}
