import Logging
import Standards
import Store

extension Jobs {
    /// Takes the job that has been due longest and works on it until it ends, stops or fails.
    ///
    /// False: none was due.
    package func runNext() async throws -> Bool {
        guard let context = try await take() else { return false }
        await run(context)
        return true
    }

    /// Lets every job that says it runs be taken at once: for the start of a node that is the only one, whose
    /// predecessor can no longer be working.
    ///
    /// Fencing protects against a predecessor that does after all.
    package func reclaim() async throws {
        let now = SQLValue.integer(clock.now().microseconds)
        _ = try await store.write { transaction in
            try transaction.execute("UPDATE job SET due_at = ? WHERE state = 'running' AND due_at > ?", [now, now])
        }
    }

    func take() async throws -> JobContext? {
        let lease = JobLease(clock: clock, lease: settings.lease, kinds: kinds)
        return try await store.write { try lease.take(in: $0) }
    }

    func run(_ context: JobContext) async {
        do {
            let status = try await store.read { try JobTable.status(context.id, in: $0) }
            guard let status, let handler = handler(of: status.kind) else { return }
            let outcome = await outcome(of: handler, context)
            try await leave(context, outcome)
        } catch {
            // The lease runs out and the job is taken again from what it saved.
            logger.error("job not ended", metadata: ["job": "\(context.id)", "error": "\(error)"])
        }
    }

    /// Works and keeps the lease meanwhile.
    private func outcome(of handler: any JobHandler, _ context: JobContext) async -> Result<Void, any Error> {
        await withTaskGroup(of: Result<Void, any Error>?.self) { group in
            group.addTask {
                do { return .success(try await handler.run(context)) } catch { return .failure(error) }
            }
            group.addTask { [self] in await keepLease(context) }
            for await result in group {
                guard let result else { continue }
                group.cancelAll()
                return result
            }
            return .failure(CancellationError())
        }
    }

    private func keepLease(_ context: JobContext) async -> Result<Void, any Error>? {
        let lease = JobLease(clock: clock, lease: settings.lease, kinds: [])
        while true {
            do {
                try await Task.sleep(for: settings.lease / 3)
                guard try await store.write({ try lease.renew(context, in: $0) }) else {
                    return .failure(JobStopped(reason: .leaseLost))
                }
            } catch is CancellationError {
                return nil
            } catch {
                logger.warning("lease not renewed", metadata: ["job": "\(context.id)", "error": "\(error)"])
            }
        }
    }

    private func leave(_ context: JobContext, _ outcome: Result<Void, any Error>) async throws {
        let (clock, settings) = (clock, settings)
        let ended = try await store.write { transaction in
            let attempts = (try JobTable.status(context.id, in: transaction)?.attempts ?? 0) + 1
            let now = clock.now()
            let next = JobEnding(outcome, attempts: attempts, settings: settings)
            guard let next else { return true }
            return try JobTable.leave(
                context.id, fence: context.fence, to: next.state, dueAt: next.pause.map { now.advanced(by: $0) },
                attempts: next.attempts, message: next.message, now: now, in: transaction)
        }
        if case .failure(let error) = outcome, !(error is JobStopped), !(error is CancellationError) {
            logger.error("job failed", metadata: ["job": "\(context.id)", "error": "\(error)"])
        }
        if !ended { logger.warning("job was taken over", metadata: ["job": "\(context.id)"]) }
    }
}
