/// One field of a form: what it is called, what was typed, and what is wrong with it.
struct FieldView: Sendable {
    /// How it is filled in.
    enum Kind: Sendable {
        /// One line; the type is HTML's: `text`, `date`, `number`; the list is the id of a `datalist` that helps.
        case line(type: String = "text", list: String? = nil)
        /// Several lines.
        case area(rows: Int = 3)
        /// One of these; an empty value stands for none.
        case choice([Choice])
    }

    /// One value of a choice.
    struct Choice: Sendable {
        /// What the form sends.
        let value: String
        /// What people read.
        let label: String
    }

    /// The name in the form, and the id on the page.
    let id: String
    /// What it is called.
    let label: String
    /// What was typed.
    var value: String
    /// How it is filled in.
    var kind = Kind.line()
    /// What helps to fill it in.
    var hint: String?
    /// Whether it must be filled in.
    var isRequired = false

    /// What `parts/field` shows, with the fault that belongs to it.
    func view(_ faults: FormFaults = FormFaults()) -> View {
        let fault = faults[id]
        var described: [String] = []
        if hint != nil { described.append(id + "-hint") }
        if fault != nil { described.append(id + "-fault") }
        var view: [String: View] = [
            "id": .text(id), "label": .text(label), "text": .text(value), "hint": View(hint), "fault": View(fault),
            "required": .flag(isRequired),
            "described": described.isEmpty ? .none : .text(described.joined(separator: " ")), "line": .none,
            "area": .none, "choices": .none,
        ]
        switch kind {
        case .line(let type, let list): view["line"] = ["type": .text(type), "list": View(list)]
        case .area(let rows): view["area"] = ["rows": View(rows)]
        case .choice(let choices):
            view["choices"] = [
                "options": .list(
                    choices.map { choice in
                        [
                            "value": .text(choice.value), "name": .text(choice.label),
                            "selected": .flag(choice.value == value),
                        ]
                    })
            ]
        }
        return .fields(view)
    }
}
