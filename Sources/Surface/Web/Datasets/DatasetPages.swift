import Authority
import Definitions
import HTTP
import Hummingbird
import Registry
import Standards
import Store

extension Web {
    func addDatasets(to router: Router<CityContext>) {
        router.get("/datasets/:dataset", use: dataset)
        router.get("/datasets/:dataset/template", use: template)
    }

    /// The dataset that an address names; the 404 problem where the packs declare none.
    func dataset(of context: CityContext) throws -> DatasetDefinition {
        guard let dataset = context.parameters.get("dataset").flatMap({ kernel.packs.datasets[$0] }) else {
            throw Problem.notFound
        }
        return dataset
    }

    /// The permit for an act, or the problem that says why there is none.
    func permit(
        _ act: Act, on object: ObjectRef, for purpose: Purpose? = nil, _ signedIn: SignedIn
    ) throws(Problem) -> Permit {
        switch kernel.authority.permit(signedIn.actor, act, on: object, for: purpose) {
        case .success(let permit): return permit
        case .failure(let refusal): throw Problem(refusal)
        }
    }

    /// Whether a button for an act is worth showing.
    func allows(_ act: Act, on object: ObjectRef, _ signedIn: SignedIn) -> Bool {
        kernel.authority.allows(signedIn.actor, act, on: object)
    }

    /// 实有人口 and the like: what it holds, who answers for it, on which terms others may have it, and its items.
    private func dataset(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let dataset = try dataset(of: context)
        let strings = templates[context.language]
        let words = ElementWords(strings: strings, packs: kernel.packs)
        let registry = kernel.registry
        let freshness = try await kernel.store.read { try registry.freshness(dataset.id, in: $0) }
        let light = FreshnessLight(freshness, promised: dataset.update, now: kernel.clock.now(), strings)
        let object = ObjectRef.dataset(dataset.id)
        let path = "/datasets/\(dataset.id)"
        let mayImport = allows(.import, on: object, signedIn)
        let title = dataset.title[context.language]
        let view: [String: View] = [
            "id": .text(dataset.id),
            "name": .text(title),
            "description": .text(dataset.description[context.language]),
            "rows": .text(Self.grouped(freshness?.rows ?? 0)),
            "light": .text(light.tone), "freshness": .text(light.words),
            "owner": .text(organisation(dataset.owner, context.language)),
            "sharing": .text(strings("dataset.\(dataset.sharing.class)")),
            "sharingTone": .text(dataset.sharing.class.tone),
            "reason": View(dataset.sharing.reason?[context.language]),
            "level": .text(strings("dataset.levelText", ["level": String(dataset.level)])),
            "update": .text(strings("dataset.\(dataset.update)")),
            "key": .text(dataset.key.map { words.title($0, in: dataset) }.joined(separator: " + ")),
            "finds": .list(
                dataset.finds.map { .text($0.map { words.title($0, in: dataset) }.joined(separator: " + ")) }),
            "elements": .list(dataset.fields.compactMap { element($0, dataset, words, context.language) }),
            "find": allows(.find, on: object, signedIn) ? .text(path + "/records") : .none,
            "import": mayImport ? .text(path + "/import") : .none,
            "template": mayImport ? .text(path + "/template") : .none,
        ]
        return try page("dataset", Frame(title: title, crumbs: [(title, nil)]), view, for: request, in: context)
    }

    private func element(
        _ field: FieldDefinition, _ dataset: DatasetDefinition, _ words: ElementWords, _ language: Language
    ) -> View? {
        guard let element = kernel.packs.elements[field.element] else { return nil }
        return [
            "id": .text(element.id), "name": .text(words.title(field)), "required": .flag(field.required),
            "type": .text(words.type(element)), "list": .text(words.list(element)),
            "sensitivity": .text(words.strings("sensitivity.\(element.sensitivity)")),
            "tone": .text(element.sensitivity.tone),
            "mask": .text(words.strings("mask.\(kernel.packs.mask(of: field))")),
            "authority": .text(authorities(of: field, in: dataset, language)),
            "source": .text(element.source),
        ]
    }

    /// The departments that answer for a field, the first that holds a value wins.
    func authorities(of field: FieldDefinition, in dataset: DatasetDefinition, _ language: Language) -> String {
        let codes = field.authority.isEmpty ? [dataset.owner] : field.authority
        return codes.map { organisation($0, language) }.joined(separator: language == .chinese ? "、" : ", ")
    }

    /// The CSV template: a byte order mark for spreadsheets, then the header, nothing else.
    private func template(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let dataset = try dataset(of: context)
        _ = try permit(.import, on: .dataset(dataset.id), signedIn)
        let header = "\u{FEFF}" + dataset.fields.map(\.element).joined(separator: ",") + "\r\n"
        return csv(named: "\(dataset.id)-template", ResponseBody(byteBuffer: ByteBuffer(string: header)))
    }

    /// A CSV file for download; the name holds letters, digits and hyphens.
    func csv(named name: String, _ body: ResponseBody) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(name).csv\"",
            ],
            body: body)
    }

    /// A number in groups of three: 20,000.
    static func grouped(_ number: Int64) -> String {
        var digits = String(number.magnitude)[...]
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits = digits.dropLast(3)
        }
        return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }
}
