import Authority
import Catalogue
import HTTP
import Standards

/// A request for shared data as it was typed, so that nothing is lost whatever is wrong with it.
struct RequestForm: Sendable, Hashable {
    /// The fields as the form brought them.
    var form: Form
    /// The letter that was sent, now or before.
    var letter: SentLetter?

    /// A form in which nothing is filled in yet but the days.
    init(today: Day) {
        form = Form(["from": [today.description], "to": [(today.adding(days: 365) ?? today).description]])
    }

    /// What somebody sent.
    init(_ form: Form, letter: SentLetter?) {
        self.form = form
        self.letter = letter
    }

    /// What a case or a grant asked for, to be mended or changed.
    init(_ content: RequestContent, letter: SentLetter?) {
        var values: [String: [String]] = [
            "system": [content.system], "item": [content.item], "law": [content.law], "scene": [content.scene],
            "form": [content.form.rawValue], "field": content.fields.map(\.field), "rows": [content.rows ?? ""],
            "list": [content.list.map(Self.text) ?? ""], "from": [content.from.description],
            "to": [content.to.description], "callsPerDay": [String(content.callsPerDay)],
            "rowsPerDay": [String(content.rowsPerDay)],
        ]
        for field in content.fields { values["reason.\(field.field)"] = [field.reason] }
        form = Form(values)
        self.letter = letter
    }

    /// What stands in a field; empty where nothing does.
    subscript(_ name: String) -> String { form.exact(name) ?? "" }

    /// The items that are ticked.
    var chosen: Set<String> { Set(form.all("field")) }

    /// The answers to the four questions; nil while one is open.
    var answers: FormAnswers? {
        let given = Self.questions.map { form[$0] }
        guard given.allSatisfy({ $0 == "yes" || $0 == "no" }) else { return nil }
        return FormAnswers(
            confirmsOnly: given[0] == "yes", hasOwnList: given[1] == "yes", oneAtATime: given[2] == "yes",
            wholeSet: given[3] == "yes")
    }

    /// The names of the four questions in the form.
    static let questions = ["answer", "own", "one", "all"]

    /// The fields in the order of the page.
    static let order = [
        "post", "system", "item", "law", "scene", "form", "fields", "reason.", "list", "from", "to", "callsPerDay",
        "rowsPerDay", "rows", "letter",
    ]

    /// An own list as the form sends it.
    static func text(_ list: OwnList) -> String { list.dataset + "/" + list.element }

    /// The request that the form makes of an entry; what cannot be read goes into `faults`.
    func content(
        entry: String, version: Int, items: [String], changes: String?, today: Day, _ strings: Strings,
        _ faults: inout FormFaults
    ) -> RequestContent {
        let list = self["list"].split(separator: "/", maxSplits: 1).map(String.init)
        let chosen = chosen
        let shape = GrantForm(rawValue: self["form"])
        if shape == nil { faults.add("form", strings("ask.needform")) }
        // Items that the entry does not have are kept, so that the catalogue says so instead of their being dropped.
        let fields = items.filter(chosen.contains) + chosen.subtracting(items).sorted()
        let reading = FormReading(form: form, strings: strings)
        return RequestContent(
            entry: entry, entryVersion: version, item: form["item"] ?? "", law: form["law"] ?? "",
            scene: form["scene"] ?? "", system: form["system"] ?? "", form: shape ?? .verify,
            fields: fields.map { FieldReason(field: $0, reason: form["reason.\($0)"] ?? "") }, rows: form["rows"],
            list: list.count == 2 ? OwnList(dataset: list[0], element: list[1]) : nil,
            from: reading.day("from", "ask.from", otherwise: today, &faults),
            to: reading.day("to", "ask.to", otherwise: today, &faults),
            callsPerDay: reading.count("callsPerDay", "ask.calls", &faults),
            rowsPerDay: reading.count("rowsPerDay", "ask.quantity", &faults), letter: letter?.file.rawValue,
            changes: changes)
    }
}
