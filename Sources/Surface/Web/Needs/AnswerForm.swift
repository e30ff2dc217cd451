import Catalogue
import HTTP
import Standards

/// The answer to a need as it was typed.
struct AnswerForm: Sendable {
    /// What kind of answer it is.
    private enum Kind: String, CaseIterable {
        case entry, plan, refused
    }

    private var kind = Kind.entry
    private var entry = ""
    private var until = ""
    private var note = ""

    /// Nothing typed yet.
    init() {}

    /// What a form brought.
    init(_ form: Form) {
        kind = form["kind"].flatMap(Kind.init) ?? .entry
        entry = form["entry"] ?? ""
        until = form["until"] ?? ""
        note = form["note"] ?? ""
    }

    /// The answer; nil where something is missing, which `faults` then tells.
    func answer(_ faults: inout FormFaults, _ strings: Strings) -> NeedAnswer? {
        switch kind {
        case .entry:
            if entry.isEmpty { faults.add("entry", strings("needs.noentry")) }
            return faults.isEmpty ? .entry(id: entryName, note: note) : nil
        case .plan:
            let day = Day(until)
            if day == nil { faults.add("until", strings("entryform.day")) }
            return day.map { .plan(until: $0, note: note) }
        case .refused:
            if note.isEmpty { faults.add("note", strings("needs.noground")) }
            return faults.isEmpty ? .refused(ground: note) : nil
        }
    }

    /// The entry's name, also where somebody pasted the address of its page.
    private var entryName: String {
        entry.split(separator: "/").last.map { String($0.prefix { $0 != "?" }) } ?? entry
    }

    /// The kinds of answer to choose from.
    func kinds(_ strings: Strings) -> [View] {
        Kind.allCases.map { other in
            [
                "value": .text(other.rawValue), "label": .text(strings("needkind.\(other.rawValue)")),
                "chosen": .flag(other == kind),
            ]
        }
    }

    /// The fields of the form.
    func view(_ faults: FormFaults, _ strings: Strings) -> [View] {
        [
            FieldView(id: "entry", label: strings("needs.entry"), value: entry, hint: strings("needs.entryhint")),
            FieldView(id: "until", label: strings("needs.until"), value: until, kind: .line(type: "date")),
            FieldView(
                id: "note", label: strings("needs.note"), value: note, kind: .area(), hint: strings("needs.notehint")),
        ].map { $0.view(faults) }
    }
}
