/// Which cases a list shows; what is nil does not narrow it.
package struct CaseQuery: Sendable, Hashable {
    /// Cases of one chain.
    package var chain: String?
    /// Cases in one state.
    package var state: CaseState?
    /// Cases that one account opened.
    package var applicant: String?
    /// Cases that were opened in a post of one organisation.
    package var applicantOrganisation: String?
    /// Cases in which one organisation is a party.
    package var party: String?
    /// Cases about one thing.
    package var object: String?
    /// Terms parted by white space that number, title or text must contain; at most 200 characters.
    package var text: String?

    /// Everything that the reader may see, narrowed by what is given.
    package init(
        chain: String? = nil, state: CaseState? = nil, applicant: String? = nil, applicantOrganisation: String? = nil,
        party: String? = nil, object: String? = nil, text: String? = nil
    ) {
        self.chain = chain
        self.state = state
        self.applicant = applicant
        self.applicantOrganisation = applicantOrganisation
        self.party = party
        self.object = object
        self.text = text
    }
}

/// One page of a list.
package struct CasePage<Item: Sendable>: Sendable {
    /// What is on it.
    package let items: [Item]
    /// What to ask after for the next page; nil at the end.
    package let next: String?

    /// A page.
    package init(items: [Item], next: String?) {
        self.items = items
        self.next = next
    }
}

extension CasePage: Equatable where Item: Equatable {}
