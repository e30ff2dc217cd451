package import Journal
package import Standards
package import Store

/// Everybody's inbox: what happened that concerns her, once.
package final class Notices: Sendable {
    let store: Store
    let journal: Journal
    let clock: WallClock
    let ids: IDSource

    /// The inboxes of a city.
    package init(store: Store, journal: Journal, clock: WallClock, ids: IDSource) {
        self.store = store
        self.journal = journal
        self.clock = clock
        self.ids = ids
    }

    /// The tables.
    package static var migrations: [Migration] { NoticeTable.migrations }

    /// Writes a notice into inboxes, once for every account, cause and kind; how many were new.
    ///
    /// Throws where kind, parameters or page are longer than `NewNotice` says or hold control characters.
    @discardableResult
    package func deliver(
        _ notice: NewNotice, to accounts: Set<String>, cause: ID<Entry>, in transaction: Transaction
    ) throws -> Int {
        let parameters = try notice.checkedParameters()
        let now = clock.now()
        return try accounts.sorted().reduce(0) { delivered, account in
            delivered
                + (try NoticeTable.insert(
                    ids.next(), notice, parameters: parameters, to: account, cause: cause, at: now, in: transaction))
        }
    }

    /// A page of an inbox, the latest first, at most `limit` (1–100) after `after`.
    package func inbox(
        of account: String, unreadOnly: Bool = false, after: String? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> NoticePage {
        let limit = min(100, max(1, limit))
        let found = try NoticeTable.list(
            account, unreadOnly: unreadOnly, before: after.flatMap(Self.cursor), limit: limit + 1, in: snapshot)
        let items = Array(found.prefix(limit))
        return NoticePage(items: items, next: found.count > limit ? items.last?.id.rawValue : nil)
    }

    /// What could be the end of a page; anything else begins at the first.
    private static func cursor(_ text: String) -> String? {
        (1...40).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? text : nil
    }

    /// How many notices of an account are unread.
    package func unread(of account: String, in snapshot: Snapshot) throws -> Int {
        try NoticeTable.unread(account, in: snapshot)
    }

    /// Marks notices of the account as read, at most 100; those of others are left alone.
    ///
    /// How many were unread.
    @discardableResult
    package func markRead(_ ids: [ID<Notice>], of account: String, in transaction: Transaction) throws -> Int {
        try NoticeTable.markRead(Array(ids.prefix(100)), account, at: clock.now(), in: transaction)
    }

    /// Marks everything in an inbox as read; how many were unread.
    @discardableResult
    package func markAllRead(of account: String, in transaction: Transaction) throws -> Int {
        try NoticeTable.markAllRead(account, at: clock.now(), in: transaction)
    }
}
