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
    package static var migrations: [Migration] { [] }

    /// Writes a notice into inboxes, once for every account, cause and kind; how many were new.
    @discardableResult
    package func deliver(
        _ notice: NewNotice, to accounts: Set<String>, cause: ID<Entry>, in transaction: Transaction
    ) throws -> Int { 0 }

    /// A page of an inbox, the latest first, at most `limit` (1–100) after `after`.
    package func inbox(
        of account: String, unreadOnly: Bool = false, after: String? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> NoticePage { NoticePage(items: [], next: nil) }

    /// How many notices of an account are unread.
    package func unread(of account: String, in snapshot: Snapshot) throws -> Int { 0 }

    /// Marks notices of the account as read, at most 100; those of others are left alone. How many were unread.
    @discardableResult
    package func markRead(_ ids: [ID<Notice>], of account: String, in transaction: Transaction) throws -> Int { 0 }

    /// Marks everything in an inbox as read; how many were unread.
    @discardableResult
    package func markAllRead(of account: String, in transaction: Transaction) throws -> Int { 0 }
}
