import Authority
import Casework
import HTTP
import Identity
import Standards

/// The form by which somebody says that she is away and who acts for her.
struct AbsenceForm {
    let web: Web
    let actor: Actor
    /// Those who may be named as deputy.
    let colleagues: [Colleague]
    let strings: Strings
    /// What was typed; nil: the form is shown for the first time.
    let form: Form?

    /// The fields in order.
    var fields: [FieldView] {
        let choose = FieldView.Choice(value: "", label: strings("act.choose"))
        let all = FieldView.Choice(value: "", label: strings("absence.allposts"))
        let posts = actor.roles.filter { $0.organisation == actor.organisation }.map {
            FieldView.Choice(value: Asking.text($0), label: web.post($0, strings.language))
        }
        let deputies = colleagues.map { colleague in
            let roles = colleague.posts.map { web.role($0.role, strings.language) }
            return FieldView.Choice(
                value: colleague.account, label: ([colleague.name] + roles).joined(separator: " · "))
        }
        return [
            FieldView(
                id: "deputy", label: strings("absence.deputy"), value: form?["deputy"] ?? "",
                kind: .choice([choose] + deputies), isRequired: true),
            FieldView(
                id: "post", label: strings("absence.post"), value: form?["post"] ?? "", kind: .choice([all] + posts)),
            FieldView(
                id: "from", label: strings("absence.from"), value: form?["from"] ?? web.kernel.today.description,
                kind: .line(type: "date"), isRequired: true),
            FieldView(
                id: "to", label: strings("absence.to"), value: form?["to"] ?? web.kernel.today.description,
                kind: .line(type: "date"), isRequired: true),
            FieldView(
                id: "reason", label: strings("absence.reason"), value: form?["reason"] ?? "", isRequired: true),
        ]
    }

    /// Reads the form; nil, with the faults, where it is not complete.
    static func absence(
        _ form: Form, of actor: Actor, today: Day, _ strings: Strings, _ faults: inout FormFaults
    ) -> NewAbsence? {
        if form["deputy"] == nil { faults.add("deputy", strings("absence.choose")) }
        if form["reason"] == nil { faults.add("reason", strings("act.needreason")) }
        let from = FormReading(form: form, strings: strings).day("from", "absence.from", otherwise: today, &faults)
        let to = FormReading(form: form, strings: strings).day("to", "absence.to", otherwise: today, &faults)
        guard let deputy = form["deputy"], let reason = form["reason"] else { return nil }
        return NewAbsence(
            account: actor.account, post: actor.roles.first { Asking.text($0) == form["post"] }, deputy: deputy,
            from: from, to: to, reason: reason)
    }
}
