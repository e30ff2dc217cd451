package import Store

/// Finding documents of one list by any piece of their text.
///
/// Cost follows the answer, not the list. What a reader may not see changes neither the answer nor its order, counts
/// and facets, and is not touched while answering.
package struct SearchList: Sendable {
    /// The list's name, such as "catalogue"; lists share tables and nothing else.
    package let name: String

    /// The list of a name.
    package init(_ name: String) {
        self.name = name
    }

    /// The tables.
    package static var migrations: [Migration] { SearchSchema.migrations }

    /// Puts a document in, in place of the one of the same id.
    ///
    /// Throws `SearchError` for an id that cannot be one.
    package func put(_ document: SearchDocument, in transaction: Transaction) throws {
        guard Place.isID(document.id) else {
            throw SearchError(.id, "an id of \(document.id.utf8.count) bytes, or with U+0000")
        }
        let table = SearchTable(list: name)
        let new = try IndexedDocument(document, list: name, in: transaction)
        if let (number, old) = try table.find(document.id, in: transaction) {
            try table.replace(number, old, by: new, in: transaction)
        } else {
            try table.insert(new, in: transaction)
        }
    }

    /// Takes a document out; nothing happens where there is none.
    package func remove(_ id: String, in transaction: Transaction) throws {
        let table = SearchTable(list: name)
        guard Place.isID(id), let (number, document) = try table.find(id, in: transaction) else { return }
        try table.remove(number, document, in: transaction)
    }

    /// The next documents of an answer: hits in titles first, then by order descending.
    ///
    /// A document whose visible titles hold every term is a hit in titles.
    /// - Parameter limit: 1 to 1,000; what is beyond is taken as the nearest of them.
    package func page(
        _ query: SearchQuery, after cursor: SearchCursor? = nil, limit: Int, in snapshot: Snapshot
    ) throws -> SearchPage {
        guard let search = try Search(query, list: name, in: snapshot) else { return SearchPage(ids: [], next: nil) }
        return try Paging(search: search).page(after: cursor?.place, limit: min(1_000, max(1, limit)), in: snapshot)
    }

    /// How many documents the answer has, exactly.
    package func count(_ query: SearchQuery, in snapshot: Snapshot) throws -> Int {
        try Search(query, list: name, in: snapshot)?.count(in: snapshot) ?? 0
    }

    /// How many documents of the answer have each value of these facets, exactly.
    ///
    /// The filter on a facet is left out of its own counts, so that a reader sees what else she could choose. A value
    /// that no document has is not there.
    package func facets(
        _ query: SearchQuery, _ names: [String], in snapshot: Snapshot
    ) throws -> [String: [String: Int]] {
        let none = Dictionary(names.map { ($0, [String: Int]()) }) { first, _ in first }
        guard let search = try Search(query, list: name, in: snapshot) else { return none }
        return try none.merging(FacetCounts(search: search).counts(of: Set(names), in: snapshot)) { $1 }
    }
}
