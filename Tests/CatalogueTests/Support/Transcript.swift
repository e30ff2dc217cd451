import Authority
import Catalogue
import Definitions
import Search
import Standards
import Store

/// Everything that the catalogue answers to somebody, as text to be compared.
enum Transcript {
    /// What people of other departments get, question by question.
    static func outsiders(in world: CatalogueWorld) async throws -> [String] {
        var lines: [String] = []
        for account in ["li", "zhong", "wang", "feng", "liang"] {
            lines += try await answers(for: account, in: world)
        }
        return lines
    }

    private static let texts = [
        "", "机动车", "布控", "布控标记", "线索", "case-mark", "informants", "lead", "重点名单", "公安", "2", "标记", "摘要", "未公开", "尚未公开",
    ]
    private static let entries = ["vehicle", "informants", "weather", "drugs", "resident", "nowhere"]

    private static func answers(for account: String, in world: CatalogueWorld) async throws -> [String] {
        let actor = world.actor(account)
        let catalogue = world.catalogue
        return try await world.store.read { snapshot in
            var lines: [String] = []
            for text in texts { lines += try found(text, actor, catalogue, in: snapshot).map { "\(account) \($0)" } }
            for entry in entries { lines += try entryLines(entry, actor, catalogue, in: snapshot) }
            lines += try requestLines(actor, catalogue, in: snapshot)
            for organisation in ["public-security", "social-security", "health"] {
                lines.append("rates \(try catalogue.rates(of: organisation, in: snapshot))")
                lines.append("top \(try catalogue.topUsers(of: organisation, in: snapshot))")
                lines.append("overdue \(try catalogue.overdue(of: organisation, for: actor, in: snapshot))")
            }
            return lines
        }
    }

    private static func found(
        _ text: String, _ actor: Actor, _ catalogue: Catalogue, in snapshot: Snapshot
    ) throws -> [String] {
        var lines: [String] = []
        let filters: [[EntryQuery.Facet: Set<String>]] = [
            [:], [.theme: ["transport"]], [.department: ["public-security"]], [.level: ["2"]],
            [.class: ["conditional"]],
            [.status: ["published"]], [.status: ["draft"]], [.way: ["api"]],
        ]
        for filter in filters {
            var cursor: SearchCursor?
            repeat {
                let page = try catalogue.search(
                    EntryQuery(text: text, filters: filter), for: actor, after: cursor, limit: 2, in: snapshot)
                let facets = page.facets.sorted { $0.key.rawValue < $1.key.rawValue }
                    .map { "\($0.key)=\($0.value.sorted { $0.key < $1.key })" }
                lines.append(
                    "search \(text) \(filter) \(page.count) \(facets) \(page.entries) \(page.next?.description ?? "-")")
                cursor = page.next
            } while cursor != nil
        }
        return lines
    }

    private static func entryLines(
        _ entry: String, _ actor: Actor, _ catalogue: Catalogue, in snapshot: Snapshot
    ) throws -> [String] {
        var lines: [String] = []
        for version in [nil, 0, 1, 2, 3] {
            let view = try catalogue.entry(entry, version: version, for: actor, in: snapshot)
            lines.append("entry \(entry) \(version ?? -1) \(view.map { "\($0)" } ?? "-")")
        }
        lines.append("draft \(entry) \(try catalogue.draft(entry, for: actor, in: snapshot).map { "\($0)" } ?? "-")")
        lines.append(
            "versions \(entry) \(String(describing: try catalogue.versions(of: entry, for: actor, in: snapshot)))")
        for (from, to) in [(0, 1), (1, 0), (1, 1), (1, 2)] {
            let diff = try catalogue.diff(entry, from: from, to: to, for: actor, in: snapshot)
            lines.append("diff \(entry) \(from) \(to) \(String(describing: diff))")
        }
        lines.append("titles \(try catalogue.titles(of: [entry], for: actor, in: snapshot))")
        let answers = FormAnswers(confirmsOnly: false, hasOwnList: true, oneAtATime: false, wholeSet: false)
        lines.append(
            "advice \(String(describing: try catalogue.advice(answers, on: entry, for: actor, in: snapshot)))")
        lines.append("lists \(try catalogue.ownLists(on: entry, for: actor, in: snapshot))")
        return lines
    }

    /// Requests for hidden items and entries, beside those for things that do not exist.
    private static func requestLines(
        _ actor: Actor, _ catalogue: Catalogue, in snapshot: Snapshot
    ) throws -> [String] {
        var contents: [RequestContent] = []
        for entry in entries {
            for field in ["plate", "case-mark", "watch-list", "no-such-item"] {
                var content = CatalogueWorld.content
                content.entry = entry
                content.fields = [FieldReason(field: field, reason: "需要")]
                contents.append(content)
                content.rows = "\"\(field)\" = '1'"
                contents.append(content)
                content.rows = "\"case-marc\" = '1'"
                contents.append(content)
            }
        }
        return contents.map { content in
            let problems = Result { try catalogue.problems(in: content, for: actor, in: snapshot) }
            let sample = Result { try catalogue.sample(of: content, for: actor, in: snapshot) }
            let decision = Result {
                try catalogue.problems(in: ProviderDecision(all: content), on: content, in: snapshot)
            }
            return "request \(content.entry) \(problems) \(sample) \(decision)"
        }
    }
}
