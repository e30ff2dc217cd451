import Authority
import Definitions
import Jobs
import Journal
import Notices
import Standards
import Store

/// Writes grants: every revision with its event, the digest of its canonical form, and the timer of its end, in one transaction.
struct GrantBook: Sendable {
    let journal: Journal
    let timers: Timers
    let notices: Notices?
    let clock: WallClock
    let ids: IDSource
    let entropy: Entropy

    /// How long events of grants are kept: evidence of who could see what.
    static let retention = Retention.permanent.rawValue

    /// Who did something to a grant, for whom, and in which case.
    struct Author {
        let account: String
        let organisation: String?
        var caseNumber: String?
    }

    var today: Day { BeijingTime.day(of: clock.now()) }

    /// Writes a grant that was just given.
    func give(_ stored: StoredGrant, by author: Author, in transaction: Transaction) throws {
        let event = try record(stored, as: "given", by: author, in: transaction)
        try GrantRow(stored, event: event.rawValue).insert(in: transaction)
        try setTimer(stored.grant, in: transaction)
    }

    /// Writes the next revision of a grant and tells whoever asked for it where it has ended.
    ///
    /// - Throws: `grant.ended` where somebody else has changed it meanwhile.
    func change(
        _ stored: StoredGrant, as word: String, by author: Author, in transaction: Transaction
    ) throws -> StoredGrant {
        var changed = stored
        changed.grant.revision += 1
        let event = try record(changed, as: word, by: author, in: transaction)
        guard try GrantRow(changed, event: event.rawValue).update(in: transaction) else {
            throw Refusal.catalogue(.grantEnded)
        }
        if changed.grant.state == .active {
            try setTimer(changed.grant, in: transaction)
        } else {
            try timers.cancel(GrantExpiry.timer(of: changed.grant), in: transaction)
        }
        if word == "revoked" || word == "expired" { try tell(changed, word, cause: event, in: transaction) }
        return changed
    }

    /// Ends a grant: revoked, expired or superseded.
    @discardableResult
    func end(
        _ stored: StoredGrant, as state: GrantState, because reason: String?, by author: Author,
        in transaction: Transaction
    ) throws -> StoredGrant {
        guard stored.grant.state == .active || stored.grant.state == .suspended else {
            throw Refusal.catalogue(.grantEnded)
        }
        var ended = stored
        ended.grant.state = state
        ended.grant.endReason = reason
        ended.grant.endedAt = clock.now()
        return try change(ended, as: state.rawValue, by: author, in: transaction)
    }

    /// A number that no grant has, such as `SQ-20261124-7K3Q9`.
    func number(in snapshot: Snapshot) throws -> String {
        let day = String(today.description.filter { $0 != "-" })
        for _ in 0..<20 {
            let letters = entropy.bytes(5).map { Self.alphabet[Int($0 & 31)] }
            let number = "SQ-\(day)-\(String(letters))"
            if try GrantRow.find(number: number, in: snapshot) == nil { return number }
        }
        throw Refusal.catalogue(.changed)
    }

    /// Digits and capital letters that cannot be taken for one another.
    private static let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")

    private func setTimer(_ grant: Grant, in transaction: Transaction) throws {
        guard let next = grant.to.adding(days: 1) else { return }
        try timers.set(
            GrantExpiry.timer(of: grant), kind: GrantExpiry.kind, due: BeijingTime.start(of: next),
            payload: grant.id.rawValue, in: transaction)
    }

    private func record(
        _ stored: StoredGrant, as word: String, by author: Author, in transaction: Transaction
    ) throws -> ID<Entry> {
        let grant = stored.grant
        return try journal.append(
            EventDetails(
                kind: "grant.\(word)", actor: author.account, organisation: author.organisation,
                dataset: grant.dataset, purpose: grant.purpose, caseNumber: author.caseNumber ?? grant.caseNumber,
                payload: try JSONText.of(
                    GrantEvent(
                        grant: grant.id.rawValue, number: grant.number, revision: grant.revision,
                        digest: Canonical.digest(try JSONText.of(stored)), state: grant.state,
                        entry: grant.entry, provider: grant.provider, consumer: grant.consumer, to: grant.to)),
                retention: Self.retention, at: clock.now()), in: transaction)
    }

    private func tell(
        _ stored: StoredGrant, _ word: String, cause: ID<Entry>, in transaction: Transaction
    ) throws {
        let grant = stored.grant
        try notices?.deliver(
            NewNotice(
                kind: "grant.\(word)",
                parameters: [
                    "number": grant.number, "titleZh": stored.entryTitle.zh, "titleEn": stored.entryTitle.en,
                    "provider": grant.provider, "reason": grant.endReason ?? "",
                ], href: "/grants/\(grant.number)"),
            to: [stored.askedBy], cause: cause, in: transaction)
    }
}

/// What the journal says of a revision of a grant.
struct GrantEvent: Codable, Sendable {
    let grant: String
    let number: String
    let revision: Int64
    let digest: String
    let state: GrantState
    let entry: String
    let provider: String
    let consumer: String
    let to: Day
}
