import Catalogue
import Definitions
import HTTP
import Hummingbird
import Standards

/// The form of an entry while somebody fills it in: what was typed, and what is wrong with it.
struct EntrySheet: Sendable {
    /// What was typed.
    var form: EntryForm
    /// The entry that is revised; nil: it is a new one.
    var entry: EntryView?
    /// What is wrong, by field.
    var faults = FormFaults()
    /// What is wrong as a whole.
    var problem: Problem?

    /// What the form's command is for.
    var action: String { entry.map { "catalogue.revise " + $0.definition.id } ?? "catalogue.register" }

    /// Where the form is sent to.
    var path: String { entry.map { "/catalogue/\($0.definition.id)/edit" } ?? "/catalogue/new" }

    /// Adds what Catalogue says is wrong, each to the field of the form that it speaks of.
    mutating func add(_ problems: [EntryProblem], _ language: Language) {
        for problem in problems {
            faults.add(field(of: problem.field), problem.message[language] + " " + problem.mend[language])
        }
    }

    /// The field of the form for a field of the definition, such as `items.plate-number.title`.
    private func field(of name: String) -> String {
        let parts = name.split(separator: ".").map(String.init)
        switch parts.first {
        case "items": return itemField(parts)
        case "assessments": return parts.last == "secrecy" ? "secrecy-day" : "personal-day"
        case "approval": return "approval-day"
        case "sharing": return parts.last == "reason" ? "reason-zh" : "class"
        case "opening": return parts.last == "conditions" ? "opening-conditions-zh" : "opening"
        case "source-system", "sourceSystem": return "source-zh"
        case "title", "summary", "conditions", "duty": return parts[0] + "-zh"
        default: return parts.first ?? ""
        }
    }

    private func itemField(_ parts: [String]) -> String {
        guard parts.count > 1,
            let row = form.items.firstIndex(where: { $0[.element] == parts[1] || $0[.id] == parts[1] })
        else { return "items" }
        let column = parts.count > 2 ? ItemForm.Column(rawValue: parts[2]) ?? .zh : .zh
        return ItemForm.name(column.rawValue, row)
    }
}

extension Web {
    /// The form as it stands, with everything that is wrong beside its field.
    func editPage(
        _ sheet: EntrySheet, _ providers: [String], for request: Request, in context: CityContext
    ) throws -> Response {
        let signedIn = try context.signedIn()
        let strings = templates[context.language]
        let choices = providers.map { FieldView.Choice(value: $0, label: organisation($0, context.language)) }
        let shown = EntryFormView(
            form: sheet.form, faults: sheet.faults, packs: kernel.packs, strings: strings, providers: choices)
        let title = sheet.entry?.definition.title[context.language]
        let heading = title.map { strings("entryform.revise", ["entry": $0]) } ?? strings("catalogue.register")
        var view = shown.view
        view["heading"] = .text(heading)
        view["intro"] = .text(strings("entryform.intro"))
        view["problem"] = problem(sheet.problem, context.language)
        view["action"] = .text(sheet.path)
        view["command"] = try command(sheet.action, signedIn)
        view["cancel"] = .text(sheet.entry.map { "/catalogue/\($0.definition.id)" } ?? "/catalogue")
        var frame = Frame(
            title: heading, crumbs: [(strings("catalogue.title"), "/catalogue"), (heading, nil)])
        if !sheet.faults.isEmpty || sheet.problem != nil {
            frame.title = strings("form.errorprefix") + heading
            frame.status = sheet.problem?.status ?? .unprocessableContent
        }
        return try page("catalogue/edit", frame, view, for: request, in: context)
    }
}
