import Authority
import Definitions
import HTTP
import Hummingbird
import Journal
import Standards
import Store
import Trust

extension Web {
    func addJournal(to router: Router<CityContext>) {
        router.get("/journal", use: journal)
        router.post("/journal", use: filterJournal)
        router.get("/journal/entries/:position", use: entry)
        router.get("/journal/entry/:id", use: entryByID)
    }

    private static let pageLength = 50

    /// Takes the filter and sends the browser to an address where it stands sealed: it may name a person.
    private func filterJournal(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let form = try await form(request, signedIn)
        _ = try permit(.find, on: .journal, signedIn)
        let filter = JournalFilter(form)
        guard !filter.isEmpty else { return try redirect(to: "/journal") }
        return try redirect(to: "/journal?q=" + Seal(signedIn.token, use: "journal").close(filter.json))
    }

    /// The tree head, the newest entries, and how to check them.
    private func journal(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let asked = try request.query()
        let isReader = allows(.find, on: .journal, signedIn)
        let sealed = asked["q"]
        var filter = JournalFilter()
        if isReader, let sealed, let text = Seal(signedIn.token, use: "journal").open(sealed) {
            filter = JournalFilter(json: text) ?? filter
        }
        let before = try asked["before"].map { text throws(Problem) in
            guard let position = Int64(text), position >= 0 else { throw .malformed }
            return position
        }
        let (journal, wanted, today) = (kernel.journal, filter.entries, kernel.today)
        let seen = try await kernel.store.read { snapshot in
            JournalPage(
                head: try journal.head(in: snapshot), checkpoint: try journal.checkpoint(in: snapshot),
                entries: try journal.entries(wanted, before: before, limit: Self.pageLength, in: snapshot),
                activity: try journal.activity(from: ActivityChart.start(today), in: snapshot))
        }
        if isReader { try await recordReading(signedIn, .find) }
        var view = try journalView(seen, filter, isReader: isReader, context)
        let address = "/journal?" + (filter.isEmpty ? "" : "q=\(sealed ?? "")&")
        let next = seen.entries.count == Self.pageLength ? seen.entries.last?.position : nil
        view["paged"] = .flag(next != nil || before != nil)
        view["first"] = before == nil ? View.none : .text(String(address.dropLast()))
        view["next"] = View(next.map { "\(address)before=\($0)" })
        let title = templates[context.language]("journal.title")
        return try page("journal", Frame(title: title, crumbs: [(title, nil)]), view, for: request, in: context)
    }

    /// What one read of the journal brought.
    private struct JournalPage: Sendable {
        let head: TreeHead
        let checkpoint: String?
        let entries: [JournalEntry]
        let activity: [Activity]
    }

    private func journalView(
        _ seen: JournalPage, _ filter: JournalFilter, isReader: Bool, _ context: CityContext
    ) throws -> [String: View] {
        let strings = templates[context.language]
        let account = context.session?.actor.account
        return [
            "size": .text(Self.grouped(seen.head.size)), "root": .text(seen.head.root.description),
            "epoch": View(seen.head.epoch),
            "sealed": .text(seen.head.sealedAt.map(BeijingTime.textWithSeconds) ?? "–"),
            "checkpoint": View(seen.checkpoint),
            "activity": ActivityChart(seen.activity, today: kernel.today).view(strings),
            "key": .text(try kernel.journal.verifierKey(epoch: seen.head.epoch).description),
            "readable": .flag(isReader),
            "kinds": .list(
                JournalFilter.groups.map { group in
                    [
                        "value": .text(group), "label": .text(strings("kind.\(group.dropLast())")),
                        "selected": .flag(filter.kind == group),
                    ]
                }),
            "actorValue": .text(filter.actor ?? ""), "subjectValue": .text(filter.subject ?? ""),
            "some": .flag(!seen.entries.isEmpty),
            "entries": .list(
                seen.entries.map { entry in
                    let mayRead = isReader || entry.details?.actor == account
                    let details = mayRead ? entry.details : nil
                    return [
                        "position": View(entry.position), "href": .text("/journal/entries/\(entry.position)"),
                        "kind": .text(kind(of: entry, isReader: mayRead, strings)),
                        "actor": .text(details.map { actor($0, strings) } ?? "–"),
                        "time": .text(details.map { BeijingTime.textWithSeconds($0.at) } ?? "–"),
                    ]
                }),
        ]
    }

    /// What happened, in words.
    func kind(of entry: JournalEntry, isReader: Bool, _ strings: Strings) -> String {
        guard isReader else { return strings("journal.hiddenKind") }
        guard let details = entry.details else { return strings("journal.erased") }
        return strings.known("kind." + details.kind.replacing(".", with: "-")) ?? details.kind
    }

    /// Who did it.
    func actor(_ details: EventDetails, _ strings: Strings) -> String {
        details.actor == Actor.system.account ? strings("journal.system") : details.actor
    }

    /// Reading the journal's details leaves an access record like every other reading.
    func recordReading(_ signedIn: SignedIn, _ act: Act, subjects: [String] = []) async throws {
        let permit = try permit(act, on: .journal, signedIn)
        let authority = kernel.authority
        try await kernel.store.write { transaction in
            _ = try authority.record(permit, subjects: subjects, in: transaction)
        }
    }
}
