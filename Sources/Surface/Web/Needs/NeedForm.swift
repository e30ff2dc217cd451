import Authority
import Catalogue
import Definitions
import HTTP
import Hummingbird
import Standards
import Store

/// A need as it was typed.
struct NeedForm: Sendable {
    /// The texts by field.
    private var texts: [String: String] = [:]

    private static let fields = ["title", "details", "item", "law", "holder", "searched"]

    /// What a form or an address brought.
    init(_ form: Form) {
        for field in Self.fields { texts[field] = form[field] ?? "" }
        if self["title"].isEmpty { texts["title"] = self["searched"] }
    }

    private subscript(_ field: String) -> String { texts[field] ?? "" }

    /// What Catalogue is told.
    var need: NewNeed {
        NewNeed(
            title: self["title"], details: self["details"], item: self["item"], law: self["law"],
            holder: self["holder"].isEmpty ? nil : self["holder"], searched: self["searched"])
    }

    /// What must be filled in and is not.
    func faults(_ strings: Strings) -> FormFaults {
        var faults = FormFaults()
        for field in ["title", "details", "item"] where self[field].isEmpty {
            faults.add(field, strings("entryform.missing", ["label": strings("needform." + field)]))
        }
        return faults
    }

    /// The fields of the form; the departments are those that could hold the data.
    func view(_ departments: [FieldView.Choice], _ faults: FormFaults, _ strings: Strings) -> [View] {
        let label = { (field: String) in strings("needform." + field) }
        let unknown = FieldView.Choice(value: "", label: strings("needs.unknown"))
        return [
            FieldView(
                id: "title", label: label("title"), value: self["title"], hint: strings("needs.titlehint"),
                isRequired: true),
            FieldView(
                id: "details", label: label("details"), value: self["details"], kind: .area(rows: 4),
                hint: strings("needs.detailshint"), isRequired: true),
            FieldView(
                id: "item", label: label("item"), value: self["item"], hint: strings("needs.itemhint"), isRequired: true
            ),
            FieldView(id: "law", label: label("law"), value: self["law"], hint: strings("needs.lawhint")),
            FieldView(
                id: "holder", label: label("holder"), value: self["holder"], kind: .choice([unknown] + departments)),
            FieldView(id: "searched", label: label("searched"), value: self["searched"]),
        ].map { $0.view(faults) }
    }
}

extension Web {
    /// The form for a need, with what was looked for taken along.
    func newNeed(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        _ = try permit(.propose, on: .requests, signedIn)
        return try needPage(NeedForm(request.query()), FormFaults(), nil, for: request, in: context)
    }

    /// Writes a need down.
    func recordNeed(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        let form = try await form(request, signedIn)
        let typed = NeedForm(form)
        let command = try command(form.exact("command"), "needs.record", signedIn)
        let faults = typed.faults(templates[context.language])
        guard faults.isEmpty else { return try needPage(typed, faults, nil, for: request, in: context) }
        let (catalogue, actor, need) = (kernel.catalogue, signedIn.actor, typed.need)
        do {
            let recorded = try await kernel.store.write { transaction in
                try catalogue.record(need, by: actor, command: command, in: transaction)
            }
            return try redirect(to: "/needs/\(recorded.id)?done=recorded")
        } catch let refusal as Refusal {
            return try needPage(typed, FormFaults(), Problem(refusal), for: request, in: context)
        }
    }

    private func needPage(
        _ typed: NeedForm, _ faults: FormFaults, _ problem: Problem?, for request: Request, in context: CityContext
    ) throws -> Response {
        let strings = templates[context.language]
        let signedIn = try context.signedIn()
        let departments = kernel.packs.organisations.map {
            FieldView.Choice(value: $0.code, label: organisation($0.code, context.language))
        }
        let view: [String: View] = [
            "command": try command("needs.record", signedIn), "problem": self.problem(problem, context.language),
            "faults": faults.view(strings), "fields": .list(typed.view(departments, faults, strings)),
        ]
        let title = strings("needs.new")
        var frame = Frame(title: title, crumbs: [(strings("needs.title"), "/needs"), (title, nil)])
        if !faults.isEmpty || problem != nil {
            frame.title = strings("form.errorprefix") + title
            frame.status = problem?.status ?? .unprocessableContent
        }
        return try page("needs/new", frame, view, for: request, in: context)
    }
}
