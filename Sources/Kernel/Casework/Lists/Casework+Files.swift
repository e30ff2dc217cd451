package import Authority
import Standards
package import Store

extension Casework {
    /// The cases that she may see, the youngest first, at most `limit` (1–100) after `after`.
    ///
    /// Where text is searched for, hits in number or title come first.
    package func files(
        _ query: CaseQuery, for actor: Actor, after: String? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> CasePage<CaseSummary> {
        let limit = min(100, max(1, limit))
        let sight = try sight(of: actor, in: snapshot)
        if query.isUnanswerable { return CasePage(items: [], next: nil) }
        if let text = query.text, text.contains(where: { !$0.isWhitespace }) {
            let search = CaseSearch(query: query, text: text, sight: sight)
            let page = try search.page(after: after, limit: limit, in: snapshot)
            return CasePage(items: page.cases.map { summary($0, on: today) }, next: page.next)
        }
        let after = after.flatMap { text in
            text.utf8.count <= 40 && text.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? text : nil
        }
        let found = try CaseListing(query: query, sight: sight).page(before: after, limit: limit + 1, in: snapshot)
        let shown = Array(found.prefix(limit))
        let items = try StoredCase.list(shown, in: snapshot).map { summary($0, on: today) }
        return CasePage(items: items, next: found.count > limit ? shown.last?.rawValue : nil)
    }
}
