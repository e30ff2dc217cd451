import Authority
import Jobs
import Standards
import Store

/// Ends grants when their last day is over.
struct GrantExpiry: TimerHandler {
    static let kind = "grant.expiry"

    let grants: GrantBook
    let clock: WallClock

    static func timer(of grant: Grant) -> String { "grant-expiry:\(grant.id.rawValue)" }

    func fire(_ timers: [DueTimer], in transaction: Transaction) throws {
        let today = BeijingTime.day(of: clock.now())
        for row in try GrantRow.find(ids: timers.map(\.payload), in: transaction) {
            let grant = row.stored.grant
            guard grant.state == .active || grant.state == .suspended, grant.to < today else { continue }
            try grants.end(
                row.stored, as: .expired, because: nil,
                by: GrantBook.Author(account: Actor.system.account, organisation: grant.provider), in: transaction)
        }
    }
}
