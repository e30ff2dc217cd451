import Expressions
package import Journal
package import Standards
package import Store

extension Authority {
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
        try journal.append(
            EventDetails(
                kind: "access.\(permit.act.rawValue)", actor: permit.actor.account,
                organisation: permit.posts.first?.organisation ?? permit.actor.organisation, dataset: permit.dataset,
                subjects: subjects, purpose: permit.purpose.map { "\($0.code): \($0.text)" },
                caseNumber: permit.purpose?.caseNumber,
                payload: "{\"access\":\(AccessPayload(permit).json),\"detail\":\(detail)}", retention: "access",
                at: clock.now()),
            in: transaction)
    }
}

/// What an access record says about the decision, as JSON with sorted keys.
private struct AccessPayload {
    let json: String

    /// `plain` names the fields whose masks were lifted.
    init(_ permit: Permit) {
        let roles = Set(permit.posts.map(\.role)).sorted()
        var json = "{\"decision\":\(permit.decision.jsonString)"
        json += ",\"disclosure\":\(permit.disclosure.rawValue.jsonString)"
        json += ",\"fields\":\(permit.fields.sorted().jsonArray)"
        if permit.act == .plain { json += ",\"plain\":\(permit.lifted.sorted().jsonArray)" }
        json += ",\"roles\":\(roles.jsonArray)"
        if let rows = permit.rows { json += ",\"rows\":\(rows.expression.text.jsonString)" }
        self.json = json + "}"
    }
}
