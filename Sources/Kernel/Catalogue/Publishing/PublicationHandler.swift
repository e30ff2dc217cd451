import Authority
import Casework
import Definitions
import Standards
import Store

/// Publication and withdrawal as cases: what is decided happens in the transaction of the last decision.
struct PublicationHandler: CaseHandler {
    let entries: EntryBook
    let rights: CatalogueRights

    func check(
        _ act: CaseAct?, on file: CaseFile?, new: NewCase?, by actor: Actor, in transaction: Transaction
    ) throws {
        if let new { return try checkOpening(new, by: actor, in: transaction) }
        guard let act, let file else { return }
        switch act {
        case .approve: try checkApproval(file, in: transaction)
        case .resubmit(let content, _):
            guard let handed = PublicationContent(json: content), let before = PublicationContent(json: file.content),
                handed.entry == before.entry
            else { throw Refusal.catalogue(.malformed) }
            try checkHandedIn(
                handed, isWithdrawal: file.chain == Chains.withdrawal, by: actor, in: transaction)
        case .return, .refuse, .delegate, .withdraw, .remind: break
        }
    }

    private func checkOpening(_ new: NewCase, by actor: Actor, in transaction: Transaction) throws {
        guard let content = PublicationContent(json: new.content), new.object == "entry:\(content.entry)" else {
            throw Refusal.catalogue(.malformed)
        }
        let row = try checkHandedIn(
            content, isWithdrawal: new.chain == Chains.withdrawal, by: actor, in: transaction)
        guard new.parties[Chains.provider] == row.provider else { throw Refusal.catalogue(.malformed) }
    }

    @discardableResult
    private func checkHandedIn(
        _ content: PublicationContent, isWithdrawal: Bool, by actor: Actor, in transaction: Transaction
    ) throws -> EntryRow {
        guard let row = try EntryRow.find(content.entry, in: transaction), rights.reader(actor).mayKnow(row) else {
            throw Refusal.catalogue(.noEntry)
        }
        try rights.maintain(row.provider, actor)
        guard row.caseNumber == nil else { throw Refusal.catalogue(.inReview) }
        if isWithdrawal {
            guard row.state == .published else { throw Refusal.catalogue(.notPublished) }
            guard let reason = content.reason, PlainText.isGood(reason, limit: 500) else {
                throw Refusal.catalogue(.reasonMissing)
            }
        } else {
            guard let draft = row.draft else { throw Refusal.catalogue(.noDraft) }
            guard Canonical.digest(draft) == content.digest else { throw Refusal.catalogue(.changed) }
            try checkComplete(draft)
        }
        return row
    }

    private func checkComplete(_ draft: String) throws {
        let problems = DraftRules(packs: entries.packs, today: BeijingTime.day(of: entries.clock.now()))
            .toPublish(try JSONText.value(draft))
        guard problems.isEmpty else { throw EntryProblems(problems: problems) }
    }

    private func checkApproval(_ file: CaseFile, in transaction: Transaction) throws {
        let (row, content) = try subject(of: file, in: transaction)
        guard row.caseNumber == file.number else { throw Refusal.catalogue(.stale) }
        guard file.chain == Chains.publication else { return }
        guard let draft = row.draft, Canonical.digest(draft) == content.digest else {
            throw Refusal.catalogue(.stale)
        }
        try checkComplete(draft)
    }

    func happened(_ act: CaseAct?, to file: CaseFile, by actor: Actor, in transaction: Transaction) throws {
        var (row, _) = try subject(of: file, in: transaction)
        let author = EntryBook.Author(
            account: actor.account, organisation: row.provider, caseNumber: file.number)
        switch act {
        case nil, .resubmit:
            row.caseNumber = file.number
            if row.version == 0 { row.state = .review }
            try entries.save(&row, as: "submitted", by: author, in: transaction)
        case .approve where file.state == .approved:
            try settle(&row, file, by: author, in: transaction)
        case .return, .refuse, .withdraw:
            guard row.caseNumber == file.number else { return }
            row.caseNumber = nil
            if row.version == 0 { row.state = .draft }
            try entries.save(&row, as: act?.word ?? "returned", by: author, in: transaction)
        case .approve, .delegate, .remind: break
        }
    }

    /// What the last decision was about comes true.
    private func settle(
        _ row: inout EntryRow, _ file: CaseFile, by author: EntryBook.Author, in transaction: Transaction
    ) throws {
        row.caseNumber = nil
        if file.chain == Chains.withdrawal {
            row.state = .withdrawn
            return try entries.save(&row, as: "withdrawn", by: author, in: transaction)
        }
        guard let draft = row.draft else { throw Refusal.catalogue(.stale) }
        let definition: EntryDefinition = try JSONText.value(draft)
        let version = try entries.publish(
            definition, as: &row, at: entries.clock.now(), by: author.account, in: transaction)
        row.draft = nil
        try entries.save(
            &row, as: "published", by: author, definition: definition, publishing: version, in: transaction)
    }

    private func subject(
        of file: CaseFile, in snapshot: Snapshot
    ) throws -> (EntryRow, PublicationContent) {
        guard let content = PublicationContent(json: file.content),
            let row = try EntryRow.find(content.entry, in: snapshot)
        else { throw Refusal.catalogue(.malformed) }
        return (row, content)
    }
}
