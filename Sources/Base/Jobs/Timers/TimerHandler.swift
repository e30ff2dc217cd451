package import Standards
package import Store

/// Does what is to be done when timers of one kind are due.
package protocol TimerHandler: Sendable {
    /// Does it for all of these, within the transaction that takes them away: they are fired together or not at all.
    ///
    /// The transaction may run more than once.
    func fire(_ timers: [DueTimer], in transaction: Transaction) throws
}

/// A timer that is due.
package struct DueTimer: Sendable, Hashable {
    /// Its id, as it was set.
    package let id: String
    /// What it was set for, as it was given.
    package let payload: String
    /// When it was due.
    package let due: Instant
}
