import Authority
import Search
import Standards
import Store

/// The searchable texts of cases.
///
/// A case stands in the list once for each of its viewers, under that viewer's key as its audience, and once for those who
/// see all cases. So a search touches nothing that the reader may not see, and what she may not see changes neither its
/// answer nor its time.
enum CaseDocuments {
    static let list = SearchList("cases")
    /// The audience of those who see all cases.
    static let everybody = "everything"

    /// Puts a case in for viewers.
    static func put(_ stored: StoredCase, for viewers: [String], in transaction: Transaction) throws {
        let header = stored.header
        let titles = [header.number, header.title.zh, header.title.en]
        for viewer in viewers {
            let parts =
                titles.map { SearchPart(label: viewer, isTitle: true, text: $0) }
                + (header.text + [header.applicant.name]).map { SearchPart(label: viewer, text: $0) }
            try list.put(
                SearchDocument(
                    id: id(header.id, viewer), audience: viewer, order: header.openedAt.microseconds, parts: parts,
                    facets: ["chain": [header.chain], "state": [stored.chain.state.rawValue]]), in: transaction)
        }
    }

    /// Puts a case in again for all its viewers: its state has changed.
    static func refresh(_ stored: StoredCase, in transaction: Transaction) throws {
        let viewers = try transaction.query(
            "SELECT viewer FROM casework_viewer WHERE case_id = ? ORDER BY viewer", [SQLValue(stored.header.id)]
        ) { try $0.text(0) }
        try put(stored, for: viewers + [everybody], in: transaction)
    }

    private static func id(_ file: ID<CaseFile>, _ viewer: String) -> String { "\(file.rawValue) \(viewer)" }

    /// The case of a document.
    static func file(_ id: String) -> ID<CaseFile> { ID(rawValue: String(id.prefix { $0 != " " })) }
}

/// A page of the cases that hold some text.
struct CaseSearch: Sendable {
    let query: CaseQuery
    let text: String
    let sight: Sight

    /// How often one page asks the index: what is narrowed by is mostly known to it, the rest is looked at in the cases.
    private static let rounds = 20

    /// The cases, hits in number or title first, then the youngest; and where the next page begins.
    func page(
        after: String?, limit: Int, in snapshot: Snapshot
    ) throws -> (cases: [StoredCase], next: String?) {
        let filters = ["chain": query.chain, "state": query.state?.rawValue].compactMapValues { $0.map { Set([$0]) } }
        let labels: Set<String> = sight.seesAll ? [CaseDocuments.everybody] : Set(sight.viewers)
        let search = SearchQuery(text: text, labels: labels, filters: filters)
        var (cursor, last) = Self.read(after)
        var cases: [StoredCase] = []
        for _ in 0..<Self.rounds {
            let page = try CaseDocuments.list.page(search, after: cursor, limit: limit - cases.count, in: snapshot)
            // One case for several of her keys: its documents stand side by side.
            let files = page.ids.map(CaseDocuments.file).reduce(into: [ID<CaseFile>]()) { files, file in
                if file != last { files.append(file) }
                last = file
            }
            cases += try StoredCase.list(files, in: snapshot).filter(query.isMet)
            cursor = page.next
            if cursor == nil || cases.count >= limit { break }
        }
        return (cases, cursor.map { "\($0).\(last?.rawValue ?? "")" })
    }

    private static func read(_ text: String?) -> (SearchCursor?, ID<CaseFile>?) {
        guard let text, text.utf8.count <= 2_000, let dot = text.lastIndex(of: "."),
            let cursor = SearchCursor(String(text[..<dot]))
        else { return (nil, nil) }
        return (cursor, ID(rawValue: String(text[text.index(after: dot)...])))
    }
}

extension CaseQuery {
    /// Whether a case is one that the query wants, text aside.
    func isMet(by stored: StoredCase) -> Bool {
        let header = stored.header
        return [
            (chain, header.chain), (state?.rawValue, stored.chain.state.rawValue),
            (applicant, header.applicant.account),
            (applicantOrganisation, header.applicantPost?.organisation), (object, header.object),
        ].allSatisfy { $0.0 == nil || $0.0 == $0.1 } && (party.map(header.parties.values.contains) ?? true)
    }
}
