import Standards
import Store

/// How the details of an event lie in columns, alike in the pending and the entry table.
enum EventColumns {
    static let names =
        "id, leaf, salt, kind, actor, organisation, dataset, subjects, purpose, case_number, payload, retention, at"
    static let count = 13

    static func values(
        id: ID<Entry>, leaf: [UInt8], salt: [UInt8], details: EventDetails
    ) -> [SQLValue] {
        [
            .text(id.rawValue), .blob(leaf), .blob(salt), .text(details.kind), .text(details.actor),
            SQLValue(details.organisation), SQLValue(details.dataset), .text(join(details.subjects)),
            SQLValue(details.purpose), SQLValue(details.caseNumber), .text(details.payload), .text(details.retention),
            .integer(details.at.microseconds),
        ]
    }

    /// The details in the columns from `first` on, which is where `kind` lies.
    static func details(_ row: Row, from first: Int) throws -> EventDetails {
        EventDetails(
            kind: try row.text(first), actor: try row.text(first + 1), organisation: try row.optionalText(first + 2),
            dataset: try row.optionalText(first + 3), subjects: split(try row.text(first + 4)),
            purpose: try row.optionalText(first + 5), caseNumber: try row.optionalText(first + 6),
            payload: try row.text(first + 7), retention: try row.text(first + 8), at: try row.instant(first + 9))
    }

    /// Subjects hold no control character, so that a line end parts them.
    static func join(_ subjects: [String]) -> String {
        subjects.joined(separator: "\n")
    }

    static func split(_ text: String) -> [String] {
        text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
