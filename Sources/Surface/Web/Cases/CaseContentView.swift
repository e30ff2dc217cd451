import Authority
import Casework
import Catalogue
import Files
import HTTP
import Standards

/// What a case is about: the request with its items, or what the other chains carry.
struct CaseContentView {
    let web: Web
    let seen: SeenCase
    let strings: Strings

    private var file: CaseFile { seen.file }
    private var language: Language { strings.language }

    /// The parts of `cases/case` that tell the content.
    var view: [String: View] {
        var view: [String: View] = [
            "facts": .list(facts.map(\.view)), "asked": .none, "sample": .none, "letter": .none, "others": .none,
            "granted": View(seen.grant.map { "/grants/" + $0 }),
        ]
        guard let request = seen.request else { return view }
        view["asked"] = asked(request)
        view["sample"] = SampleView(row: request.sample, form: request.content.form, strings: strings).view
        view["others"] = PrecedentList(web: web, precedents: request.precedents, strings: strings).view
        if let letter = request.letter {
            view["letter"] = [
                "href": .text("/requests/\(file.number)/letter"), "name": .text(letter.name),
                "size": .text(ByteSize.text(Int(clamping: letter.size))),
            ]
        }
        return view
    }

    private var facts: [Fact] {
        var facts = [
            Fact(strings("case.applicant"), applicant),
            Fact(strings("case.start"), BeijingTime.text(file.openedAt)),
        ]
        if let closed = file.closedAt { facts.append(Fact(strings("case.closed"), BeijingTime.text(closed))) }
        for (party, label) in [("consumer", "request.consumer"), ("provider", "request.provider")] {
            guard let code = file.parties[party] else { continue }
            facts.append(Fact(strings(label), web.organisation(code, language)))
        }
        return facts + matter
    }

    private var applicant: String {
        [file.applicantName, file.applicantPost.map { web.post($0, language) }].compactMap(\.self)
            .joined(separator: " · ")
    }

    /// What the feature behind the chain says.
    private var matter: [Fact] {
        if let request = seen.request { return RequestFacts(web: web, request: request, strings: strings).facts }
        if let renewal = web.kernel.catalogue.renewal(in: file) {
            return [
                Fact(strings("grant.number"), renewal.grant, link: "/grants/" + renewal.grant),
                Fact(strings("grant.newto"), renewal.to.description), Fact(strings("act.reason"), renewal.reason),
            ]
        }
        if let dispute = web.kernel.catalogue.dispute(in: file) {
            return [
                Fact(
                    strings("grant.case"), dispute.caseNumber, link: "/requests/" + dispute.caseNumber),
                Fact(strings("grant.statement"), dispute.statement), Fact(strings("grant.wanted"), dispute.wanted),
            ]
        }
        guard let id = file.entry else { return [] }
        return [Fact(strings("request.entry"), file.title[language], link: "/catalogue/" + id)]
    }

    private func asked(_ request: SeenRequest) -> View {
        let given = request.decision
        let items = GivenList(
            request: request, given: given?.fields ?? [], withheld: given?.withheld ?? [], strings: strings)
        return [
            "caption": .text(strings("case.askedfields", ["count": String(request.content.fields.count)])),
            "decided": .flag(request.decision != nil), "items": items.view,
        ]
    }
}

/// One line of facts: what it is, what it says, and where it leads.
struct Fact {
    let label: String
    let text: String
    let link: String?

    init(_ label: String, _ text: String, link: String? = nil) {
        self.label = label
        self.text = text
        self.link = link
    }

    /// What a template shows in `{{#facts}}`.
    var view: View { ["label": .text(label), "text": .text(text), "link": View(link)] }
}
