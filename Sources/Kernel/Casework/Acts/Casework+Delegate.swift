import Authority
import Definitions
import Standards
import Store

extension Casework {
    /// A task is handed to a person in use, of the organisation whose step it is, who may decide in it.
    ///
    /// Whoever was handed a task herself and does not hold its post can only give it back to a holder: a decision does not
    /// wander off.
    func checkDelegate(
        _ account: String, of stored: StoredCase, _ chain: Chain, by sight: Sight, in transaction: Transaction
    ) throws {
        guard let place = stored.chain.openTask else { throw Refusal.waitsForApplicant }
        let (task, today) = (stored.chain.tasks[place], today)
        guard (1...200).contains(account.utf8.count), !account.utf8.contains(0),
            let person = try directory.people([account], in: transaction)[account]
        else { throw Refusal.noDelegate }
        let present = Set(packs.present(for: task.post.organisation, on: today) + [task.post.organisation])
        let home = Set(person.posts.map(\.organisation) + [person.organisation])
        guard !home.isDisjoint(with: present) else { throw Refusal.delegateOutside }
        if account == task.assignee { throw Refusal.delegateHasIt }
        guard !chain.barred(from: task.step, in: stored.chain).contains(person.person) else {
            throw Refusal.delegateBarred
        }
        let isHolder = person.posts.contains { $0.role == task.post.role && present.contains($0.organisation) }
        let holdsPost = !sight.seats(on: task, stored.task(place), barred: []).allSatisfy(\.isDelegated)
        guard isHolder || holdsPost else { throw Refusal.delegateOnward }
        if task.assignee == nil, account == sight.actor.account, sight.own[Key.post(task.post)] != nil {
            throw Refusal.delegateHasIt
        }
    }
}
