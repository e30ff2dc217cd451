import Standards
import Store

extension Journal {
    /// Seals everything that is committed and has no position yet; how many entries the tree has then.
    ///
    /// Several nodes may do so at once: whoever loses the race for the head begins again with the new head.
    @discardableResult
    package func sealNow() async throws -> Int64 {
        while true {
            switch try await sealBatch() {
            case .lostRace: continue
            case .sealed(let count, let size) where count < settings.sealBatch: return size
            case .sealed: continue
            }
        }
    }

    /// One transaction of sealing.
    func sealBatch() async throws -> SealOutcome {
        let outcome = try await store.bulk { transaction in
            try SealBatch(journal: self, transaction: transaction).run()
        }
        if case .sealed(let count, _) = outcome, count > 0 { sealed.fire() }
        return outcome
    }
}

/// What became of one transaction of sealing.
enum SealOutcome: Sendable, Hashable {
    /// So many events got positions; the tree has `size` entries.
    case sealed(count: Int, size: Int64)
    /// Another node changed the head first; nothing was done.
    case lostRace
}
