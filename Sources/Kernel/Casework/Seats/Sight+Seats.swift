import Authority
import Standards

extension Sight {
    /// The seats in which she may decide on a task; her own first.
    ///
    /// Empty: none.
    ///
    /// - Parameter barred: the persons who may not: the applicant, and those of steps that must be apart.
    func seats(on task: ChainTask, _ id: ID<CaseTask>, barred: Set<String>) -> [Seat] {
        guard task.state == .open, !barred.contains(person.person) else { return [] }
        let queue = Key.post(task.post)
        var seats: [Seat] = []
        if let post = own[queue] { seats.append(Seat(task: id, post: post)) }
        if task.assignee == actor.account {
            seats.append(Seat(task: id, post: task.post, isDelegated: true))
        }
        for absent in acting where !barred.contains(absent.person.person) {
            let account = absent.person.account
            if let post = absent.posts[queue] { seats.append(Seat(task: id, post: post, actingFor: account)) }
            if absent.isWhole, task.assignee == account {
                seats.append(Seat(task: id, post: task.post, actingFor: account, isDelegated: true))
            }
        }
        return seats
    }

    /// Why she has no seat on a task, as precisely as she may know.
    func refusal(on task: ChainTask, _ id: ID<CaseTask>, barred: Set<String>, applicant: String) -> Refusal {
        let isHers = !seats(on: task, id, barred: []).isEmpty
        guard isHers else { return .notYours }
        if person.person == applicant || acting.contains(where: { $0.person.person == applicant }) { return .ownCase }
        return .actedBefore
    }

    /// Who decides in a seat.
    func decider(in seat: Seat?) -> Decider {
        guard let account = seat?.actingFor else { return Decider(person) }
        return Decider(person, actingFor: acting.first { $0.person.account == account }?.person)
    }
}
