package import Standards

/// A proposed change and what became of it.
package struct Proposal: Sendable, Hashable {
    /// How it stands.
    package enum State: String, Sendable, Hashable, CaseIterable, Codable {
        /// Waiting for a decision.
        case proposed
        /// Decided for, and done.
        case approved
        /// Decided against.
        case refused
        /// Taken back by whoever proposed it.
        case withdrawn
    }

    /// What somebody decides about it.
    package enum Decision: String, Sendable, Hashable, CaseIterable, Codable {
        /// For it.
        case approve
        /// Against it.
        case refuse
        /// To take it back.
        case withdraw
    }

    /// Its id; later ones sort after earlier ones, roughly.
    package let id: ID<Proposal>
    /// What would change.
    package let change: Change
    /// Why, in the proposer's words.
    package let reason: String
    /// The account that proposed it.
    package let proposedBy: String
    /// When.
    package let proposedAt: Instant
    /// How it stands.
    package let state: State
    /// The account that decided.
    package let decidedBy: String?
    /// When.
    package let decidedAt: Instant?
    /// Why, in the decider's words.
    package let decisionReason: String?
}

/// One page of proposals, the latest first.
package struct ProposalPage: Sendable, Hashable {
    /// The proposals.
    package let proposals: [Proposal]
    /// The id to ask before for the next page, or nil at the end.
    package let next: ID<Proposal>?
}

/// Who stands in a decision about a proposal: an account and the person behind it.
struct Party: Sendable, Hashable {
    let account: String
    /// The id of the person: two accounts of one person are one party.
    let person: String

    func isSame(as other: Party) -> Bool {
        account == other.account || person == other.person
    }
}

extension Proposal.State {
    /// The state after a decision, or why it cannot be taken.
    ///
    /// A proposal is decided once. Nobody decides on what she proposed, or on what concerns herself; only the proposer takes it back.
    func deciding(
        _ decision: Proposal.Decision, by decider: Party, isSecurityAdministrator: Bool, proposer: Party,
        concerns: Party?
    ) -> Result<Proposal.State, ProposalRefusal> {
        guard self == .proposed else { return .failure(.alreadyDecided) }
        if decision == .withdraw {
            return decider.account == proposer.account ? .success(.withdrawn) : .failure(.notProposer)
        }
        guard isSecurityAdministrator else { return .failure(.notSecurityAdministrator) }
        if decider.isSame(as: proposer) { return .failure(.ownProposal) }
        if let concerns, decider.isSame(as: concerns) { return .failure(.ownAccount) }
        return .success(decision == .approve ? .approved : .refused)
    }
}

/// Why a proposal cannot be made or decided.
enum ProposalRefusal: Error, Sendable, Hashable, CaseIterable {
    case alreadyDecided
    case notProposer
    case notSecurityAdministrator
    case ownProposal
    case ownAccount
    case unknown
}
