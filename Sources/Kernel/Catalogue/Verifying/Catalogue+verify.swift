import Journal
import Standards
import Store

extension Catalogue {
    /// Compares every stored entry, published version and grant with the digest in its journal event, and the journal's events with
    /// what is stored.
    ///
    /// It does not check the journal: `Journal.verify` does. The catalogue may change meanwhile: the events are read first, and
    /// whatever is newer than they are is looked up by itself.
    package func verify(
        progress: (_ done: Int64, _ total: Int64) -> Void = { _, _ in }
    ) async throws -> CatalogueVerification {
        let history = try await history()
        let total = Int64(history.count)
        var result = CatalogueVerification()
        for table in VerifiedTable.allCases {
            let check = TableCheck(table: table, told: history[table], journal: journal)
            var seen: Set<String> = []
            var place: [SQLValue]?
            repeat {
                let from = place
                let piece = try await store.read { try check.piece(after: from, in: $0) }
                seen.formUnion(piece.keys)
                result.count(piece.keys.count, of: table)
                result.erased += piece.erased
                for finding in piece.findings { result.add(finding) }
                place = piece.next
                progress(min(total, result.entries + result.versions + result.grants + result.needs), total)
                try Task.checkCancellation()
            } while place != nil
            for finding in check.missing(besides: seen) { result.add(finding) }
        }
        return result
    }

    /// Everything that the journal tells of the catalogue, sealed or not, read piece by piece.
    private func history() async throws -> CatalogueHistory {
        var history = CatalogueHistory()
        for prefix in ["catalogue.", "grant.", "need."] {
            var before: Int64?
            repeat {
                let place = before
                let piece = try await store.read { [journal] snapshot in
                    try journal.entries(EntryFilter(kindPrefix: prefix), before: place, limit: 1_000, in: snapshot)
                }
                for entry in piece { if let details = entry.details { history.take(entry.id, details) } }
                before = piece.last?.position
                try Task.checkCancellation()
            } while before != nil
        }
        for event in try await store.read({ [journal] in try journal.unsealed(limit: 1_000, in: $0) }) {
            history.take(event.id, event.details)
        }
        return history
    }
}

/// One table in verification: a pure comparison of what is stored with what the journal tells.
struct TableCheck: Sendable {
    let table: VerifiedTable
    let told: [String: CatalogueHistory.Told]
    let journal: Journal

    /// What was found in some rows.
    struct Piece: Sendable {
        var keys: [String] = []
        var findings: [CatalogueFinding] = []
        var erased: Int64 = 0
        /// Where the next rows begin; nil: there are none.
        var next: [SQLValue]?
    }

    /// Checks the rows after a place.
    func piece(after place: [SQLValue]?, in snapshot: Snapshot) throws -> Piece {
        let rows = try StoredRow.next(table, after: place, in: snapshot)
        var piece = Piece()
        for row in rows {
            piece.keys.append(row.key)
            switch try outcome(row, in: snapshot) {
            case .sound: break
            case .erased: piece.erased += 1
            case .damaged(let code): piece.findings.append(CatalogueFinding(code: code, place: table.place(row.key)))
            }
        }
        piece.next = rows.count < StoredRow.pieceSize ? nil : rows.last?.place
        return piece
    }

    /// What the journal tells of and is not among the rows, in a fixed order.
    func missing(besides seen: Set<String>) -> [CatalogueFinding] {
        told.keys.filter { !seen.contains($0) }.sorted().map {
            CatalogueFinding(code: table.loss, place: table.place($0))
        }
    }

    private enum Outcome {
        case sound
        case erased
        case damaged(CatalogueFinding.Code)
    }

    private func outcome(_ row: StoredRow, in snapshot: Snapshot) throws -> Outcome {
        guard row.isWhole else { return .damaged(table.damage) }
        var told = told[row.key]
        if told.map({ $0.revision < row.revision }) ?? true {
            // Written since the events were read, or its event is erased, or nobody has written it.
            switch try event(row.event, in: snapshot) {
            case nil: return .damaged(.unknown)
            case .erased: return .erased
            case .there(let details):
                var one = CatalogueHistory()
                one.take(ID(rawValue: row.event), details)
                told = one[table][row.key]
            }
        }
        guard let told else { return .damaged(.unknown) }
        if told.revision > row.revision { return .damaged(.stale) }
        let isSame = told.revision == row.revision && told.event == row.event && told.digest == row.digest
        return isSame ? .sound : .damaged(table.damage)
    }

    private enum Event {
        case there(EventDetails)
        case erased
    }

    /// The event of an id, sealed or not; nil where there is none.
    private func event(_ text: String, in snapshot: Snapshot) throws -> Event? {
        let id = ID<Entry>(rawValue: text)
        if let unsealed = try journal.unsealed(id, in: snapshot) { return .there(unsealed.details) }
        return try journal.entry(id, in: snapshot).map { $0.details.map { .there($0) } ?? .erased }
    }
}
