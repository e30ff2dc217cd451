import Authority
import Casework
import Catalogue
import Definitions
import HTTP
import Hummingbird
import Standards
import Store

extension Web {
    /// The form of a request with everything that helps to fill it in.
    func requestPage(
        _ asking: Asking, _ form: RequestForm, _ faults: FormFaults, _ problem: Problem?, for request: Request,
        in context: CityContext
    ) async throws -> Response {
        let signedIn = try context.signedIn()
        let strings = templates[context.language]
        let help = try await help(asking, form, signedIn, strings)
        let fields = RequestFields(
            web: self, asking: asking, form: form, faults: faults, help: help, strings: strings)
        let title = strings(
            asking.isMending ? "ask.mendtitle" : asking.changes == nil ? "ask.title" : "ask.changetitle",
            ["entry": asking.entry.definition.title[context.language]])
        var view = try fields.view(signedIn)
        view["heading"] = .text(title)
        view["problem"] = self.problem(problem, context.language)
        view["faults"] = faults.view(strings)
        view["missing"] = missing(asking)
        var frame = Frame(
            title: title, crumbs: [(strings("request.list"), "/requests"), (title, nil)])
        if problem != nil || !faults.isEmpty {
            frame.title = strings("form.errorprefix") + title
            frame.status = .unprocessableContent
        }
        return try page("requests/new", frame, view, for: request, in: context)
    }

    /// What the catalogue says to the form as it stands: the form of sharing, the sample, what others have.
    private func help(
        _ asking: Asking, _ form: RequestForm, _ signedIn: SignedIn, _ strings: Strings
    ) async throws -> RequestHelp {
        var unread = FormFaults()
        let typed = asking.content(form, today: kernel.today, strings, &unread)
        let (answers, chosen) = (form.answers, GrantForm(rawValue: form["form"]))
        let entry = asking.entry.definition.id
        let (kernel, actor) = (kernel, signedIn.actor)
        return try await kernel.store.read { snapshot in
            let advice = try answers.flatMap {
                try kernel.catalogue.advice($0, on: entry, for: actor, in: snapshot)
            }
            // A form that nobody chose yet is the one that is proposed.
            let shape = chosen ?? advice?.form ?? .query
            var content = typed
            content.form = shape
            return RequestHelp(
                advice: advice, shape: shape,
                // Without items there is nothing to show yet; what is wrong with them is said when it is sent.
                sample: content.fields.isEmpty
                    ? nil : try? kernel.catalogue.sample(of: content, for: actor, in: snapshot).first,
                precedents: try kernel.catalogue.precedents(for: content, for: actor, in: snapshot))
        }
    }

    private func missing(_ asking: Asking) -> View {
        guard case .mend(let seen) = asking.occasion,
            let task = seen.file.tasks.last(where: { $0.state == .returned })
        else { return .none }
        return MissingList.view(task.missing, opinion: task.opinion)
    }
}

/// What the catalogue says to a form as it stands.
struct RequestHelp: Sendable {
    /// The form proposed; nil while a question is open.
    let advice: FormAdvice?
    /// The form that is chosen, or else proposed.
    let shape: GrantForm
    /// A fictional record as it would be received.
    let sample: SampleRow?
    /// Who has data of the entry already, where the reader may know.
    let precedents: [Precedent]
}
