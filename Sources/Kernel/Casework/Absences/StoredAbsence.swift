import Authority
import Standards
import Store

/// Rows of `casework_absence`.
enum StoredAbsence {
    private static let columns = """
        id, account, role, organisation, deputy, first_day, last_day, reason, by_account, at, ended_at
        """

    /// The most people for whom one deputy stands in on a day.
    static let deputyLimit = 50

    static func ofDeputy(_ deputy: String, on day: Day, in snapshot: Snapshot) throws -> [Absence] {
        try snapshot.query(
            """
            SELECT \(columns) FROM casework_absence
            WHERE deputy = ? AND last_day >= ? AND first_day <= ? AND ended_at IS NULL
            ORDER BY deputy, last_day, id LIMIT ?
            """, [.text(deputy), SQLValue(day), SQLValue(day), SQLValue(deputyLimit)], decode)
    }

    /// Who stands in on a day for any of these accounts.
    static func ofAbsent(_ accounts: Set<String>, on day: Day, in snapshot: Snapshot) throws -> [Absence] {
        guard !accounts.isEmpty else { return [] }
        return try snapshot.query(
            """
            SELECT \(columns) FROM casework_absence
            WHERE account IN (\(SQLMarks.of(accounts.count))) AND last_day >= ? AND first_day <= ? AND ended_at IS NULL
            ORDER BY account, last_day, id
            """, accounts.sorted().map { .text($0) } + [SQLValue(day), SQLValue(day)], decode)
    }

    /// Absences of an account that are not over on a day and begin by another.
    static func overlapping(
        _ account: String, from: Day, to: Day, in snapshot: Snapshot
    ) throws -> [Absence] {
        try snapshot.query(
            """
            SELECT \(columns) FROM casework_absence
            WHERE account = ? AND last_day >= ? AND first_day <= ? AND ended_at IS NULL ORDER BY account, last_day, id
            """, [.text(account), SQLValue(from), SQLValue(to)], decode)
    }

    static func find(_ id: ID<Absence>, in snapshot: Snapshot) throws -> Absence? {
        try snapshot.first("SELECT \(columns) FROM casework_absence WHERE id = ?", [SQLValue(id)], decode)
    }

    /// A page of those that concern an account, or lie in an organisation from a day on, in the order of `key`.
    static func page(
        _ column: String, _ value: String, from day: Day, after: (day: Day, id: String)?, limit: Int,
        in snapshot: Snapshot
    ) throws -> [Absence] {
        let lower = after ?? (day, "")
        return try snapshot.query(
            """
            SELECT \(columns) FROM casework_absence
            WHERE \(column) = ? AND (last_day, id) > (?, ?) AND ended_at IS NULL
            ORDER BY \(column), last_day, id LIMIT ?
            """, [.text(value), SQLValue(lower.day), .text(lower.id), SQLValue(limit)], decode)
    }

    static func insert(_ absence: Absence, organisation: String, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO casework_absence (\(columns)) VALUES (\(SQLMarks.of(11)))",
            [
                SQLValue(absence.id), .text(absence.account), SQLValue(absence.post?.role), .text(organisation),
                .text(absence.deputy), SQLValue(absence.from), SQLValue(absence.to), .text(absence.reason),
                .text(absence.by), SQLValue(absence.at), SQLValue(absence.endedAt),
            ])
    }

    static func end(_ id: ID<Absence>, at now: Instant, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE casework_absence SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
            [SQLValue(now), SQLValue(id)])
    }

    private static func decode(_ row: Row) throws -> Absence {
        Absence(
            id: try row.id(0), account: try row.text(1),
            post: Assignment(role: try row.optionalText(2), organisation: try row.text(3)),
            deputy: try row.text(4), from: try row.day(5), to: try row.day(6), reason: try row.text(7),
            by: try row.text(8), at: try row.instant(9), endedAt: try row.optionalInstant(10))
    }
}
