import Authority
import Definitions
import HTTP
import Hummingbird
import Registry
import Standards

extension Web {
    /// Asks for purpose, case number and reason before anything is shown.
    func plainForm(_ request: Request, _ context: CityContext) async throws -> Response {
        try plainForm(PlainRequest(), nil, for: request, in: context)
    }

    /// Shows the plain values under a permit for the stated purpose, marked with who looked and when.
    func plain(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let dataset = try dataset(of: context)
        let reference = try Self.reference(of: context)
        let asked = PlainRequest(try await form(request, signedIn))
        let decision = kernel.authority.permit(
            signedIn.actor, .plain, on: .dataset(dataset.id), for: asked.stated)
        switch decision {
        case .failure(let refusal):
            return try plainForm(asked, Problem(refusal), for: request, in: context)
        case .success(let permit):
            guard let record = try await kernel.registry.record(dataset.id, reference, under: permit) else {
                throw Problem.notFound
            }
            return try plainPage(record, asked, dataset, permit, for: request, in: context)
        }
    }

    private func plainForm(
        _ asked: PlainRequest, _ problem: Problem?, for request: Request, in context: CityContext
    ) throws -> Response {
        let signedIn = try context.signedIn()
        let dataset = try dataset(of: context)
        let reference = try Self.reference(of: context)
        let purposes = kernel.authority.purposes(for: signedIn.actor, on: .dataset(dataset.id))
        guard !purposes.isEmpty else { throw Problem.forbidden }
        let strings = templates[context.language]
        let view: [String: View] = [
            "heading": .text(dataset.title[context.language]),
            "problem": self.problem(problem, context.language),
            "action": .text("/datasets/\(dataset.id)/records/\(reference)/plain"),
            "back": .text("/datasets/\(dataset.id)/records/\(reference)"),
            "purposes": .list(
                purposes.map { purpose in
                    [
                        "code": .text(purpose.code), "label": .text(purpose.title[context.language]),
                        "source": purpose.source.isEmpty ? .none : .text(purpose.source),
                        "selected": .flag(purpose.code == asked.purpose),
                    ]
                }),
            "case": .text(asked.caseNumber), "reason": .text(asked.reason),
        ]
        var frame = recordFrame(dataset, strings, strings("plain.title"), reference)
        if let problem {
            frame.title = strings("form.errorprefix") + frame.title
            frame.status = problem.status == .forbidden ? .unprocessableContent : problem.status
        }
        return try page("plain-form", frame, view, for: request, in: context)
    }

    private func plainPage(
        _ record: RecordView, _ asked: PlainRequest, _ dataset: DatasetDefinition, _ permit: Permit,
        for request: Request, in context: CityContext
    ) throws -> Response {
        let strings = templates[context.language]
        let reference = record.reference
        let actor = permit.actor
        let marks = [
            "name": actor.name.isEmpty ? actor.account : actor.name,
            "organisation": organisation(actor.organisation, context.language),
            "time": BeijingTime.textWithSeconds(kernel.clock.now()),
        ]
        let view: [String: View] = [
            "heading": .text(dataset.title[context.language]),
            "statement": .text(strings("plain.statement", marks)),
            "purpose": .text(kernel.packs.purposes[asked.purpose]?.title[context.language] ?? asked.purpose),
            "case": .text(asked.caseNumber), "reason": .text(asked.reason),
            "access": .text(record.access?.rawValue ?? permit.decision),
            "accessHref": View(record.access.map { "/journal/entry/\($0)" }),
            "values": values(of: record, dataset, context.language),
            "marks": .list(Array(repeating: .text(strings("plain.mark", marks)), count: 15)),
            "back": .text("/datasets/\(dataset.id)/records/\(reference)"),
        ]
        return try page(
            "plain", recordFrame(dataset, strings, strings("plain.title"), reference), view, for: request, in: context)
    }
}

/// Why somebody wants to see plain values, as it was typed.
private struct PlainRequest {
    var purpose = ""
    var caseNumber = ""
    var reason = ""

    init() {}

    init(_ form: Form) {
        purpose = form["purpose"] ?? ""
        caseNumber = form["case"] ?? ""
        reason = form["reason"] ?? ""
    }

    /// The purpose for Authority; nil where none was chosen.
    var stated: Purpose? {
        purpose.isEmpty ? nil : Purpose(code: purpose, text: reason, caseNumber: caseNumber)
    }
}
