import Authority
import Definitions
import HTTP
import Hummingbird
import Journal
import Standards
import Store

extension Web {
    /// The entry of an id, once it has a position.
    func entryByID(_ request: Request, _ context: CityContext) async throws -> Response {
        _ = try context.signedIn()
        guard let id = context.parameters.get("id"), id.utf8.count <= 64 else { throw Problem.notFound }
        let journal = kernel.journal
        let position = try await kernel.store.read { try journal.position(of: ID<Entry>(rawValue: id), in: $0) }
        guard let position else {
            let strings = (zh: templates[.chinese], en: templates[.english])
            throw Problem.notFound.saying(
                Localized(zh: strings.zh("journal.unsealed"), en: strings.en("journal.unsealed")),
                next: Localized(zh: strings.zh("journal.unsealedNext"), en: strings.en("journal.unsealedNext")))
        }
        return try redirect(to: "/journal/entries/\(position)")
    }

    /// One entry: its details for those who may see them, its leaf hash and the proof of inclusion for everybody.
    func entry(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        guard let position = context.parameters.get("position").flatMap({ Int64($0) }), position >= 0 else {
            throw Problem.notFound
        }
        let journal = kernel.journal
        let found = try await kernel.store.read { snapshot -> Proven? in
            guard let entry = try journal.entry(at: position, in: snapshot) else { return nil }
            let head = try journal.head(in: snapshot)
            let path = try journal.inclusionProof(position: position, size: head.size, in: snapshot) ?? []
            return Proven(entry: entry, head: head, path: path)
        }
        guard let found else { throw Problem.notFound }
        let isOwn = found.entry.details?.actor == signedIn.actor.account
        let isReader = isOwn || allows(.view, on: .journal, signedIn)
        if isReader, !isOwn {
            try await recordReading(signedIn, .view, subjects: found.entry.details?.subjects ?? [])
        }
        let title = templates[context.language]("journal.title")
        let heading = templates[context.language]("journal.entry", ["position": String(position)])
        return try page(
            "entry", Frame(title: heading, crumbs: [(title, "/journal"), (heading, nil)]),
            entryView(found, heading, isReader: isReader, context.language), for: request, in: context)
    }

    /// An entry with its proof.
    private struct Proven: Sendable {
        let entry: JournalEntry
        let head: TreeHead
        let path: [TreeHash]
    }

    private func entryView(
        _ found: Proven, _ heading: String, isReader: Bool, _ language: Language
    ) -> [String: View] {
        let entry = found.entry
        return [
            "heading": .text(heading),
            "details": isReader ? entry.details.map { details($0, of: entry, language) } ?? .none : .none,
            "closed": .flag(!isReader),
            "erased": entry.details == nil && isReader ? .text(templates[language]("journal.erased")) : .none,
            "id": .text(entry.id.rawValue), "position": View(entry.position),
            "leaf": .text(entry.leafHash.description),
            "size": View(found.head.size), "root": .text(found.head.root.description),
            "path": .list(found.path.map { .text($0.description) }),
        ]
    }

    private func details(_ details: EventDetails, of entry: JournalEntry, _ language: Language) -> View {
        let strings = templates[language]
        let dataset = details.dataset.map { kernel.packs.datasets[$0]?.title[language] ?? $0 }
        let purpose = details.purpose.map { kernel.packs.purposes[$0]?.title[language] ?? $0 }
        return [
            "kind": .text(kind(of: entry, isReader: true, strings)), "kindCode": .text(details.kind),
            "time": .text(BeijingTime.textWithSeconds(details.at)),
            "actor": .text(actor(details, strings)),
            "organisation": View(details.organisation.map { organisation($0, language) }),
            "dataset": View(dataset), "purpose": View(purpose), "case": View(details.caseNumber),
            "subjects": .text(strings("journal.subjectCount", ["count": String(details.subjects.count)])),
            "payload": details.payload == "{}" ? .none : .text(details.payload),
        ]
    }
}
