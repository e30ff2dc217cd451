import Authority
import Casework
import Catalogue
import Definitions
import HTTP
import Standards

/// The fields of a request, each with what was typed and what is wrong with it.
struct RequestFields {
    let web: Web
    let asking: Asking
    let form: RequestForm
    let faults: FormFaults
    let help: RequestHelp
    let strings: Strings

    private var language: Language { strings.language }
    private var entry: EntryDefinition { asking.entry.definition }

    /// What `requests/new` shows.
    func view(_ signedIn: SignedIn) throws -> [String: View] {
        var view = EntryAside(web: web, asking: asking, help: help, strings: strings).view
        view["action"] = .text(asking.href)
        view["command"] = try web.command(asking.action, signedIn)
        view["entry"] = .text(entry.id)
        view["changes"] = View(asking.changes)
        view["applicant"] = .text(signedIn.actor.name)
        view["onepost"] = onePost
        view["who"] = .list(who.map { $0.view(faults) })
        view["why"] = .list([line("item", "ask.duty", "ask.dutyhint"), line("law", "ask.law", "ask.lawhint")])
        view["scene"] =
            FieldView(
                id: "scene", label: strings("ask.scene"), value: form["scene"], kind: .area(rows: 3),
                hint: strings("ask.scenehint"), isRequired: true
            ).view(faults)
        view.merge(shape) { $1 }
        view["fields"] = .list(entry.items.map(item))
        view["fieldsfault"] = View(faults["fields"])
        view["scope"] = .list(scope.map { $0.view(faults) })
        view["rows"] =
            FieldView(
                id: "rows", label: strings("ask.rows"), value: form["rows"], kind: .area(rows: 2),
                hint: strings("ask.rowshint")
            ).view(faults)
        view["example"] = .text(example)
        view["kept"] = try kept(signedIn)
        view["letterhint"] = .text(strings("ask.letterhint", ["limit": ByteSize.text(SentLetter.limit)]))
        view["letterfault"] = View(faults["letter"])
        view["sample"] =
            SampleView(row: help.sample, form: help.shape, strings: strings).view
        view["send"] = .text(
            strings(asking.isMending ? "ask.sendmended" : asking.changes == nil ? "ask.send" : "ask.sendchange"))
        return view
    }

    private func line(_ id: String, _ label: String, _ hint: String) -> View {
        FieldView(id: id, label: strings(label), value: form[id], hint: strings(hint), isRequired: true).view(faults)
    }

    private var onePost: View {
        guard let post = asking.fixedPost else { return .none }
        return ["name": .text(web.post(post, language)), "value": .text(Asking.text(post))]
    }

    private var who: [FieldView] {
        let system = FieldView(
            id: "system", label: strings("ask.system"), value: form["system"], hint: strings("ask.systemhint"),
            isRequired: true)
        guard asking.posts.count > 1, !asking.isMending else { return [system] }
        let choices = asking.posts.map { FieldView.Choice(value: Asking.text($0), label: web.post($0, language)) }
        return [
            FieldView(
                id: "post", label: strings("ask.post"), value: form["post"],
                kind: .choice([.init(value: "", label: strings("act.choose"))] + choices), isRequired: true), system,
        ]
    }

    /// The four questions, what follows from the answers, and the forms to choose from.
    private var shape: [String: View] {
        let advised = help.advice?.form
        let chosen = GrantForm(rawValue: form["form"]) ?? advised
        return [
            "questions": .list(
                RequestForm.questions.map { name in
                    [
                        "name": .text(name), "question": .text(strings("question.\(name)")),
                        "yes": .flag(form[name] == "yes"), "no": .flag(form[name] == "no"),
                    ]
                }),
            "advice": help.advice.map { advice in
                [
                    "name": .text(advice.form.map { strings("ask.advice", ["form": $0.title[language]]) } ?? ""),
                    "reason": .text(advice.reason[language]),
                ]
            } ?? .none,
            "forms": .list(
                GrantForm.allCases.map { form in
                    [
                        "value": .text(form.rawValue), "name": .text(form.title[language]),
                        "what": .text(strings("shape.\(form.rawValue)")), "chosen": .flag(form == chosen),
                        "advised": .flag(form == advised),
                    ]
                }),
            "formfault": View(faults["form"]),
        ]
    }

    private func item(_ item: ItemDefinition) -> View {
        let name = item.title[language]
        let fault = faults["reason.\(item.id)"]
        return [
            "id": .text(item.id), "name": .text(name), "type": .text(item.type.title[language]),
            "sensitivity": .text(strings("sensitivity.\(item.sensitivity)")), "tone": .text(item.sensitivity.tone),
            "chosen": .flag(form.chosen.contains(item.id)), "reason": .text(form["reason.\(item.id)"]),
            "reasonlabel": .text(strings("ask.necessityof", ["field": name])),
            "wrong": .flag(fault != nil), "words": View(fault),
        ]
    }

    private var scope: [FieldView] {
        let lists = asking.lists.map {
            FieldView.Choice(value: RequestForm.text($0), label: web.list($0, strings))
        }
        return [
            FieldView(
                id: "list", label: strings("ask.list"), value: form["list"],
                kind: .choice([.init(value: "", label: strings("ask.nolist"))] + lists), hint: strings("ask.listhint")),
            FieldView(
                id: "from", label: strings("ask.from"), value: form["from"], kind: .line(type: "date"),
                isRequired: true),
            FieldView(
                id: "to", label: strings("ask.to"), value: form["to"], kind: .line(type: "date"),
                hint: strings("ask.tohint"), isRequired: true),
            FieldView(
                id: "callsPerDay", label: strings("ask.calls"), value: form["callsPerDay"],
                kind: .line(type: "number"), isRequired: true),
            FieldView(
                id: "rowsPerDay", label: strings("ask.quantity"), value: form["rowsPerDay"],
                kind: .line(type: "number"), isRequired: true),
        ]
    }

    /// A condition on an item of the entry that shows how one is written, with a code that exists.
    private var example: String {
        let packs = web.kernel.packs
        for item in entry.items {
            guard let element = item.element, case .code(let list)? = packs.elements[element]?.type,
                let code = packs.codeLists[list]?.codes.first?.code
            else { continue }
            return "\"\(item.id)\" = '\(code)'"
        }
        return "\"\(entry.items.first?.id ?? "id")\" = '…'"
    }

    private func kept(_ signedIn: SignedIn) throws -> View {
        guard let letter = form.letter else { return .none }
        return [
            "name": .text(letter.name), "size": .text(ByteSize.text(Int(clamping: letter.size))),
            "sealed": .text(try letter.sealed(signedIn)),
        ]
    }
}
