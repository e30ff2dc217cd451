import Standards
import Store

extension Journal {
    /// Recomputes every commitment, leaf, tile, root and signature, and names what is not as it was recorded.
    ///
    /// Reads 1,024 entries at a time and holds one hash in 256 entries; the journal may grow meanwhile, what is checked is
    /// the head of the beginning. `others` then check their own tables. Throws only where reading itself is impossible.
    package func verify(
        others: [any Verifiable] = [],
        progress: @escaping @Sendable (_ what: String, _ done: Int64, _ total: Int64) -> Void = { _, _, _ in }
    ) async throws -> VerifyReport {
        let report = try await verifyEntries { progress("journal", $0, $1) }
        let pass = VerifyPass(journal: self, report: report, progress: progress)
        for other in others { try await other.verify(pass) }
        return pass.result
    }

    private func verifyEntries(_ progress: (Int64, Int64) -> Void) async throws -> VerifyReport {
        var report = VerifyReport()
        let (begin, around) = try await store.read { snapshot in
            let (epochs, findings) = try FrameCheck.epochs(in: snapshot)
            guard let head = try? StoredHead(in: snapshot) else { return (nil as EntryCheck?, findings) }
            return (EntryCheck(head: head, seals: SealCheck(journal: self, epochs: epochs)), findings)
        }
        for finding in around { report.add(finding) }
        guard var check = begin else {
            // Without a head nobody knows where the tree ends.
            report.add(JournalFinding.head("missing"))
            return report
        }
        repeat {
            let begun = check
            check = try await store.read { snapshot in
                var next = begun
                try next.step(in: snapshot)
                return next
            }
            for finding in check.takeFindings() { report.add(finding) }
            progress(check.frontier.size, check.head)
            try Task.checkCancellation()
        } while !check.isDone
        let surroundings = try await store.read { try FrameCheck.surroundings(in: $0) }
        for finding in surroundings { report.add(finding) }
        report.size = check.frontier.size
        report.root = check.frontier.root
        return report
    }
}
