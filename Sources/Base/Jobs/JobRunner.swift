import Logging
import ServiceLifecycle
import Standards
import Store

/// Takes due jobs and works on them, a bounded number at once, until the service group shuts down.
struct JobRunner: Service {
    let jobs: Jobs

    func run() async throws {
        await cancelWhenGracefulShutdown {
            if jobs.store.engine == .sqlite { try? await jobs.reclaim() }
            await work()
        }
    }

    private func work() async {
        await withTaskGroup(of: Bool.self) { group in
            // Each of the lanes works on one job at a time; one task rings for work that other nodes submitted.
            for _ in 0..<jobs.settings.concurrency {
                group.addTask { await lane() }
            }
            group.addTask { await poll() }
        }
    }

    private func lane() async -> Bool {
        while !Task.isCancelled {
            do {
                if try await jobs.runNext() {
                    jobs.wake.ring()
                    continue
                }
            } catch is CancellationError {
                return true
            } catch {
                jobs.logger.error("cannot take a job", metadata: ["error": "\(error)"])
            }
            await jobs.wake.wait()
        }
        return true
    }

    private func poll() async -> Bool {
        while !Task.isCancelled {
            try? await Task.sleep(for: jobs.settings.poll)
            jobs.wake.ring()
        }
        return true
    }
}
