package import Definitions
package import Expressions
package import Journal
package import Standards

/// Decides who may do what, and keeps the record of what was read: reading is a Permit.
package final class Authority: Sendable {
    /// The rules in force.
    package let policy: AccessPolicy
    let journal: Journal
    let clock: WallClock
    private let ids: IDSource
    private let decisions = DecisionMemory()

    /// The authority over a set of packs, which records in `journal`.
    package init(packs: PackSet, journal: Journal, clock: WallClock, ids: IDSource) {
        self.policy = AccessPolicy(packs)
        self.journal = journal
        self.clock = clock
        self.ids = ids
    }

    /// The id of a new decision.
    func nextDecision() -> String { ids.next(Permit.self).rawValue }

    /// Decides whether an actor may do an act, and to which fields and rows.
    ///
    /// Several posts are combined by a rule that never opens more than one of them opens by itself (`Combination.best`).
    /// - Parameters:
    ///   - purpose: why; needed for plain view, ignored for other acts.
    ///   - post: the one post in which the actor wants to act, where she has several.
    package func permit(
        _ actor: Actor, _ act: Act, on object: ObjectRef, for purpose: Purpose? = nil, as post: Assignment? = nil
    ) -> Result<Permit, Refusal> {
        let decision = nextDecision()
        guard purpose == nil else {
            return policy.decide(actor, act, on: object, for: purpose, as: post, decision: decision)
        }
        let question = DecisionMemory.Question(actor: actor, act: act, object: object, post: post)
        if let known = decisions.permit(question) { return .success(Permit(known, decision: decision)) }
        let answer = policy.decide(actor, act, on: object, for: nil, as: post, decision: decision)
        if case .success(let permit) = answer { decisions.keep(permit, question) }
        return answer
    }

    /// Whether a Permit could be had, for menus and buttons; it makes no decision that could be used.
    package func allows(_ actor: Actor, _ act: Act, on object: ObjectRef) -> Bool {
        policy.allows(actor, act, on: object)
    }

    /// The purposes for which the actor may see plain data, in the order of their codes.
    package func purposes(for actor: Actor, on object: ObjectRef) -> [PurposeDefinition] {
        policy.purposes(for: actor, on: object)
    }

    /// What a filter, a sort or a facet may name under a Permit: the fields that it shows whole (`Permit.comparable`).
    ///
    /// A hidden field is unknown here, as if the dataset had none of that name. So is a masked one, see `Permit.exactOnly`.
    package func schema(for permit: Permit) -> Schema {
        guard let dataset = permit.dataset.flatMap({ policy.datasets[$0] }) else { return Schema(properties: [:]) }
        return Schema(properties: dataset.schema.properties.filter { permit.comparable.contains($0.key) })
    }
}
