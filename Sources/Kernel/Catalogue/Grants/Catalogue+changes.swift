package import Authority
package import Casework
import Definitions
package import Journal
import Standards
package import Store

extension Catalogue {
    /// Takes a grant back at once: for the provider's chief data officer and the bureau.
    @discardableResult
    package func revoke(
        _ number: String, reason: String, by actor: Actor, command: CommandID, in transaction: Transaction
    ) throws -> Grant {
        try journal.perform(command, kind: "grant.revoke", in: transaction) { transaction in
            let scope = GrantScope(actor, rights: rights)
            guard let row = try GrantRow.find(number: number, in: transaction), scope.mayKnow(row.stored.grant)
            else { throw Refusal.catalogue(.noGrant) }
            let provider = row.stored.grant.provider
            guard rights.mayRevoke(actor, of: provider, on: today) else { throw Refusal.catalogue(.notRevoker) }
            guard PlainText.isGood(reason, limit: 500) else { throw Refusal.catalogue(.reasonMissing) }
            let author = GrantBook.Author(
                account: actor.account,
                organisation: rights.seesAllRequests(actor) ? actor.organisation : provider)
            return try grantBook.end(
                row.stored, as: .revoked, because: reason, by: author, in: transaction
            ).grant
        }
    }

    /// Opens the case in which more time is decided.
    package func renew(
        _ content: RenewalContent, by actor: Actor, as post: Assignment? = nil, command: CommandID,
        in transaction: Transaction
    ) throws -> CaseFile {
        let scope = GrantScope(actor, rights: rights)
        guard let stored = try GrantRow.find(number: content.grant, in: transaction)?.stored,
            scope.mayKnow(stored.grant)
        else { throw Refusal.catalogue(.noGrant) }
        let post =
            post ?? rights.posts(of: actor, .propose, on: .requests, in: stored.grant.consumer).first
        return try casework.open(
            NewCase(
                chain: Chains.renewal,
                title: Localized(
                    zh: "续期：\(stored.entryTitle.zh)", en: "Renewal: \(stored.entryTitle.en)"),
                object: "grant:\(content.grant)",
                parties: [Chains.consumer: stored.grant.consumer, Chains.provider: stored.grant.provider],
                content: try JSONText.of(content), text: [content.grant]),
            by: actor, as: post, command: command, in: transaction)
    }

    /// What a case asks for; nil where it is no renewal.
    package func renewal(in file: CaseFile) -> RenewalContent? {
        file.chain == Chains.renewal ? RenewalContent(json: file.content) : nil
    }

    /// A renewal as JSON, for `CaseAct.resubmit`, and with an earlier last day for `CaseAct.approve`.
    package func json(_ content: RenewalContent) throws -> String { try JSONText.of(content) }
}

/// Renewals as cases: a grant lasts longer from the moment of the last decision.
struct RenewalHandler: CaseHandler {
    let grants: GrantBook
    let rights: CatalogueRights
    let packs: PackSet
    let clock: WallClock

    private var today: Day { BeijingTime.day(of: clock.now()) }

    func check(
        _ act: CaseAct?, on file: CaseFile?, new: NewCase?, by actor: Actor, in transaction: Transaction
    ) throws {
        if let new {
            guard let content = RenewalContent(json: new.content), new.object == "grant:\(content.grant)" else {
                throw Refusal.catalogue(.malformed)
            }
            return try check(content, parties: new.parties, by: actor, in: transaction)
        }
        guard let act, let file, let asked = RenewalContent(json: file.content) else { return }
        switch act {
        case .resubmit(let content, _):
            guard let again = RenewalContent(json: content), again.grant == asked.grant else {
                throw Refusal.catalogue(.malformed)
            }
            try check(again, parties: file.parties, by: actor, in: transaction)
        case .approve(_, let content):
            if content != nil, !RequestHandler.isProviderStep(file.step, of: file, packs) {
                throw Refusal.catalogue(.notProviderStep)
            }
            let grant = try active(asked.grant, in: transaction).grant
            let to = try last(content ?? file.decision, asked)
            if to > asked.to { throw RequestProblems(problems: [.wider("to", RequestLabel.to)]) }
            if to <= grant.to || to < today { throw RequestProblems(problems: [.toNotLater]) }
        case .return, .refuse, .delegate, .withdraw, .remind: break
        }
    }

    private func check(
        _ content: RenewalContent, parties: [String: String], by actor: Actor, in transaction: Transaction
    ) throws {
        let grant = try active(content.grant, in: transaction).grant
        guard parties[Chains.consumer] == grant.consumer, parties[Chains.provider] == grant.provider else {
            throw Refusal.catalogue(.malformed)
        }
        guard !rights.posts(of: actor, .propose, on: .requests, in: grant.consumer).isEmpty else {
            throw Refusal.catalogue(.notAsker)
        }
        var problems: [RequestProblem] = []
        if content.to <= grant.to { problems.append(.toNotLater) }
        if content.to.days(since: today) > RequestRules.longestTerm { problems.append(.toFar) }
        if let problem = RequestProblem.text("reason", Self.reason, content.reason, limit: 500) {
            problems.append(problem)
        }
        guard problems.isEmpty else { throw RequestProblems(problems: problems) }
    }

    private static let reason = Localized(zh: "续期理由", en: "Reason")

    func happened(_ act: CaseAct?, to file: CaseFile, by actor: Actor, in transaction: Transaction) throws {
        guard case .approve = act, file.state == .approved, let asked = RenewalContent(json: file.content) else {
            return
        }
        var stored = try active(asked.grant, in: transaction)
        stored.grant.to = try last(file.decision, asked)
        _ = try grants.change(
            stored, as: "renewed",
            by: GrantBook.Author(
                account: actor.account, organisation: stored.grant.provider, caseNumber: file.number),
            in: transaction)
    }

    private func active(_ number: String, in snapshot: Snapshot) throws -> StoredGrant {
        guard let stored = try GrantRow.find(number: number, in: snapshot)?.stored else {
            throw Refusal.catalogue(.noGrant)
        }
        guard stored.grant.state == .active else { throw Refusal.catalogue(.grantEnded) }
        return stored
    }

    /// The last day that the provider gives: the one asked for, or an earlier one.
    private func last(_ decision: String?, _ asked: RenewalContent) throws -> Day {
        guard let decision else { return asked.to }
        guard let given = RenewalContent(json: decision), given.grant == asked.grant else {
            throw Refusal.catalogue(.malformed)
        }
        return given.to
    }
}

extension RequestProblem {
    static let toNotLater = RequestProblem(
        field: "to", code: "renewal.to",
        message: Localized(zh: "截止日期没有晚于现有授权。", en: "The last day is not after that of the grant."),
        mend: Localized(zh: "请填写更晚的日期。", en: "Write a later day."))
}
