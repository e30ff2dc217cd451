import Authority
import Casework
import Identity
import Standards
import Store

/// Who is who for cases, as Identity knows it today.
struct IdentityDirectory: CaseDirectory {
    let identity: Identity
    let clock: WallClock

    private var today: Day { BeijingTime.day(of: clock.now()) }

    func people(_ accounts: Set<String>, in snapshot: Snapshot) throws -> [String: CasePerson] {
        try identity.people(accounts, on: today, in: snapshot).mapValues { colleague in
            CasePerson(
                account: colleague.account, person: colleague.person, name: colleague.name,
                organisation: colleague.organisation, posts: Set(colleague.posts))
        }
    }

    func holders(of posts: Set<Assignment>, in snapshot: Snapshot) throws -> [Assignment: Set<String>] {
        try identity.holders(of: posts, on: today, in: snapshot)
    }
}
