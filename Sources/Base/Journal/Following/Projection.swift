package import Store

/// Tables of its own that follow from what happened: no outside effect, rebuilt at will.
///
/// Batches come in order of position, each once, together with the cursor in one transaction. An erased entry comes
/// without details, now and whenever the projection is rebuilt; one that copied details must drop them when the entry
/// of kind `journal.erase` arrives, whose payload names the erased entry.
package protocol Projection: Sendable {
    /// Stable name, 1–200 bytes; its cursor is stored under it.
    var name: String { get }
    /// Raised when the same entries would give other tables: the projection is then rebuilt at the next start.
    var version: Int { get }
    /// From what it is rebuilt.
    var source: ProjectionSource { get }
    /// Its tables.
    static var migrations: [Migration] { get }
    /// Takes in the next entries, in order of position.
    func apply(_ entries: [JournalEntry], in transaction: Transaction) throws
    /// Empties its tables; one that is rebuilt from state fills them again from the state of this transaction.
    func reset(in transaction: Transaction) throws
}

/// From what a projection is rebuilt.
package enum ProjectionSource: String, Sendable, Hashable {
    /// From all entries, from position 0.
    case entries
    /// From the present tables of its module, by `reset`; entries are applied from the head on. Events that are in the
    /// state but not sealed yet come again as entries: applying must then change nothing.
    case state
}

/// Something done once about every entry: it may send or call a command, and no rebuild runs it.
///
/// Entries come in order. After a crash between the doing and the noting, or when a node takes longer than its lease,
/// an entry comes again: whatever must not happen twice is a command under `CommandID.reaction(name, to: entry)`. One that
/// throws is asked again later and holds up the entries behind it, not the other reactions. A reaction that is new to a
/// journal begins at its head.
package protocol Reaction: Sendable {
    /// Stable name, 1–200 bytes; its cursor is stored under it.
    var name: String { get }
    /// Does what is to be done about one entry, with details or erased.
    func react(to entry: JournalEntry) async throws
}
