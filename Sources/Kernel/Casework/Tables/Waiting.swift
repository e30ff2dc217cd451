import Authority
import Standards

/// What waits about a case, and in whose queue.
struct Waiting: Sendable, Hashable {
    /// The open task, or the one that returned the case.
    let task: ID<CaseTask>
    /// One of `Key`.
    let queue: String
    /// The last day; the latest there is: without limit.
    let due: Day
}

/// How queues and viewers are named: `post:role@organisation`, `account:name`, `mend:name`.
enum Key {
    static func post(_ post: Assignment) -> String { "post:\(post.role)@\(post.organisation)" }
    static func account(_ account: String) -> String { "account:\(account)" }
    static func mend(_ account: String) -> String { "mend:\(account)" }
}

extension StoredCase {
    /// What waits about the case; nil once it is closed.
    var waiting: Waiting? {
        if let place = chain.openTask {
            let task = chain.tasks[place]
            return Waiting(
                task: self.task(place), queue: task.assignee.map(Key.account) ?? Key.post(task.post),
                due: task.due?.day ?? .latest)
        }
        guard chain.state == .returned, !chain.tasks.isEmpty else { return nil }
        return Waiting(
            task: task(chain.tasks.count - 1), queue: Key.mend(header.applicant.account),
            due: chain.mendDue?.day ?? .latest)
    }

    /// The clocks that run, each with its last day.
    var clocks: [CaseClock.Name: Day] {
        var clocks: [CaseClock.Name: Day] = [:]
        if let place = chain.openTask {
            clocks[.step(task(place))] = chain.tasks[place].due?.day
            clocks[.statutory] = chain.due?.day
        } else if chain.state == .returned {
            clocks[.mend] = chain.mendDue?.day
        }
        return clocks
    }
}
