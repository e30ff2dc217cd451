import Authority
import Casework
import Definitions
import Expressions
import Standards
import Store

/// Requests as cases: what is decided becomes a grant in the transaction of the last decision.
struct RequestHandler: CaseHandler {
    let rules: RequestRules
    let grants: GrantBook
    let packs: PackSet

    func check(
        _ act: CaseAct?, on file: CaseFile?, new: NewCase?, by actor: Actor, in transaction: Transaction
    ) throws {
        if let new { return try checkOpening(new, by: actor, in: transaction) }
        guard let act, let file else { return }
        switch act {
        case .resubmit(let content, _):
            guard let asked = RequestContent(json: content), asked.entry == RequestContent(json: file.content)?.entry
            else { throw Refusal.catalogue(.malformed) }
            try check(asked, consumer: file.parties[Chains.consumer] ?? "", by: actor, in: transaction)
        case .approve(_, let content): try checkApproval(content, on: file, in: transaction)
        case .return, .refuse, .delegate, .withdraw, .remind: break
        }
    }

    private func checkOpening(_ new: NewCase, by actor: Actor, in transaction: Transaction) throws {
        guard let content = RequestContent(json: new.content), new.object == "entry:\(content.entry)",
            (content.changes != nil) == (new.chain == Chains.change)
        else { throw Refusal.catalogue(.malformed) }
        let subject = try check(
            content, consumer: new.parties[Chains.consumer] ?? "", by: actor, in: transaction)
        guard let subject, new.parties[Chains.provider] == subject.entry.provider,
            new.chain != Chains.unconditional || subject.entry.sharing.class == .unconditional
        else { throw Refusal.catalogue(.malformed) }
    }

    @discardableResult
    private func check(
        _ content: RequestContent, consumer: String, by actor: Actor, in transaction: Transaction
    ) throws -> RequestSubject? {
        guard !rules.rights.posts(of: actor, .propose, on: .requests, in: consumer).isEmpty else {
            throw Refusal.catalogue(.notAsker)
        }
        let problems = try rules.problems(content, consumer: consumer, in: transaction)
        guard problems.isEmpty else { throw RequestProblems(problems: problems) }
        return try rules.subject(content.entry, in: transaction)
    }

    /// A provider says what it gives; nobody else does, and the last word must be one that can be kept.
    private func checkApproval(_ content: String?, on file: CaseFile, in transaction: Transaction) throws {
        guard let asked = RequestContent(json: file.content) else { throw Refusal.catalogue(.malformed) }
        let isProvider = Self.isProviderStep(file.step, of: file, packs)
        if content != nil, !isProvider { throw Refusal.catalogue(.notProviderStep) }
        guard content != nil || Self.isLastStep(file.step, of: file, packs) else { return }
        let decision = try Self.decision(content ?? file.decision, on: asked)
        var problems = try rules.problems(decision, on: asked, in: transaction)
        if let number = asked.changes,
            try GrantRow.find(number: number, in: transaction)?.stored.grant.state != .active
        {
            problems.append(.changes)
        }
        guard problems.isEmpty else { throw RequestProblems(problems: problems) }
    }

    func happened(_ act: CaseAct?, to file: CaseFile, by actor: Actor, in transaction: Transaction) throws {
        switch act {
        case .approve where file.state == .approved:
            try give(file, by: actor, in: transaction)
            try count(file, granted: true, in: transaction)
        case .refuse where file.state == .refused:
            let step = file.tasks.last { $0.state == .refused }?.step
            guard Self.isProviderStep(step, of: file, packs) else { return }
            try count(file, granted: false, in: transaction)
        default: break
        }
    }

    private func give(_ file: CaseFile, by actor: Actor, in transaction: Transaction) throws {
        guard let asked = RequestContent(json: file.content),
            let subject = try rules.subject(asked.entry, in: transaction)
        else { throw Refusal.catalogue(.malformed) }
        let decision = try Self.decision(file.decision, on: asked)
        let author = GrantBook.Author(
            account: actor.account, organisation: subject.entry.provider, caseNumber: file.number)
        let given = Set(decision.fields)
        let fields = subject.entry.items.map(\.id).filter(given.contains)
        let grant = Grant(
            id: grants.ids.next(), number: try grants.number(in: transaction), caseNumber: file.number,
            entry: asked.entry, entryVersion: subject.row.version, dataset: subject.entry.dataset,
            provider: subject.entry.provider, consumer: file.parties[Chains.consumer] ?? "", system: asked.system,
            form: decision.form, fields: fields,
            rows: try RequestRules.rows(asked.rows, decision.rows)?.text, list: asked.list, purpose: asked.item,
            law: asked.law, scene: asked.scene, from: max(decision.from, rules.today), to: decision.to,
            callsPerDay: decision.callsPerDay, rowsPerDay: decision.rowsPerDay, decidedBy: actor.account,
            decidedByName: actor.name, grantedAt: grants.clock.now(), replaces: asked.changes)
        if let number = asked.changes, let old = try GrantRow.find(number: number, in: transaction) {
            try grants.end(
                old.stored, as: .superseded, because: grant.number, by: author, in: transaction)
        }
        let titles = asked.fields.compactMap { field in
            subject.entry.item(field.field).map { (field.field, $0.title) }
        }
        try grants.give(
            StoredGrant(
                grant: grant, withheld: decision.withheld.filter { !given.contains($0.field) },
                entryTitle: subject.entry.title,
                fieldTitles: Dictionary(titles, uniquingKeysWith: { first, _ in first }), askedBy: file.applicant),
            by: author, in: transaction)
    }

    private func count(_ file: CaseFile, granted: Bool, in transaction: Transaction) throws {
        guard let provider = file.parties[Chains.provider] else { return }
        let one: Int64 = granted ? 1 : 0
        try transaction.execute(
            """
            INSERT INTO catalogue_outcome (provider, decided, granted) VALUES (?, 1, ?)
            ON CONFLICT (provider) DO UPDATE SET decided = catalogue_outcome.decided + 1,
            granted = catalogue_outcome.granted + excluded.granted
            """, [.text(provider), .integer(one)])
    }
}

extension RequestHandler {
    private static func version(of file: CaseFile, _ packs: PackSet) -> ChainVersion? {
        packs.chains[file.chain]?.versions.first { $0.from == file.chainVersion }
    }

    /// Whether a step of a case is decided by the provider.
    static func isProviderStep(_ step: String?, of file: CaseFile, _ packs: PackSet) -> Bool {
        guard let step else { return false }
        return version(of: file, packs)?.step(step)?.party == .party(Chains.provider)
    }

    /// Whether a step of a case is its last.
    static func isLastStep(_ step: String?, of file: CaseFile, _ packs: PackSet) -> Bool {
        step != nil && version(of: file, packs)?.steps.last?.id == step
    }

    /// What a provider has said so far, or else everything that was asked for.
    static func decision(_ json: String?, on asked: RequestContent) throws -> ProviderDecision {
        guard let json else { return ProviderDecision(all: asked) }
        guard let decision = ProviderDecision(json: json) else { throw Refusal.catalogue(.malformed) }
        return decision
    }
}
