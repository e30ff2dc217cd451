import Store

/// Who may find a document by a text: those who may know of it and hold the text's label.
///
/// Grams bear the scope's number, so that an answer is made from what its reader may see and nothing else is looked at.
struct Scope: Sendable, Hashable {
    let number: Int64
    let audience: String

    /// The scopes of a list within which a reader of these labels sees; few, however many labels she holds.
    static func visible(in list: String, to labels: Set<String>, _ snapshot: Snapshot) throws -> [Scope] {
        guard !labels.isEmpty else { return [] }
        let held = labels.sorted().map { SQLValue.text($0) }
        let places = SQL.places(held.count)
        return try snapshot.query(
            """
            SELECT number, audience FROM search_scope
            WHERE list = ? AND audience IN \(places) AND label IN \(places) ORDER BY number
            """,
            [.text(list)] + held + held
        ) { Scope(number: try $0.integer(0), audience: try $0.text(1)) }
    }

    /// The number of each label's scope under an audience; new ones are made.
    static func numbers(
        of labels: Set<String>, audience: String, list: String, in transaction: Transaction
    ) throws -> [String: Int64] {
        let wanted = labels.union([audience]).sorted()
        let known = try transaction.query(
            "SELECT label, number FROM search_scope WHERE list = ? AND audience = ? AND label IN \(SQL.places(wanted.count))",
            [.text(list), .text(audience)] + wanted.map { .text($0) }
        ) { (try $0.text(0), try $0.integer(1)) }
        var numbers = Dictionary(known) { first, _ in first }
        for label in wanted where numbers[label] == nil {
            let number = try transaction.first("SELECT COALESCE(MAX(number), 0) + 1 FROM search_scope") {
                try $0.integer(0)
            }
            guard let number, number < Gram.mostScopes else {
                throw SearchError(.labels, "more than \(Gram.mostScopes) pairs of audience and label")
            }
            try transaction.execute(
                "INSERT INTO search_scope (number, list, audience, label) VALUES (?, ?, ?, ?)",
                [.integer(number), .text(list), .text(audience), .text(label)])
            numbers[label] = number
        }
        return numbers
    }
}
