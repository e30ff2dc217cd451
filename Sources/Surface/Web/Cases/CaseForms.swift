import Authority
import Casework
import Catalogue
import Definitions
import HTTP
import Identity
import Standards

/// The forms below a case: what the reader may do with it now, with what she typed before where it failed.
struct CaseForms {
    let web: Web
    let seen: SeenCase
    let signedIn: SignedIn
    let strings: Strings
    let typed: TypedAct?
    let faults: FormFaults

    private var file: CaseFile { seen.file }
    private var path: String { "/cases/\(file.number)/" }
    private var kind: StepKind { StepKind(file, web.kernel.packs) }

    /// What `cases/acts` shows; nothing where there is nothing to do.
    func view() throws -> View {
        var view: [String: View] = [
            "approve": .none, "return": .none, "refuse": .none, "delegate": .none, "own": .none, "stepname": .none,
            "dispute": .none,
        ]
        if let task = file.openTask, !seen.seats.isEmpty {
            view["stepname"] = .text(task.title[strings.language])
            if file.actions.contains(.approve) { view["approve"] = try approve() }
            if file.actions.contains(.return) { view["return"] = try giveBack() }
            if file.actions.contains(.refuse) { view["refuse"] = try refuse() }
            view["delegate"] = try delegate()
        }
        if file.applicant == signedIn.actor.account, !file.state.isClosed { view["own"] = try own() }
        if seen.isDisputable, asksFor(file.parties["consumer"]) { view["dispute"] = try dispute() }
        let isEmpty = view.values.allSatisfy { $0 == .none }
        return isEmpty ? .none : .fields(view)
    }

    private func approve() throws -> View {
        let form = typed?.verb == .approve ? typed?.form : nil
        let offered = ReadyOpinion.offered(for: kind)
        let chosen = form.map { ReadyOpinion(rawValue: $0["ready"] ?? "") } ?? offered.first
        var view = try base(.approve)
        view["label"] = .text(kind.label(strings))
        view["templates"] = .list(
            offered.map { opinion in
                [
                    "value": .text(opinion.rawValue), "words": .text(opinion.words(strings)),
                    "chosen": .flag(opinion == chosen),
                ]
            })
        view["note"] = area("comment", strings("act.comment"), form)
        view["give"] = View.none
        view["term"] = View.none
        if let renewal = web.kernel.catalogue.renewal(in: file) {
            view["term"] =
                FieldView(
                    id: "to", label: strings("act.to"), value: form?.exact("to") ?? renewal.to.description,
                    kind: .line(type: "date")
                ).view(faults)
        }
        if web.kernel.catalogue.takesDecision(file), let request = seen.request {
            view["give"] = giving(request, form)
        }
        return .fields(view)
    }

    private func giving(_ request: SeenRequest, _ form: Form?) -> View {
        DecisionForm(web: web, seen: seen, request: request, strings: strings, form: form, faults: faults).view
    }

    private func giveBack() throws -> View {
        let form = typed?.verb == .return ? typed?.form : nil
        let (items, mends) = (form?.all("item") ?? [], form?.all("mend") ?? [])
        let more = form?["intent"] == "more" ? 4 : 0
        let count = min(max(TypedAct.lines.lowerBound, items.count) + more, TypedAct.lines.upperBound)
        var view = try base(.return)
        view["lines"] = .list(
            (0..<count).map { index in
                let line = ["line": String(index + 1)]
                return [
                    "id": .text("item.\(index + 1)"), "item": .text(index < items.count ? items[index] : ""),
                    "mend": .text(index < mends.count ? mends[index] : ""),
                    "itemlabel": .text(strings("act.itemof", line)), "mendlabel": .text(strings("act.mendof", line)),
                    "wrong": .flag(faults["item.\(index + 1)"] != nil),
                ]
            })
        view["note"] = area("words", strings("act.opinion"), form)
        return .fields(view)
    }

    private func refuse() throws -> View {
        var view = try base(.refuse)
        view["label"] = .text(CaseWords(strings: strings, packs: web.kernel.packs).refuse(in: file.chain))
        view["note"] = area("reason", strings("act.reason"), typed(.refuse), hint: strings("act.reasonhint"))
        return .fields(view)
    }

    private func delegate() throws -> View {
        guard !seen.colleagues.isEmpty else { return .none }
        let form = typed(.delegate)
        let choices = seen.colleagues.map { colleague in
            let posts = colleague.posts.map { web.role($0.role, strings.language) }
            return FieldView.Choice(
                value: colleague.account, label: ([colleague.name] + posts).joined(separator: " · "))
        }
        var view = try base(.delegate)
        view["note"] = .list([
            FieldView(
                id: "colleague", label: strings("act.colleague"), value: form?["colleague"] ?? "",
                kind: .choice([.init(value: "", label: strings("act.choose"))] + choices)
            ).view(faults),
            FieldView(id: "note", label: strings("act.note"), value: form?["note"] ?? "").view(faults),
        ])
        return .fields(view)
    }

    private func own() throws -> View {
        var remind = try base(.remind)
        remind["label"] = .text(strings("act.remind"))
        var withdraw = try base(.withdraw)
        withdraw["note"] = area("why", strings("act.reason"), typed(.withdraw))
        return [
            "remind": file.openTask == nil ? .none : .fields(remind),
            "withdraw": .fields(withdraw),
        ]
    }

    /// Whether the reader may ask for data for an organisation.
    private func asksFor(_ organisation: String?) -> Bool {
        web.requestPosts(signedIn).contains { $0.organisation == organisation }
    }

    private func dispute() throws -> View {
        let form = typed(.dispute)
        var view = try base(.dispute)
        view["inputs"] = .list([
            area("statement", strings("grant.statement"), form), area("wanted", strings("grant.wanted"), form),
        ])
        return .fields(view)
    }

    /// What a returned case without a page of its own is mended and handed in again by.
    func resubmit() throws -> View {
        guard file.state == .returned, file.applicant == signedIn.actor.account, seen.request == nil else {
            return .none
        }
        let form = typed(.resubmit)
        var view = try base(.resubmit)
        view["inputs"] = .list(MendedMatter(file, web.kernel.catalogue).fields(form, strings).map { $0.view(faults) })
        view["note"] = area("remark", strings("act.note"), form)
        return .fields(view)
    }

    private func typed(_ verb: CaseVerb) -> Form? { typed?.verb == verb ? typed?.form : nil }

    /// What every form carries: where it goes, its command, whether it is unfolded, and the seats.
    private func base(_ verb: CaseVerb) throws -> [String: View] {
        let chosen = typed(verb)?["seat"]
        return [
            "href": .text(path + verb.rawValue), "open": .flag(typed?.verb == verb),
            "command": try web.command("case.\(verb.rawValue) \(file.number)", signedIn),
            "oneseat": seen.seats.count == 1 ? seatView(seen.seats[0], isChosen: true) : .none,
            "seats": seen.seats.count > 1
                ? [
                    "items": .list(
                        seen.seats.enumerated().map { index, seat in
                            seatView(seat, isChosen: chosen.map { $0 == seat.text } ?? (index == 0))
                        })
                ] : .none,
        ]
    }

    private func seatView(_ seat: Seat, isChosen: Bool) -> View {
        [
            "value": .text(seat.text), "name": .text(web.seat(seat, seen.names, strings)), "chosen": .flag(isChosen),
        ]
    }

    private func area(_ id: String, _ label: String, _ form: Form?, hint: String? = nil) -> View {
        FieldView(id: id, label: label, value: form?.exact(id) ?? "", kind: .area(rows: 2), hint: hint).view(faults)
    }
}
