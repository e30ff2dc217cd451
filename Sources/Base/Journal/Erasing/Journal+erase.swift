package import Standards
package import Store

/// A wish to erase the details of entries.
package struct ErasureRequest: Sendable, Hashable {
    /// Which entries, at most 1,000; they must be sealed and not erased.
    package let entries: [ID<Entry>]
    /// The retention rule under which it is done, as the page will name it; 1–200 bytes.
    package let rule: String
    /// The account that does it.
    package let actor: String
    /// The organisation for which it is done.
    package let organisation: String?

    /// A wish to erase.
    package init(entries: [ID<Entry>], rule: String, actor: String, organisation: String? = nil) {
        self.entries = entries
        self.rule = rule
        self.actor = actor
        self.organisation = organisation
    }
}

/// What the entry of an erasure says: which entries, under which rule.
///
/// It holds no personal data.
struct ErasureRecord: Codable, Sendable, Hashable {
    let entries: [String]
    let rule: String
}

extension Journal {
    /// The kind of the entries that record an erasure.
    package static let eraseKind = "journal.erase"
    /// The most entries of one erasure.
    package static let eraseLimit = 1_000
    /// The retention class of what the journal says about itself: it is kept for ever.
    static let permanent = "permanent"

    /// Erases details and salt; the public entry stays, with every proof about it.
    ///
    /// Erasing is itself an entry, which is answered.
    /// Throws `notErasable` where an entry is not sealed, is erased already, or records an erasure or an epoch.
    @discardableResult
    package func erase(_ request: ErasureRequest, in transaction: Transaction) throws -> ID<Entry> {
        guard (1...Self.eraseLimit).contains(request.entries.count) else {
            throw JournalError.notErasable("1 to \(Self.eraseLimit) entries at once")
        }
        let record = ErasureRecord(entries: request.entries.map(\.rawValue), rule: request.rule)
        let eraser = try append(
            EventDetails(
                kind: Self.eraseKind, actor: request.actor, organisation: request.organisation,
                payload: try JSONText.of(record), retention: Self.permanent, at: clock.now()),
            in: transaction)
        for id in request.entries {
            guard let entry = try entry(id, in: transaction), let details = entry.details,
                !Self.isAboutTheJournal(details.kind)
            else { throw JournalError.notErasable(id.rawValue) }
            try transaction.execute(
                Self.eraseDetails, [.text(request.rule), .text(eraser.rawValue), .integer(entry.position)])
            for subject in details.subjects {
                try transaction.execute(
                    "DELETE FROM journal_subject WHERE subject = ? AND position = ?",
                    [.text(subject), .integer(entry.position)])
            }
        }
        return eraser
    }

    /// Entries of a retention class that happened before `moment` and still have details: what is due, oldest first.
    ///
    /// At most `limit` (1–1,000).
    package func due(
        retention: String, before moment: Instant, limit: Int, in snapshot: Snapshot
    ) throws -> [ID<Entry>] {
        try snapshot.query(
            "SELECT id FROM journal_entry WHERE retention = ? AND at < ? ORDER BY position LIMIT ?",
            [.text(retention), SQLValue(moment), .integer(Int64(min(max(limit, 1), Self.eraseLimit)))]
        ) { try $0.id(0) }
    }

    private static func isAboutTheJournal(_ kind: String) -> Bool {
        kind == eraseKind || kind == epochKind
    }

    private static let eraseDetails = """
        UPDATE journal_entry SET salt = NULL, kind = NULL, actor = NULL, organisation = NULL, dataset = NULL,
        subjects = NULL, purpose = NULL, case_number = NULL, payload = NULL, retention = NULL, at = NULL,
        erasure_rule = ?, erased_by = ? WHERE position = ?
        """
}

extension JournalError {
    static func notErasable(_ detail: String) -> JournalError {
        JournalError(
            .notErasable,
            message: Localized(zh: "该日志内容不能删除。", en: "The details of this entry cannot be erased."),
            mend: Localized(
                zh: "请确认条目已封存、尚未删除，且不是删除记录或纪元记录。",
                en: "It must be sealed, not erased before, and not itself record an erasure or an epoch."),
            detail: detail)
    }
}
