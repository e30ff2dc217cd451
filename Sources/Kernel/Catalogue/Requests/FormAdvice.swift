package import Authority
package import Standards

/// Four questions with yes or no, from which the narrowest form that serves follows.
package struct FormAnswers: Sendable, Hashable, Codable {
    /// Whether it is enough to learn that something the asker holds already is right.
    package var confirmsOnly: Bool
    /// Whether the asker has a list of its own of those whom it concerns.
    package var hasOwnList: Bool
    /// Whether it is needed for one person or thing at a time, while a matter is at hand.
    package var oneAtATime: Bool
    /// Whether all records of a kind are needed, whoever they concern.
    package var wholeSet: Bool

    /// Answers to the four questions.
    package init(confirmsOnly: Bool, hasOwnList: Bool, oneAtATime: Bool, wholeSet: Bool) {
        self.confirmsOnly = confirmsOnly
        self.hasOwnList = hasOwnList
        self.oneAtATime = oneAtATime
        self.wholeSet = wholeSet
    }
}

/// The form that is proposed first, and why.
package struct FormAdvice: Sendable, Hashable {
    /// The narrowest form that serves and that the entry can be had in; nil: it can be had in none.
    package let form: GrantForm?
    /// Why this one.
    package let reason: Localized
    /// The forms in which the entry can be had, the narrowest first.
    package let possible: [GrantForm]
}

/// One fictional record, as the asker would see it under the grant that she asks for.
package struct SampleRow: Sendable, Hashable {
    /// One value of it.
    package struct Cell: Sendable, Hashable {
        /// The item's id.
        package let field: String
        /// What the item is called.
        package let title: Localized
        /// The value as it will be seen.
        package let value: Localized
        /// Whether a mask is over it.
        package let isMasked: Bool
    }

    /// The values in the order of the entry.
    package let cells: [Cell]
}
