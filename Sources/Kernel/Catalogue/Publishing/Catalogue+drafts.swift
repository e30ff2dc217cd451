package import Authority
package import Definitions
package import Journal
import Standards
package import Store

extension Catalogue {
    /// The organisations for which the actor may register entries.
    package func registrars(for actor: Actor) -> [String] {
        var seen: Set<String> = []
        return rights.posts(of: actor, .propose, on: .catalogue).map(\.organisation)
            .filter { seen.insert($0).inserted && packs.organisation($0) != nil }
    }

    /// Everything that keeps a draft from being published, in the order of the form.
    package func problems(in draft: EntryDraft) -> [EntryProblem] {
        DraftRules(packs: packs, today: today).toPublish(draft)
    }

    /// Writes a new entry down as a draft, and its id, which is made here: a chosen one could tell by its refusal what exists.
    ///
    /// Throws a `Refusal`, or `EntryProblems` where the draft could not even be kept.
    package func register(
        _ draft: EntryDraft, by actor: Actor, command: CommandID, in transaction: Transaction
    ) throws -> String {
        try journal.perform(command, kind: "catalogue.register", in: transaction) { transaction in
            try rights.maintain(draft.provider, actor)
            let id = "\(draft.provider)-\(ids.next(EntryRow.self).rawValue.suffix(8))"
            let settled = draft.with(id: id, pack: "").settled(published: nil).withoutDataset
            try check(settled)
            var row = EntryRow(
                id: id, provider: settled.provider, state: .draft, audience: settled.audience,
                draft: try JSONText.of(settled), listedAt: clock.now())
            try entries.save(
                &row, as: "registered", by: author(actor, row), definition: settled, in: transaction)
            return id
        }
    }

    /// Writes the draft of the next version of an entry, over the one there was.
    ///
    /// - Parameter revision: the entry's `revision` that was before the writer's eyes; nil: whichever.
    package func revise(
        _ draft: EntryDraft, revision: Int64? = nil, by actor: Actor, command: CommandID,
        in transaction: Transaction
    ) throws {
        _ = try journal.perform(command, kind: "catalogue.revise", in: transaction) { transaction in
            var row = try maintained(draft.id, by: actor, in: transaction)
            guard row.caseNumber == nil else { throw Refusal.catalogue(.inReview) }
            guard draft.provider == row.provider else { throw Refusal.catalogue(.otherProvider) }
            if let revision, revision != row.revision { throw Refusal.catalogue(.changed) }
            let present = try entries.definition(of: row, in: transaction)
            let settled = draft.with(pack: present?.pack ?? "").settled(published: nil).dataset(present?.dataset)
            try check(settled)
            row.draft = try JSONText.of(settled)
            if row.version == 0 { row.audience = settled.audience }
            let found = row.version == 0 ? settled : nil
            try entries.save(&row, as: "revised", by: author(actor, row), definition: found, in: transaction)
            return row.revision
        }
    }

    /// Attaches a resource to an entry, in place of one of the same id (挂接).
    package func attach(
        _ resource: ResourceDefinition, to id: String, by actor: Actor, command: CommandID,
        in transaction: Transaction
    ) throws {
        _ = try journal.perform(command, kind: "catalogue.attach", in: transaction) { transaction in
            var row = try maintained(id, by: actor, in: transaction)
            guard row.state != .withdrawn else { throw Refusal.catalogue(.notPublished) }
            guard PlainText.isName(resource.id), PlainText.isGood(resource.title.zh, limit: 100),
                PlainText.isGood(resource.title.en, limit: 100), resource.updated.map({ $0 <= today }) ?? true,
                row.resources.count < 50
            else { throw Refusal.catalogue(.badResource) }
            row.resources = row.resources.filter { $0.id != resource.id } + [resource]
            row.staleAt = EntryBook.staleAt(row)
            try entries.save(&row, as: "attached", by: author(actor, row), in: transaction)
            return row.revision
        }
    }

    /// Takes a resource off an entry.
    package func detach(
        _ resource: String, from id: String, by actor: Actor, command: CommandID, in transaction: Transaction
    ) throws {
        _ = try journal.perform(command, kind: "catalogue.detach", in: transaction) { transaction in
            var row = try maintained(id, by: actor, in: transaction)
            guard row.resources.contains(where: { $0.id == resource }) else { throw Refusal.catalogue(.noResource) }
            row.resources.removeAll { $0.id == resource }
            row.staleAt = EntryBook.staleAt(row)
            try entries.save(&row, as: "detached", by: author(actor, row), in: transaction)
            return row.revision
        }
    }

    /// The row of an entry that the actor maintains; one that she may not know of is not there for her.
    func maintained(_ id: String, by actor: Actor, in snapshot: Snapshot) throws -> EntryRow {
        guard let row = try EntryRow.find(id, in: snapshot), rights.reader(actor).mayKnow(row) else {
            throw Refusal.catalogue(.noEntry)
        }
        try rights.maintain(row.provider, actor)
        return row
    }

    private func check(_ draft: EntryDefinition) throws {
        let problems = DraftRules(packs: packs, today: today).toKeep(draft)
        guard problems.isEmpty else { throw EntryProblems(problems: problems) }
    }

    private func author(_ actor: Actor, _ row: EntryRow) -> EntryBook.Author {
        EntryBook.Author(account: actor.account, organisation: row.provider)
    }
}

extension EntryDefinition {
    /// The entry of no dataset: a department cannot make its draft describe one.
    var withoutDataset: EntryDefinition { dataset(nil) }

    func dataset(_ id: String?) -> EntryDefinition {
        EntryDefinition(
            id: self.id, pack: pack, title: title, summary: summary, provider: provider, category: category,
            themes: themes, items: items, format: format, sharing: sharing, conditions: conditions, ways: ways,
            opening: opening, level: level, update: update, sourceSystem: sourceSystem, duty: duty,
            assessments: assessments, approval: approval, published: published, audience: audience,
            resources: resources, dataset: id)
    }
}
