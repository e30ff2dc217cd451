import Authority
import Definitions
import Standards
import Store

extension Casework {
    /// The accounts that could decide on what waits: the assignee or the holders of the post, and their deputies of today,
    /// without those who are barred.
    func waitedFor(_ next: CaseEventPayload.Next, in snapshot: Snapshot) throws -> Set<String> {
        let today = today
        let organisations = Set(packs.present(for: next.organisation, on: today))
        var accounts: Set<String>
        if let assignee = next.assignee {
            accounts = [assignee]
        } else {
            let posts = Set(organisations.map { Assignment(role: next.role, organisation: $0) })
            accounts = try directory.holders(of: posts, in: snapshot).values.reduce(into: []) { $0.formUnion($1) }
        }
        accounts.formUnion(try deputies(of: accounts, for: next, organisations, on: today, in: snapshot))
        let barred = Set(
            try snapshot.query("SELECT person FROM casework_bar WHERE task = ?", [SQLValue(next.task)]) {
                try $0.text(0)
            })
        guard !barred.isEmpty else { return accounts }
        let people = try directory.people(accounts, in: snapshot)
        return accounts.filter { !barred.contains(people[$0]?.person ?? $0) }
    }

    /// Who stands in for them in this very post: only whoever belongs to its organisation, for she alone sees the case.
    private func deputies(
        of accounts: Set<String>, for next: CaseEventPayload.Next, _ organisations: Set<String>, on day: Day,
        in snapshot: Snapshot
    ) throws -> [String] {
        // Beyond that many holders of one post nobody needs a deputy to be told.
        let absences = try StoredAbsence.ofAbsent(Set(accounts.sorted().prefix(200)), on: day, in: snapshot).filter {
            $0.post.map { $0.role == next.role && organisations.contains($0.organisation) } ?? true
        }
        guard !absences.isEmpty else { return [] }
        return try directory.people(Set(absences.map(\.deputy)), in: snapshot).values.filter { deputy in
            !organisations.isDisjoint(with: Set(deputy.posts.map(\.organisation) + [deputy.organisation]))
        }.map(\.account)
    }
}
