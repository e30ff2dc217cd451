import Authority
import Definitions
import Expressions
import Files
import Standards
import Store

/// What a request and a decision on it must fulfil; everything that is wrong is told at once.
struct RequestRules: Sendable {
    let entries: EntryBook
    let rights: CatalogueRights
    let files: Files
    let packs: PackSet
    let clock: WallClock

    /// The longest time for which data is given, in days; a renewal gives more.
    static let longestTerm = 3 * 366
    /// The most calls and the most records of one day that can be asked for.
    static let mostPerDay = 100_000_000

    var today: Day { BeijingTime.day(of: clock.now()) }

    /// The entry as everybody may ask for it; nil: there is none that everybody may know of.
    func subject(_ id: String, in snapshot: Snapshot) throws -> RequestSubject? {
        guard let row = try EntryRow.find(id, in: snapshot), row.isListed,
            let definition = try entries.definition(of: row, in: snapshot), let face = definition.face
        else { return nil }
        return RequestSubject(row: row, entry: face, packs: packs)
    }

    /// Everything that is wrong with a request of an organisation, in the order of the form.
    ///
    /// Throws the refusal of an entry that is shared with nobody: there is nothing to mend.
    func problems(
        _ content: RequestContent, consumer: String, in snapshot: Snapshot
    ) throws -> [RequestProblem] {
        guard let subject = try subject(content.entry, in: snapshot) else { return [.noEntry] }
        if subject.entry.sharing.class == .none { throw Refusal.notShared(subject.entry.sharing.reason) }
        if subject.entry.provider == consumer { return [.ownEntry] }
        var problems: [RequestProblem] = []
        if content.entryVersion != subject.row.version { problems.append(.otherVersion) }
        problems += texts(content)
        problems += form(content, subject)
        problems += fields(content, subject)
        problems += rows(content.rows, "rows", subject)
        problems += list(content, subject, consumer: consumer)
        problems += term(from: content.from, to: content.to)
        problems += quota(content.callsPerDay, content.rowsPerDay)
        problems += try letter(content.letter, of: consumer, in: snapshot)
        problems += try changed(content, consumer: consumer, in: snapshot)
        return problems
    }

    private func texts(_ content: RequestContent) -> [RequestProblem] {
        [
            RequestProblem.text("item", RequestLabel.item, content.item, limit: 200),
            .text("law", RequestLabel.law, content.law, limit: 500),
            .text("scene", RequestLabel.scene, content.scene, limit: 1_000),
            .text("system", RequestLabel.system, content.system, limit: 100),
        ].compactMap(\.self)
    }

    private func form(_ content: RequestContent, _ subject: RequestSubject) -> [RequestProblem] {
        subject.forms.contains(content.form) ? [] : [.form(content.form, possible: subject.forms)]
    }

    private func fields(_ content: RequestContent, _ subject: RequestSubject) -> [RequestProblem] {
        guard !content.fields.isEmpty else { return [.noFields] }
        guard content.fields.count <= DraftRules.mostItems else { return [.manyFields] }
        let items = Dictionary(subject.entry.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<String> = []
        return content.fields.flatMap { field -> [RequestProblem] in
            // A hidden item is not among the items, and is refused in the same words as one that does not exist.
            guard let item = items[field.field] else { return [.noField(field.field)] }
            if !seen.insert(field.field).inserted { return [.fieldTwice(item)] }
            return PlainText.isGood(field.reason, limit: 500) ? [] : [.fieldReason(item)]
        }
    }

    /// What is wrong with a condition on records.
    func rows(_ text: String?, _ field: String, _ subject: RequestSubject) -> [RequestProblem] {
        guard let text, !text.isEmpty else { return [] }
        do {
            _ = try TypedExpression.check(try Expression.parse(text: text), against: subject.schema)
            return []
        } catch {
            return [RequestProblem(field: field, code: error.code.rawValue, message: error.message, mend: error.mend)]
        }
    }

    private func list(
        _ content: RequestContent, _ subject: RequestSubject, consumer: String
    ) -> [RequestProblem] {
        guard let list = content.list else { return content.form == .match ? [.listMissing] : [] }
        return subject.lists(of: consumer).contains(list) ? [] : [.list(keys: subject.keys)]
    }

    private func term(from: Day, to: Day) -> [RequestProblem] {
        var problems: [RequestProblem] = []
        if from < today { problems.append(.fromPast) }
        if to < from || to < today { problems.append(.toBeforeFrom) }
        if to.days(since: from) > Self.longestTerm { problems.append(.toFar) }
        return problems
    }

    private func quota(_ calls: Int, _ rows: Int) -> [RequestProblem] {
        [("callsPerDay", RequestLabel.calls, calls), ("rowsPerDay", RequestLabel.rows, rows)].compactMap {
            (1...Self.mostPerDay).contains($0.2) ? nil : .quota($0.0, $0.1)
        }
    }

    /// A letter is a file of the asker's own: whoever decides on the request may read it, so that naming another's file would open it.
    private func letter(_ id: String?, of consumer: String, in snapshot: Snapshot) throws -> [RequestProblem] {
        guard let id, !id.isEmpty else { return [] }
        guard id.utf8.count <= 100, let file = try files.file(ID(rawValue: id), in: snapshot) else { return [.letter] }
        return file.owner == consumer && !file.mediaType.hasPrefix("text/") ? [] : [.letter]
    }

    private func changed(
        _ content: RequestContent, consumer: String, in snapshot: Snapshot
    ) throws -> [RequestProblem] {
        guard let number = content.changes else { return [] }
        guard let grant = try GrantRow.find(number: number, in: snapshot)?.stored.grant, grant.consumer == consumer,
            grant.entry == content.entry, grant.state == .active
        else { return [.changes] }
        return []
    }
}
