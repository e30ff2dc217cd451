package import Definitions
import Expressions
import Standards

/// Everything that the packs say about who may do what, compiled once: a pure function from request to decision.
package struct AccessPolicy: Sendable {
    let datasets: [String: DatasetAccess]
    let purposes: [String: PurposeDefinition]
    private let roles: [String: RoleRules]
    private let divisions: [String: String]

    /// The policy of a set of packs, with the three administrators as the house fixes them.
    package init(_ packs: PackSet) {
        let datasets = packs.datasets.mapValues { DatasetAccess($0, packs: packs) }
        var roles = packs.roles.mapValues { AccessRule.rules(of: $0, datasets: datasets) }
        for administrator in Administrator.allCases { roles[administrator.rawValue] = administrator.rules }
        self.datasets = datasets
        self.roles = roles
        self.purposes = packs.purposes
        self.divisions = Dictionary(
            packs.organisations.compactMap { organisation in organisation.division.map { (organisation.code, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Decides a request; `decision` is the id that a Permit then carries.
    ///
    /// - Parameter post: the one post in which the actor wants to act; nil: all of them together, never wider than any.
    package func decide(
        _ actor: Actor, _ act: Act, on object: ObjectRef, for purpose: Purpose?, as post: Assignment? = nil,
        decision: String
    ) -> Result<Permit, Refusal> {
        if actor.kind == .system { return load(actor, act, object, decision: decision) }
        let posts = actor.roles.filter { post == nil || $0 == post }
        guard !posts.isEmpty else { return .failure(.noRole) }
        let granted = rules(of: posts, for: act, on: object)
        guard !granted.isEmpty else { return .failure(.notGranted) }

        var open = granted
        let stated = purpose?.trimmed
        if act == .plain {
            if let refusal = refusal(of: stated, for: granted) { return .failure(refusal) }
            open = granted.filter { rule in stated.map { rule.rule.purposes.contains($0.code) } ?? false }
        }
        let candidates = open.compactMap { candidate($0, act: act, actor: actor, object: object) }
        guard let best = Combination.best(of: candidates) else { return .failure(.notGranted) }
        return permit(best, actor: actor, act: act, object: object, purpose: stated, decision: decision)
    }

    /// Whether a decision could be a Permit, were every purpose stated as it should be: for menus and buttons.
    package func allows(_ actor: Actor, _ act: Act, on object: ObjectRef) -> Bool {
        if actor.kind == .system { return act == .import && object.dataset.map { datasets[$0] != nil } == true }
        return rules(of: actor.roles, for: act, on: object).contains { held in
            candidate(held, act: act, actor: actor, object: object) != nil
        }
    }

    /// The purposes for which the actor may lift masks on an object, in the order of their codes.
    package func purposes(for actor: Actor, on object: ObjectRef) -> [PurposeDefinition] {
        let codes = rules(of: actor.roles, for: .plain, on: object).reduce(into: Set<String>()) { codes, held in
            codes.formUnion(held.rule.purposes)
        }
        return codes.sorted().compactMap { purposes[$0] }
    }
}

// MARK: - From posts to a Permit

extension AccessPolicy {
    /// A rule together with the post that has it.
    private struct Held {
        let post: Assignment
        let rule: AccessRule
    }

    private func rules(of posts: [Assignment], for act: Act, on object: ObjectRef) -> [Held] {
        posts.flatMap { post in
            (roles[post.role]?[object] ?? []).filter { $0.acts.contains(act) }.map { Held(post: post, rule: $0) }
        }
    }

    private func refusal(of purpose: Purpose?, for granted: [Held]) -> Refusal? {
        guard let purpose else { return .purposeRequired }
        guard granted.contains(where: { $0.rule.purposes.contains(purpose.code) }) else { return .purposeNotAllowed }
        switch purpose.defect(needsCaseNumber: purposes[purpose.code]?.needsCaseNumber ?? true) {
        case nil: return nil
        case .reasonMissing: return .reasonRequired
        case .reasonMalformed: return .reasonMalformed
        case .caseNumberMissing: return .caseNumberRequired
        case .caseNumberMalformed: return .caseNumberMalformed
        }
    }

    /// What a rule offers an actor, or nil where it opens no row or no field of a dataset.
    private func candidate(
        _ held: Held, act: Act, actor: Actor, object: ObjectRef
    ) -> Candidate<TypedExpression>? {
        guard let dataset = object.dataset.flatMap({ datasets[$0] }) else {
            return Candidate(post: held.post, fields: [], lifted: [], rows: nil, disclosure: held.rule.disclosure)
        }
        let values = values(of: actor, in: held.post)
        let open = held.rule.rows.rows(for: values, schema: dataset.schema)
        var fields = held.rule.fields
        guard open != .none, !fields.isEmpty else { return nil }
        if act == .plain {
            // The record is shown as the post sees it, masked, with the masks lifted that this rule lifts: but only what the
            // post sees of all these rows.
            for view in rules(of: [held.post], for: .view, on: object) {
                let seen = view.rule.rows.rows(for: values, schema: dataset.schema)
                if seen == .all || seen == open { fields.formUnion(view.rule.fields) }
            }
        }
        var rows: TypedExpression?
        if case .matching(let condition) = open { rows = condition }
        return Candidate(
            post: held.post, fields: fields, lifted: act == .plain ? held.rule.fields : [], rows: rows,
            disclosure: held.rule.disclosure)
    }

    private func values(of actor: Actor, in post: Assignment) -> [ActorProperty: String] {
        var values: [ActorProperty: String] = [.account: actor.account, .organisation: post.organisation]
        values[.division] = divisions[post.organisation]
        return values
    }

    private func permit(
        _ combination: Combination<TypedExpression>, actor: Actor, act: Act, object: ObjectRef, purpose: Purpose?,
        decision: String
    ) -> Result<Permit, Refusal> {
        let dataset = object.dataset.flatMap { datasets[$0] }
        var rows: TypedExpression?
        if let alternatives = combination.alternatives {
            if alternatives.count == 1 {
                rows = alternatives[0]
            } else {
                guard let dataset,
                    let either = try? TypedExpression.check(
                        .any(alternatives.map(\.expression)), against: dataset.schema)
                else { return .failure(.notGranted) }
                rows = either
            }
        }
        let masks = (dataset?.masks ?? [:]).filter { field, _ in
            combination.fields.contains(field) && !combination.lifted.contains(field)
        }
        return .success(
            Permit(
                decision: decision, actor: actor, posts: combination.posts, act: act, object: object,
                fields: combination.fields, rows: rows, masks: masks,
                lifted: combination.lifted.filter { dataset?.masks[$0] != nil }, disclosure: combination.disclosure,
                purpose: act == .plain ? purpose : nil, quotaKey: "\(actor.account) \(act.rawValue) \(object.text)"))
    }

    /// The program itself may load what it ships and nothing else: it has no eyes.
    private func load(
        _ actor: Actor, _ act: Act, _ object: ObjectRef, decision: String
    ) -> Result<Permit, Refusal> {
        guard act == .import, let dataset = object.dataset.flatMap({ datasets[$0] }) else {
            return .failure(.notGranted)
        }
        return .success(
            Permit(
                decision: decision, actor: actor, posts: [], act: act, object: object,
                fields: Set(dataset.schema.properties.keys), rows: nil, masks: dataset.masks, disclosure: .atOnce,
                purpose: nil, quotaKey: nil))
    }
}
