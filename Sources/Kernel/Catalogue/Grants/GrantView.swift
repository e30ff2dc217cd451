package import Authority
package import Standards

/// A grant as consumer, provider or bureau sees it.
package struct GrantView: Sendable, Hashable {
    /// The grant.
    package let grant: Grant
    /// What the entry was called in the version that the grant was decided on.
    package let entryTitle: Localized
    /// What the items are called, by id.
    package let fieldTitles: [String: Localized]
    /// What was asked for and not given, each with its reason.
    package let withheld: [FieldReason]
    /// The digest of its canonical form (SHA-256, hexadecimal), which stands in the journal.
    package let digest: String
    /// What the reader may do with it.
    package let rights: GrantRights
}

/// What a reader may do with a grant; for buttons, the acts themselves look again.
package struct GrantRights: Sendable, Hashable {
    /// Whether she may take it back.
    package let revoke: Bool
    /// Whether she may ask for more time.
    package let renew: Bool
    /// Whether she may ask for a change.
    package let change: Bool
}

/// Which grants to list.
package struct GrantQuery: Sendable, Hashable {
    /// The consumer; nil: whichever.
    package var consumer: String?
    /// The provider; nil: whichever.
    package var provider: String?
    /// The entry; nil: whichever.
    package var entry: String?
    /// How far it has come; nil: however far.
    package var state: GrantState?

    /// A query; with nothing named it finds all grants that the reader may see.
    package init(
        consumer: String? = nil, provider: String? = nil, entry: String? = nil, state: GrantState? = nil
    ) {
        self.consumer = consumer
        self.provider = provider
        self.entry = entry
        self.state = state
    }
}

/// A page of grants, the youngest first.
package struct GrantPage: Sendable, Hashable {
    /// The grants.
    package let grants: [GrantView]
    /// Where the next page begins; nil: there is none.
    package let next: String?
}

/// Somebody who has data of the same entry already, as a precedent for a decision.
package struct Precedent: Sendable, Hashable {
    /// The grant's number.
    package let number: String
    /// Code of the consumer.
    package let consumer: String
    /// The matter it was given for.
    package let purpose: String
    /// The form.
    package let form: GrantForm
    /// How many items.
    package let fields: Int
    /// The last day.
    package let to: Day
}

/// What a consumer asks when a grant runs out: more time, and nothing else.
package struct RenewalContent: Sendable, Hashable, Codable {
    /// The grant's number.
    package var grant: String
    /// The last day wanted; a decision may name an earlier one.
    package var to: Day
    /// Why it is still needed.
    package var reason: String

    /// A request for more time.
    package init(grant: String, to: Day, reason: String) {
        self.grant = grant
        self.to = to
        self.reason = reason
    }
}

/// What a consumer objects to (共享争议): a refusal, or a grant of less than was asked for.
package struct DisputeContent: Sendable, Hashable, Codable {
    /// The number of the case that was decided.
    package var caseNumber: String
    /// What is wrong with the decision.
    package var statement: String
    /// What is wanted instead.
    package var wanted: String

    /// An objection.
    package init(caseNumber: String, statement: String, wanted: String) {
        self.caseNumber = caseNumber
        self.statement = statement
        self.wanted = wanted
    }
}
