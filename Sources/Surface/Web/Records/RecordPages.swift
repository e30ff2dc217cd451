import Authority
import Definitions
import HTTP
import Hummingbird
import Registry
import Standards

extension Web {
    /// One record, masked, each value with the department that answers for it.
    func record(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let dataset = try dataset(of: context)
        let reference = try Self.reference(of: context)
        let permit = try permit(.view, on: .dataset(dataset.id), signedIn)
        guard let record = try await kernel.registry.record(dataset.id, reference, under: permit) else {
            throw Problem.notFound
        }
        let strings = templates[context.language]
        let path = request.uri.path
        let object = ObjectRef.dataset(dataset.id)
        let view: [String: View] = [
            "heading": .text(strings("record.title", ["dataset": dataset.title[context.language]])),
            "values": values(of: record, dataset, context.language),
            "plain": allows(.plain, on: object, signedIn) ? .text(path + "/plain") : .none,
            "history": allows(.history, on: object, signedIn) ? .text(path + "/history") : .none,
            "position": .flag(record.position != nil),
            "positionText": View(record.position.map { strings("record.position", ["position": String($0)]) }),
        ]
        return try page(
            "record", recordFrame(dataset, strings, nil), view, for: request, in: context)
    }

    /// How a record came to be what it is: its versions, the newest first, each by its position in the journal.
    func history(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let dataset = try dataset(of: context)
        let reference = try Self.reference(of: context)
        let permit = try permit(.history, on: .dataset(dataset.id), signedIn)
        let versions = try await kernel.registry.history(dataset.id, reference, under: permit)
        let strings = templates[context.language]
        let words = ElementWords(strings: strings, packs: kernel.packs)
        let view: [String: View] = [
            "heading": .text(dataset.title[context.language]),
            "back": .text("/datasets/\(dataset.id)/records/\(reference)"),
            "versions": .list(versions.reversed().map { version(of: $0, dataset, words) }),
        ]
        return try page(
            "history", recordFrame(dataset, strings, strings("record.history"), reference), view, for: request,
            in: context)
    }

    /// The values of a record in the order of the dataset's fields; fields that the permit does not open are not there.
    func values(of record: RecordView, _ dataset: DatasetDefinition, _ language: Language) -> View {
        let words = ElementWords(strings: templates[language], packs: kernel.packs)
        let open = Set(record.cells.map(\.element))
        return .list(
            dataset.fields.filter { open.contains($0.element) }.map { field in
                guard case .fields(var cell) = cell(record, field.element, dataset, words) else { return .none }
                cell["authority"] = .text(authorities(of: field, in: dataset, language))
                return .fields(cell)
            })
    }

    /// The record that an address names.
    static func reference(of context: CityContext) throws -> RecordReference {
        guard let reference = context.parameters.get("record").flatMap({ RecordReference($0) }) else {
            throw Problem.notFound
        }
        return reference
    }

    /// The frame of a page about one record; `last` is the page below it, or nil for the record itself.
    func recordFrame(
        _ dataset: DatasetDefinition, _ strings: Strings, _ last: String?, _ reference: RecordReference? = nil
    ) -> Frame {
        let title = dataset.title[strings.language]
        let path = "/datasets/\(dataset.id)"
        let heading = strings("record.title", ["dataset": title])
        var crumbs: [(label: String, href: String?)] = [(title, path), (strings("dataset.find"), path + "/records")]
        if let last {
            crumbs += [(heading, reference.map { "\(path)/records/\($0)" }), (last, nil)]
        } else {
            crumbs.append((heading, nil))
        }
        return Frame(title: last ?? heading, crumbs: crumbs)
    }

    private func version(of version: RecordVersion, _ dataset: DatasetDefinition, _ words: ElementWords) -> View {
        let changed = dataset.fields.filter { version.changes[$0.element] != nil }
        return [
            "position": .text(version.position.map(String.init) ?? "…"),
            "href": View(version.position.map { "/journal/entries/\($0)" }),
            "time": .text(BeijingTime.textWithSeconds(version.at)),
            "created": .flag(version.version == 1),
            "changes": .list(
                changed.map { field in
                    let masked = version.masked.contains(field.element)
                    let text = words.text(version.changes[field.element], of: field.element, masked: masked)
                    return [
                        "label": .text(words.title(field)),
                        "text": .text(text.isEmpty ? words.strings("record.none") : text),
                    ]
                }),
        ]
    }
}
