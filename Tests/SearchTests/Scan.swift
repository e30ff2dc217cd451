import Foundation
import Search

/// What an answer must be: every document looked at, one after another.
struct Scan {
    private var documents: [String: Entry] = [:]

    var ids: [String] { Array(documents.keys) }

    mutating func put(_ document: SearchDocument) { documents[document.id] = Entry(document) }

    mutating func remove(_ id: String) { documents[id] = nil }

    /// All ids, hits in titles first, then by order and id descending; and the facets' counts.
    func answer(_ query: SearchQuery, _ names: [String]) -> (ids: [String], facets: [String: [String: Int]]) {
        let terms = Self.words(query.text)
        let found = documents.values.filter { $0.matches(terms, query.labels, inTitles: false) }
        let hits = found.filter { $0.passes(query.filters) }.map { entry in
            let isTitleHit = !terms.isEmpty && entry.matches(terms, query.labels, inTitles: true)
            return (isTitleHit ? 1 : 0, entry.document.order, entry.document.id)
        }
        var counts: [String: [String: Int]] = [:]
        for name in names {
            counts[name] = [:]
            for entry in found where entry.passes(query.filters.filter { $0.key != name }) {
                for value in entry.document.facets[name] ?? [] { counts[name, default: [:]][value, default: 0] += 1 }
            }
        }
        return (hits.sorted { $1 < $0 }.map(\.2), counts)
    }

    private struct Entry {
        let document: SearchDocument
        let parts: [(label: String, isTitle: Bool, words: [[CChar]])]

        init(_ document: SearchDocument) {
            self.document = document
            parts = document.parts.map { ($0.label, $0.isTitle, Scan.words($0.text)) }
        }

        func matches(_ terms: [[CChar]], _ labels: Set<String>, inTitles: Bool) -> Bool {
            guard labels.contains(document.audience) else { return false }
            let visible = parts.filter { labels.contains($0.label) && ($0.isTitle || !inTitles) }
            return terms.allSatisfy { term in
                visible.contains { $0.words.contains { strstr($0, term) != nil } }
            }
        }

        func passes(_ filters: [String: Set<String>]) -> Bool {
            filters.allSatisfy { !$0.value.isDisjoint(with: document.facets[$0.key] ?? []) }
        }
    }

    /// By other means than the module's own.
    private static func words(_ text: String) -> [[CChar]] {
        let composed = text.precomposedStringWithCompatibilityMapping
            .folding(options: .caseInsensitive, locale: nil).precomposedStringWithCompatibilityMapping
        return composed.components(separatedBy: .whitespacesAndNewlines).filter { !$0.isEmpty }.map {
            Array($0.utf8CString)
        }
    }
}
