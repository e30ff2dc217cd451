import Authority
import Definitions
import HTTP
import Identity
import Standards

/// How the administrators' page speaks about accounts and proposals.
struct Administration {
    let web: Web
    let signedIn: SignedIn
    let strings: Strings

    private var language: Language { strings.language }

    /// What a form's command id is good for: one decision on one proposal.
    ///
    /// Forms of one page that shared an id would get the outcome of the first one sent.
    static func deciding(_ proposal: String) -> String { "accounts.decide " + proposal }

    /// The same for lifting the lock of one account.
    static func unlocking(_ account: String) -> String { "accounts.unlock " + account }

    /// One proposal, with the buttons to decide where the reader could.
    func proposal(_ proposal: Proposal) throws -> View {
        let isOpen = proposal.state == .proposed
        let mayDecide =
            isOpen && proposal.proposedBy != signedIn.actor.account
            && web.allows(.approve, on: .accounts, signedIn)
        return [
            "id": .text(proposal.id.rawValue), "change": .text(change(proposal.change)),
            "account": .text(proposal.change.account), "by": .text(proposal.proposedBy),
            "reason": .text(proposal.reason), "time": .text(BeijingTime.text(proposal.proposedAt)),
            "state": .text(strings("proposal.\(proposal.state)")), "tone": .text(proposal.state.tone),
            "decide": .flag(mayDecide),
            "command": mayDecide ? try web.command(Self.deciding(proposal.id.rawValue), signedIn) : .none,
        ]
    }

    /// One account, with the button to unlock where it is locked and the reader may.
    func account(_ account: AccountSummary) throws -> View {
        let isLocked = account.lockedUntil != nil
        let mayUnlock = isLocked && web.allows(.unlock, on: .accounts, signedIn)
        let state = isLocked ? "locked" : account.state.rawValue
        return [
            "account": .text(account.name), "name": .text(account.person),
            "organisation": .text(web.organisation(account.organisation, language)),
            "roles": .text(
                account.posts.map { web.role($0.assignment.role, language) }
                    .joined(separator: language == .chinese ? "、" : ", ")),
            "state": .text(strings("accountstate.\(state)")),
            "tone": .text(isLocked ? "bad" : account.state == .active ? "good" : "warn"),
            "unlock": .flag(mayUnlock),
            "command": mayUnlock ? try web.command(Self.unlocking(account.name), signedIn) : .none,
        ]
    }

    /// The organisations of today, for a choice.
    func organisations(chosen: String) -> View {
        let today = web.kernel.today
        return .list(
            web.kernel.identity.organisations.all.filter { $0.exists(on: today) }.map { organisation in
                [
                    "value": .text(organisation.code), "label": .text(web.organisation(organisation.code, language)),
                    "selected": .flag(organisation.code == chosen),
                ]
            })
    }

    /// The roles that the packs and the house know, for a choice.
    func roles(chosen: String?) -> View {
        let ids = Set(web.kernel.packs.roles.keys).union(Administrator.allCases.map(\.rawValue)).sorted()
        return .list(
            ids.map { id in
                ["value": .text(id), "label": .text(web.role(id, language)), "selected": .flag(id == chosen)]
            })
    }

    private func change(_ change: Change) -> String {
        var text = strings("change." + change.word)
        switch change {
        case .create(let account):
            let roles = account.posts.map { web.role($0.assignment.role, language) }
            text +=
                " · "
                + ([account.person, web.organisation(account.organisation, language)] + roles).joined(separator: " · ")
        case .grant(_, let post): text += " · " + web.post(post.assignment, language)
        case .revoke(_, let assignment): text += " · " + web.post(assignment, language)
        case .resetPassword, .suspend, .resume, .close: break
        }
        return text
    }
}

extension Proposal.State {
    /// The tone of its badge.
    fileprivate var tone: String {
        switch self {
        case .proposed: "warn"
        case .approved: "good"
        case .refused: "bad"
        case .withdrawn: ""
        }
    }
}
