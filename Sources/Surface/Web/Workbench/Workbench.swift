import Authority
import Casework
import Catalogue
import HTTP
import Identity
import Notices
import Standards
import Store

/// What an official's workbench shows, read in one snapshot.
struct Workbench: Sendable {
    /// What waits for her, the most urgent first.
    let toDo: [ToDo]
    /// How much waits.
    let counts: CaseCounts
    /// Her unread notices, the latest first.
    let notices: [Notice]
    /// How many notices are unread.
    let unread: Int
    /// What she asked for, the youngest first.
    let own: [CaseSummary]
    /// Entries of her department whose data is late, the longest first.
    let late: [EntrySummary]
    /// Her department's figures beside the city's.
    let rates: Rates
    /// Who has most grants on her department's data.
    let users: [TopUser]
    /// The names of those for whom she acts.
    let names: [String: String]

    /// Lines of each list; the rest is a click away.
    private static let lines = 8

    /// Reads everything for an actor.
    init(_ kernel: Kernel, for actor: Actor, in snapshot: Snapshot) throws {
        let organisation = actor.organisation
        toDo = try kernel.casework.toDo(for: actor, limit: Self.lines, in: snapshot).items
        counts = try kernel.casework.counts(for: actor, in: snapshot)
        notices = try kernel.notices.inbox(of: actor.account, unreadOnly: true, limit: Self.lines, in: snapshot).items
        unread = try kernel.notices.unread(of: actor.account, in: snapshot)
        own = try kernel.casework.files(
            CaseQuery(applicant: actor.account), for: actor, limit: Self.lines / 2, in: snapshot
        ).items
        late = try kernel.catalogue.overdue(of: organisation, for: actor, limit: Self.lines, in: snapshot)
        rates = try kernel.catalogue.rates(of: organisation, in: snapshot)
        users = try kernel.catalogue.topUsers(of: organisation, limit: 5, in: snapshot)
        names = try kernel.identity.names(of: Set(toDo.compactMap(\.seat.actingFor)), in: snapshot)
    }
}
