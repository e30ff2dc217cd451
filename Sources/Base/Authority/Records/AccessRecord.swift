import Expressions
package import Journal
package import Standards
package import Store

/// What an access record says of a decision, ready to be written: made before the transaction begins.
package struct AccessNote: Sendable {
    fileprivate let permit: Permit
    fileprivate let payload: String
}

extension Authority {
    /// What the access records of a permit say of its decision.
    package func note(of permit: Permit) -> AccessNote {
        AccessNote(permit: permit, payload: "{\"access\":{\"decision\":\(permit.decision.jsonString),\(permit.terms)}")
    }

    /// Writes the access record, before the bytes leave: one for a list, with all its subjects.
    ///
    /// Call it last in its transaction. For bulk the detail tells the condition and the position, so that it can be worked out later
    /// whether a person was in it.
    /// - Parameters:
    ///   - subjects: canonical keys of the persons concerned, such as `resident:442000…`.
    ///   - detail: what the reader adds, as JSON with sorted keys.
    @discardableResult
    package func record(
        _ permit: Permit, subjects: [String], detail: String = "{}", in transaction: Transaction
    ) throws -> ID<Entry> {
        try record(note(of: permit), subjects: subjects, detail: detail, in: transaction)
    }

    /// The same from a note that was made before.
    @discardableResult
    package func record(
        _ note: AccessNote, subjects: [String], detail: String = "{}", in transaction: Transaction
    ) throws -> ID<Entry> {
        let permit = note.permit
        return try journal.append(
            EventDetails(
                kind: permit.act.accessKind, actor: permit.actor.account,
                organisation: permit.posts.first?.organisation ?? permit.actor.organisation, dataset: permit.dataset,
                subjects: subjects, purpose: permit.purpose.map { "\($0.code): \($0.text)" },
                caseNumber: permit.purpose?.caseNumber, payload: "\(note.payload),\"detail\":\(detail)}",
                retention: "access", at: clock.now()),
            in: transaction)
    }
}

/// What an access record says about the decision after its id, as JSON with sorted keys.
enum AccessTerms {
    /// The members without the braces; `plain` names the fields whose masks were lifted.
    static func json(
        act: Act, posts: [Assignment], fields: Set<String>, rows: TypedExpression?, lifted: Set<String>,
        disclosure: DisclosureClass
    ) -> String {
        let roles = Set(posts.map(\.role)).sorted()
        var json = "\"disclosure\":\(disclosure.rawValue.jsonString)"
        json += ",\"fields\":\(fields.sorted().jsonArray)"
        if act == .plain { json += ",\"plain\":\(lifted.sorted().jsonArray)" }
        json += ",\"roles\":\(roles.jsonArray)"
        if let rows { json += ",\"rows\":\(rows.expression.text.jsonString)" }
        return json
    }
}

extension Act {
    /// The kind of an access record.
    fileprivate var accessKind: String {
        switch self {
        case .view: "access.view"
        case .find: "access.find"
        default: "access.\(rawValue)"
        }
    }
}
