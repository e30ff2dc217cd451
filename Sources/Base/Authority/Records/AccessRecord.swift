import Expressions
import Foundation
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
                payload: "{\"access\":\(try AccessPayload(permit).json),\"detail\":\(detail)}", retention: "access",
                at: clock.now()),
            in: transaction)
    }
}

/// What an access record says about the decision.
private struct AccessPayload: Encodable {
    let decision: String
    let disclosure: DisclosureClass
    let roles: [String]
    let fields: [String]
    /// The fields whose masks were lifted.
    let plain: [String]?
    let rows: String?

    init(_ permit: Permit) {
        decision = permit.decision
        disclosure = permit.disclosure
        roles = Set(permit.posts.map(\.role)).sorted()
        fields = permit.fields.sorted()
        plain = permit.act == .plain ? permit.lifted.sorted() : nil
        rows = permit.rows?.expression.text
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
