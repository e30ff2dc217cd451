package import Standards

/// The kind of thing that an entry's id names.
package enum Entry {}

/// One entry of the journal with what is known about it.
package struct JournalEntry: Sendable, Hashable {
    /// Its place, from 0: what says which came first.
    package let position: Int64
    /// The id that it got when the event was appended.
    package let id: ID<Entry>
    /// The public data: suite and commitment.
    package let leaf: [UInt8]
    /// What happened; nil where it is erased.
    package let details: EventDetails?
    /// Why and where the details were erased; nil where they are there.
    package let erasure: Erasure?

    /// The hash of the public data in the tree.
    package var leafHash: TreeHash { TreeHash(leaf: leaf) }
}

/// The reason for which an entry's details are gone.
package struct Erasure: Sendable, Hashable {
    /// The retention rule that was applied.
    package let rule: String
    /// The entry that records the erasing.
    package let entry: ID<Entry>

    /// A reason by its parts.
    package init(rule: String, entry: ID<Entry>) {
        self.rule = rule
        self.entry = entry
    }
}

/// An event that is recorded but has no position yet: for a second at most.
package struct UnsealedEvent: Sendable, Hashable {
    /// The id of the entry it will be.
    package let id: ID<Entry>
    /// What happened.
    package let details: EventDetails
}

/// The tree as it was when it was last sealed.
package struct TreeHead: Sendable, Hashable {
    /// How many entries it has.
    package let size: Int64
    /// The root over them (RFC 6962).
    package let root: TreeHash
    /// Which epoch: 1 at first, one more after each restore.
    package let epoch: Int64
    /// When it was sealed; nil before the first seal.
    package let sealedAt: Instant?
}
