package import Standards
package import Store
import Trust

extension Journal {
    /// Records what happened, as one of the last statements of `transaction`: an INSERT, and nothing that waits.
    ///
    /// The answer names the entry to be; it has no position before the sealer has seen it. Throws where the details are
    /// too long or hold control characters.
    @discardableResult
    package func append(_ details: EventDetails, in transaction: Transaction) throws -> ID<Entry> {
        let (id, _) = try insertEvent(details, in: transaction)
        appended.fire()
        return id
    }

    func insertEvent(_ given: EventDetails, in transaction: Transaction) throws -> (ID<Entry>, [UInt8]) {
        try given.check()
        let details = given.subjects.count > 1 ? given.withoutRepeatedSubjects : given
        let id = ids.next(Entry.self)
        let salt = entropy.bytes(Commitment.saltLength)
        let leaf = Commitment.leaf(id: id, details: details, salt: salt, suite: key.suite)
        try transaction.execute(
            Self.insertPending, EventColumns.values(id: id, leaf: leaf, salt: salt, details: details))
        return (id, leaf)
    }

    private static let insertPending = """
        INSERT INTO journal_pending (\(EventColumns.names)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
}

extension EventDetails {
    fileprivate var withoutRepeatedSubjects: EventDetails {
        var seen: Set<String> = []
        return EventDetails(
            kind: kind, actor: actor, organisation: organisation, dataset: dataset,
            subjects: subjects.filter { seen.insert($0).inserted }, purpose: purpose, caseNumber: caseNumber,
            payload: payload, retention: retention, at: at)
    }
}
