package import Authority
package import Casework
import Definitions
package import Journal
import Standards
package import Store

extension Catalogue {
    /// Opens the case in which the draft's publication is decided; throws `EntryProblems` while something is missing.
    package func submit(
        _ id: String, by actor: Actor, as post: Assignment? = nil, command: CommandID, in transaction: Transaction
    ) throws -> CaseFile {
        let row = try maintained(id, by: actor, in: transaction)
        let draft = try row.draft ?? entries.definition(of: row, in: transaction).map { try JSONText.of($0) }
        guard let draft else { throw Refusal.catalogue(.noDraft) }
        let definition: EntryDefinition = try JSONText.value(draft)
        let content = PublicationContent(entry: id, digest: Canonical.digest(draft), reason: nil)
        return try open(
            Chains.publication, row, definition, content, title: Localized(zh: "发布目录：", en: "Publish: "),
            by: actor, as: post, command: command, in: transaction)
    }

    /// Opens the case in which an entry's withdrawal from the catalogue is decided.
    package func withdraw(
        _ id: String, reason: String, by actor: Actor, as post: Assignment? = nil, command: CommandID,
        in transaction: Transaction
    ) throws -> CaseFile {
        let row = try maintained(id, by: actor, in: transaction)
        guard let definition = try entries.definition(of: row, in: transaction) else {
            throw Refusal.catalogue(.notPublished)
        }
        let content = PublicationContent(entry: id, digest: "", reason: reason)
        return try open(
            Chains.withdrawal, row, definition, content, title: Localized(zh: "撤下目录：", en: "Withdraw: "),
            by: actor, as: post, command: command, in: transaction)
    }

    /// What a case of publication hands in now, for `CaseAct.resubmit`; nil: there is no draft.
    package func resubmission(of id: String, for actor: Actor, in snapshot: Snapshot) throws -> String? {
        let row = try maintained(id, by: actor, in: snapshot)
        return try row.draft.map {
            try JSONText.of(PublicationContent(entry: id, digest: Canonical.digest($0), reason: nil))
        }
    }

    private func open(
        _ chain: String, _ row: EntryRow, _ definition: EntryDefinition, _ content: PublicationContent,
        title: Localized, by actor: Actor, as post: Assignment?, command: CommandID, in transaction: Transaction
    ) throws -> CaseFile {
        let post = post ?? rights.posts(of: actor, .propose, on: .catalogue, in: row.provider).first
        return try casework.open(
            NewCase(
                chain: chain,
                title: Localized(zh: title.zh + definition.title.zh, en: title.en + definition.title.en),
                object: "entry:\(row.id)", parties: [Chains.provider: row.provider],
                content: try JSONText.of(content), text: [row.id, row.code ?? ""].filter { !$0.isEmpty }),
            by: actor, as: post, command: command, in: transaction)
    }
}

/// What a case of publication or withdrawal is about.
package struct PublicationContent: Sendable, Hashable, Codable {
    /// The entry.
    package let entry: String
    /// The digest of the draft that was handed in; empty for a withdrawal.
    package let digest: String
    /// Why the entry is to be withdrawn; nil for a publication.
    package let reason: String?

    /// Reads the content of a case; nil where it is none of these.
    package init?(json: String) {
        guard let read = try? JSONText.value(json, as: PublicationContent.self) else { return nil }
        self = read
    }

    init(entry: String, digest: String, reason: String?) {
        self.entry = entry
        self.digest = digest
        self.reason = reason
    }
}
