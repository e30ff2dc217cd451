import Logging
import ServiceLifecycle
import Standards
import Store

/// Seals what is appended: woken by this node's events, looking now and then for those of others.
struct Sealer: Service {
    let journal: Journal

    func run() async throws {
        await withGracefulShutdownHandler {
            while !Task.isShuttingDownGracefully, !Task.isCancelled { await pass() }
        } onGracefulShutdown: {
            journal.appended.fire()
        }
        try await journal.sealNow()
    }

    /// Waits for something to seal, gathers for a moment, seals.
    func pass() async {
        let seen = journal.appended.count
        do {
            if try await isWorkMine() {
                try await journal.sealNow()
            }
        } catch {
            journal.logger.error("sealing failed", metadata: ["error": "\(String(reflecting: error))"])
            try? await journal.pause.sleep(journal.settings.poll)
        }
        guard !Task.isShuttingDownGracefully else { return }
        let woken = await journal.pause.wait(for: journal.appended, past: seen, atMost: journal.settings.poll)
        guard woken, !Task.isShuttingDownGracefully else { return }
        try? await journal.pause.sleep(journal.settings.gather)
    }

    /// Whether there are pending events and no other node holds the lease: it only saves idle work.
    private func isWorkMine() async throws -> Bool {
        try await journal.store.read { snapshot in
            let isPending = try snapshot.first("SELECT 1 FROM journal_pending LIMIT 1") { _ in true } ?? false
            guard isPending else { return false }
            let head = try StoredHead(in: snapshot)
            guard let holder = head.holder, holder != journal.node, let until = head.heldUntil else { return true }
            return until <= journal.clock.now()
        }
    }
}
