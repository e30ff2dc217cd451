/// Which records a permission reaches: a CQL2 expression over the dataset's elements and what is known of the actor.
package struct RowPredicate: Sendable, Hashable {
    /// The expression as it is written in the pack.
    package let text: String

    /// A predicate.
    package init(text: String) {
        self.text = text
    }
}

/// What an expression may ask about the person who acts; the values are supplied when a permit is made.
package enum ActorProperty: String, Sendable, Hashable, CaseIterable {
    /// Administrative division of the organisation that the person acts for.
    case division = "actor-division"
    /// Code of the organisation that the person acts for.
    case organisation = "actor-organisation"
    /// Name of the person's account.
    case account = "actor-account"
}
