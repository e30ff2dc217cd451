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
    package static var migrations: [Migration] { [] }

    /// Puts a document in, in place of the one of the same id.
    package func put(_ document: SearchDocument, in transaction: Transaction) throws {
        throw StoreError(.misuse, "search is being built")
    }

    /// Takes a document out; nothing happens where there is none.
    package func remove(_ id: String, in transaction: Transaction) throws {
        throw StoreError(.misuse, "search is being built")
    }

    /// The next documents of an answer: hits in titles first, then by order descending.
    ///
    /// - Parameter limit: 1 to 1,000; what is beyond is taken as the nearest of them.
    package func page(
        _ query: SearchQuery, after cursor: SearchCursor? = nil, limit: Int, in snapshot: Snapshot
    ) throws -> SearchPage {
        throw StoreError(.misuse, "search is being built")
    }

    /// How many documents the answer has, exactly.
    package func count(_ query: SearchQuery, in snapshot: Snapshot) throws -> Int {
        throw StoreError(.misuse, "search is being built")
    }

    /// How many documents of the answer have each value of these facets, exactly.
    ///
    /// The filter on a facet is left out of its own counts, so that a reader sees what else she could choose. A value
    /// that no document has is not there.
    package func facets(
        _ query: SearchQuery, _ names: [String], in snapshot: Snapshot
    ) throws -> [String: [String: Int]] {
        throw StoreError(.misuse, "search is being built")
    }
}
