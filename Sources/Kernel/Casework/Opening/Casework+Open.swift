package import Authority
import Definitions
package import Journal
import Standards
package import Store

extension Casework {
    /// Opens a case: the chain's first step waits then.
    ///
    /// A repeat of the command returns the case that the first opened. Throws a `Refusal` with everything that is wrong.
    ///
    /// - Parameter post: the post in which the applicant asks; one of hers. Nil: none is named.
    package func open(
        _ new: NewCase, by actor: Actor, as post: Assignment?, command: CommandID, in transaction: Transaction
    ) throws -> CaseFile {
        let outcome = try journal.perform(command, kind: "case.open", in: transaction) { transaction in
            let opened = try opening(new, by: actor, as: post, in: transaction)
            return CaseOutcome(file: opened, account: actor.account)
        }
        guard outcome.account == actor.account, let stored = try StoredCase.find(outcome.file, in: transaction) else {
            throw Refusal.commandUsed
        }
        return view(stored, on: today)
    }

    private func opening(
        _ new: NewCase, by actor: Actor, as post: Assignment?, in transaction: Transaction
    ) throws -> ID<CaseFile> {
        let (now, today) = (clock.now(), today)
        guard let definition = packs.chains[new.chain], let version = definition.version(on: today) else {
            throw Refusal.noChain
        }
        if let post, !actor.roles.contains(post) { throw Refusal.postNotHeld }
        let new = try new.cleaned(version, of: definition, packs: packs, on: today)
        let handler = handler(of: new.chain)
        try handler?.check(nil, on: nil, new: new, by: actor, in: transaction)
        let applicant = ChainPerson(
            account: actor.account,
            person: try directory.people([actor.account], in: transaction)[actor.account]?.person ?? actor.account,
            name: actor.name)
        let chain = chain(version, parties: new.parties, applicant: applicant)
        let stored = try insert(
            new, chain.opened(content: new.content, at: now), by: applicant, as: post, definition, version,
            with: CaseWriter(chain: chain, timers: timers, now: now, transaction: transaction))
        try handler?.happened(nil, to: view(stored, on: today), by: actor, in: transaction)
        try record(.opened, of: stored, chain, by: actor, as: nil, at: now, in: transaction)
        return stored.header.id
    }

    /// Writes a case under a number that no other has: a few of 24 million a day meet, then another is drawn.
    private func insert(
        _ new: NewCase, _ state: ChainState, by applicant: ChainPerson, as post: Assignment?,
        _ definition: ChainDefinition, _ version: ChainVersion, with writer: CaseWriter
    ) throws -> StoredCase {
        let today = BeijingTime.day(of: writer.now)
        for _ in 0..<20 {
            let header = CaseHeader(
                id: ids.next(), number: CaseNumber.make(prefix: definition.number, day: today, entropy: entropy),
                chain: new.chain, chainVersion: version.from, title: new.title, object: new.object,
                parties: new.parties, applicant: applicant, applicantPost: post, openedAt: writer.now,
                text: new.text)
            let stored = StoredCase(header: header, chain: state, closedAt: nil, remindedOn: nil, revision: 1)
            if try writer.insert(stored) { return stored }
        }
        throw StoreError(.busy, "no free case number")
    }
}

/// What a command on a case came to, as the journal keeps it for repeats.
struct CaseOutcome: Sendable, Codable {
    let file: ID<CaseFile>
    let account: String
}
