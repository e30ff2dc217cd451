import Authority
import Casework
import Catalogue
import Definitions
import HTTP
import Standards

/// What a provider gives of what was asked: all of it, or less item by item, never more.
struct DecisionForm {
    let web: Web
    let seen: SeenCase
    let request: SeenRequest
    let strings: Strings
    /// What was typed; nil: the form is shown for the first time.
    let form: Form?
    let faults: FormFaults

    /// What was proposed in an earlier step, else everything that was asked for.
    private var proposal: ProviderDecision { request.decision ?? ProviderDecision(all: request.content) }

    /// What `cases/approve` shows as `{{#give}}`.
    var view: View {
        let given = form.map { Set($0.all("give")) } ?? Set(proposal.fields)
        let reasons = Dictionary(
            proposal.withheld.map { ($0.field, $0.reason) }, uniquingKeysWith: { first, _ in first })
        return [
            "proposal": View(proposed),
            "items": .list(
                request.asked.map { item, field in
                    let id = field.field
                    let name = item?.title[strings.language] ?? id
                    let why = form.map { $0.exact("why.\(id)") ?? "" } ?? reasons[id] ?? ""
                    let fault = faults["why.\(id)"]
                    return [
                        "id": .text(id), "name": .text(name), "given": .flag(given.contains(id)),
                        "sensitivity": View(item.map { strings("sensitivity.\($0.sensitivity)") }),
                        "tone": .text(item?.sensitivity.tone ?? ""), "reason": .text(field.reason),
                        "why": .text(why), "whylabel": .text(strings("act.whynotof", ["field": name])),
                        "wrong": .flag(fault != nil), "fault": View(fault),
                    ]
                }),
            "terms": .list(terms.map { $0.view(faults) }),
        ]
    }

    private var proposed: String? {
        guard request.decision != nil, let task = seen.file.tasks.last(where: { $0.content != nil }) else { return nil }
        return strings("act.proposed", ["name": task.byName ?? "", "opinion": task.opinion ?? ""])
    }

    private var terms: [FieldView] {
        let narrower = GrantForm.allCases.filter { $0.breadth <= request.content.form.breadth }
        return [
            FieldView(
                id: "form", label: strings("act.form"), value: typed("form", proposal.form.rawValue),
                kind: .choice(narrower.map { .init(value: $0.rawValue, label: $0.title[strings.language]) })),
            FieldView(
                id: "from", label: strings("ask.from"), value: typed("from", "\(proposal.from)"),
                kind: .line(type: "date")),
            FieldView(
                id: "to", label: strings("act.to"), value: typed("to", "\(proposal.to)"), kind: .line(type: "date")),
            FieldView(
                id: "callsPerDay", label: strings("act.calls"),
                value: typed("callsPerDay", String(proposal.callsPerDay)),
                kind: .line(type: "number")),
            FieldView(
                id: "rowsPerDay", label: strings("act.quantity"),
                value: typed("rowsPerDay", String(proposal.rowsPerDay)),
                kind: .line(type: "number")),
            FieldView(id: "rows", label: strings("act.rows"), value: typed("rows", proposal.rows ?? "")),
        ]
    }

    private func typed(_ name: String, _ otherwise: String) -> String { form.map { $0.exact(name) ?? "" } ?? otherwise }

    /// Reads the form; what is wrong with it goes into `faults`.
    static func decision(
        _ form: Form, on request: SeenRequest, _ strings: Strings, _ faults: inout FormFaults
    ) -> ProviderDecision {
        let content = request.content
        let given = Set(form.all("give"))
        var withheld: [FieldReason] = []
        for (item, field) in request.asked where !given.contains(field.field) {
            let why = form["why.\(field.field)"] ?? ""
            if why.isEmpty {
                let name = item?.title[strings.language] ?? field.field
                faults.add("why.\(field.field)", strings("act.needwhy", ["field": name]))
            }
            withheld.append(FieldReason(field: field.field, reason: why))
        }
        let reading = FormReading(form: form, strings: strings)
        return ProviderDecision(
            form: form["form"].flatMap(GrantForm.init(rawValue:)) ?? content.form,
            fields: request.asked.map(\.field.field).filter(given.contains), withheld: withheld, rows: form["rows"],
            from: reading.day("from", "ask.from", otherwise: content.from, &faults),
            to: reading.day("to", "act.to", otherwise: content.to, &faults),
            callsPerDay: reading.count("callsPerDay", "act.calls", &faults),
            rowsPerDay: reading.count("rowsPerDay", "act.quantity", &faults))
    }
}
