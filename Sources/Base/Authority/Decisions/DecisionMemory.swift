import Synchronization

/// What was decided of questions without a purpose.
///
/// The policy never changes while the program runs, and a decision is a function of it and of the question, which holds
/// everything about the actor, posts included: the same question has the same answer, and only its id is new.
final class DecisionMemory: Sendable {
    /// Everything that a decision depends on.
    struct Question: Hashable {
        let actor: Actor
        let act: Act
        let object: ObjectRef
        let post: Assignment?
    }

    /// How many decisions are kept; then it begins anew.
    private static let capacity = 4_096
    private let known = Mutex<[Question: Permit]>([:])

    /// The permit that was given, with the id that it had then.
    func permit(_ question: Question) -> Permit? {
        known.withLock { $0[question] }
    }

    /// Keeps a permit as the answer to a question.
    func keep(_ permit: Permit, _ question: Question) {
        known.withLock { known in
            if known.count >= Self.capacity { known = [:] }
            known[question] = permit
        }
    }
}
