import Authority
import Casework
import Catalogue
import HTTP
import Standards
import Store

/// What the applicant mends of a case that asks for no data: a renewal's term, an objection's words, an entry's draft.
enum MendedMatter: Sendable {
    case renewal(RenewalContent)
    case dispute(DisputeContent)
    /// An entry, whose draft is mended on its own page.
    case entry(String)
    /// Whatever else: it is handed in as it was.
    case other(content: String)

    init(_ file: CaseFile, _ catalogue: Catalogue) {
        if let renewal = catalogue.renewal(in: file) {
            self = .renewal(renewal)
        } else if let dispute = catalogue.dispute(in: file) {
            self = .dispute(dispute)
        } else if let entry = file.entry {
            self = .entry(entry)
        } else {
            self = .other(content: file.content)
        }
    }

    /// The fields to mend, with what was typed or else what stood there.
    func fields(_ form: Form?, _ strings: Strings) -> [FieldView] {
        func area(_ id: String, _ label: String, _ text: String) -> FieldView {
            FieldView(
                id: id, label: strings(label), value: form?.exact(id) ?? text, kind: .area(rows: 3), isRequired: true)
        }
        switch self {
        case .renewal(let renewal):
            return [
                FieldView(
                    id: "to", label: strings("grant.newto"), value: form?.exact("to") ?? renewal.to.description,
                    kind: .line(type: "date"), isRequired: true), area("reason", "grant.whystill", renewal.reason),
            ]
        case .dispute(let dispute):
            return [
                area("statement", "grant.statement", dispute.statement), area("wanted", "grant.wanted", dispute.wanted),
            ]
        case .entry, .other: return []
        }
    }

    /// The content to hand in; what cannot be read goes into `faults`.
    func content(
        _ form: Form, _ kernel: Kernel, for actor: Actor, _ strings: Strings, _ faults: inout FormFaults
    ) async throws -> String {
        switch self {
        case .renewal(var renewal):
            renewal.to = FormReading(form: form, strings: strings).day(
                "to", "grant.newto", otherwise: renewal.to, &faults)
            renewal.reason = form["reason"] ?? ""
            return try kernel.catalogue.json(renewal)
        case .dispute(let dispute):
            return try kernel.catalogue.json(
                DisputeContent(
                    caseNumber: dispute.caseNumber, statement: form["statement"] ?? "", wanted: form["wanted"] ?? ""))
        case .entry(let id):
            let draft = try await kernel.store.read { snapshot in
                try kernel.catalogue.resubmission(of: id, for: actor, in: snapshot)
            }
            guard let draft else { throw Problem.notFound }
            return draft
        case .other(let content): return content
        }
    }
}
