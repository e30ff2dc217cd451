import Foundation
import Journal
import Standards
import Store

/// The rows about notices.
///
/// The unread ones stand once more in a table of their own, so that counting them costs what is unread and not what was
/// ever written.
enum NoticeTable {
    static let migrations = [
        Migration(module: "notices", version: 1, name: "inboxes") { editor in
            try editor.create(
                Table(
                    "notice",
                    columns: [
                        Column("account", .text), Column("id", .text), Column("kind", .text), Column("cause", .text),
                        Column("parameters", .text), Column("href", .text), Column("at", .integer),
                        Column("read_at", .integer, nullable: true),
                    ],
                    primaryKey: ["account", "id"], unique: [["account", "cause", "kind"]]))
            try editor.create(
                Table(
                    "notice_unread", columns: [Column("account", .text), Column("id", .text)],
                    primaryKey: ["account", "id"], withoutRowID: true))
        }
    ]

    /// Writes one; 0 where the account has it already.
    static func insert(
        _ id: ID<Notice>, _ notice: NewNotice, parameters: String, to account: String, cause: ID<Entry>, at: Instant,
        in transaction: Transaction
    ) throws -> Int {
        let inserted = try transaction.execute(
            """
            INSERT INTO notice (account, id, kind, cause, parameters, href, at) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            [
                .text(account), SQLValue(id), .text(notice.kind), SQLValue(cause), .text(parameters),
                .text(notice.href), SQLValue(at),
            ])
        if inserted == 1 {
            try transaction.execute(
                "INSERT INTO notice_unread (account, id) VALUES (?, ?)", [.text(account), SQLValue(id)])
        }
        return inserted
    }

    static func list(
        _ account: String, unreadOnly: Bool, before: String?, limit: Int, in snapshot: Snapshot
    ) throws -> [Notice] {
        let table = unreadOnly ? "notice_unread u JOIN notice n ON n.account = u.account AND n.id = u.id" : "notice n"
        let key = unreadOnly ? "u" : "n"
        let upper: [SQLValue] = before.map { [.text($0)] } ?? []
        return try snapshot.query(
            """
            SELECT n.id, n.kind, n.parameters, n.href, n.at, n.read_at FROM \(table)
            WHERE \(key).account = ? \(before == nil ? "" : "AND \(key).id < ?") ORDER BY \(key).id DESC LIMIT ?
            """, [.text(account)] + upper + [SQLValue(limit)]
        ) { row in
            Notice(
                id: try row.id(0), kind: try row.text(1), parameters: try NewNotice.parameters(try row.text(2)),
                href: try row.text(3), at: try row.instant(4), readAt: try row.optionalInstant(5))
        }
    }

    static func unread(_ account: String, in snapshot: Snapshot) throws -> Int {
        try snapshot.first("SELECT COUNT(*) FROM notice_unread WHERE account = ?", [.text(account)]) {
            try $0.int(0)
        } ?? 0
    }

    static func markRead(
        _ ids: [ID<Notice>], _ account: String, at now: Instant, in transaction: Transaction
    ) throws -> Int {
        guard !ids.isEmpty else { return 0 }
        let marks = SQLMarks.of(ids.count)
        let values = [SQLValue.text(account)] + ids.map { SQLValue($0) }
        try transaction.execute(
            "UPDATE notice SET read_at = ? WHERE account = ? AND id IN (\(marks)) AND read_at IS NULL",
            [SQLValue(now)] + values)
        return try transaction.execute(
            "DELETE FROM notice_unread WHERE account = ? AND id IN (\(marks))", values)
    }

    static func markAllRead(_ account: String, at now: Instant, in transaction: Transaction) throws -> Int {
        try transaction.execute(
            """
            UPDATE notice SET read_at = ? WHERE account = ?
                AND id IN (SELECT u.id FROM notice_unread u WHERE u.account = ?)
            """, [SQLValue(now), .text(account), .text(account)])
        return try transaction.execute("DELETE FROM notice_unread WHERE account = ?", [.text(account)])
    }
}
