import Authority
import Catalogue
import HTTP
import Hummingbird
import Standards
import Store

extension Web {
    func addNeeds(to router: Router<CityContext>) {
        router.get("/needs", use: needs)
        router.get("/needs.csv", use: exportNeeds)
        router.get("/needs/new", use: newNeed)
        router.post("/needs/new", use: recordNeed)
        router.get("/needs/:need", use: showNeed)
        router.post("/needs/:need/answer", use: answerNeed)
    }

    /// The needs of the reader's organisations, or of the whole city for the bureau, the youngest first.
    private func needs(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        let strings = templates[context.language]
        let query = try request.query()
        let answered = try Self.answered(query["answered"])
        let address = ListAddress("/needs", query, keeping: ["answered"])
        let (catalogue, actor, after) = (kernel.catalogue, signedIn.actor, query["after"])
        let found = try await kernel.store.read { snapshot in
            try catalogue.needs(answered: answered, for: actor, after: after, limit: 20, in: snapshot)
        }
        let view: [String: View] = [
            "new": allows(.propose, on: .requests, signedIn) ? "/needs/new" : .none,
            "tabs": .list(
                ["", "no", "yes"].map { value in
                    [
                        "label": .text(strings("needs.tab" + value)),
                        "href": .text(value.isEmpty ? "/needs" : "/needs?answered=" + value),
                        "current": .flag((query["answered"] ?? "") == value),
                    ]
                }),
            "some": .flag(!found.needs.isEmpty), "rows": .list(found.needs.map { row($0, strings) }),
            "summary": .text(strings("needs.summary", ["count": String(found.needs.count)])),
            "export": .text(address.at("/needs.csv").text),
            "paged": .flag(found.next != nil || after != nil), "first": after == nil ? .none : .text(address.text),
            "previous": .none, "next": View(found.next.map { address.adding("after", $0).text }),
        ]
        let title = strings("needs.title")
        return try page("needs/list", Frame(title: title, crumbs: [(title, nil)]), view, for: request, in: context)
    }

    private static func answered(_ text: String?) throws(Problem) -> Bool? {
        switch text {
        case nil: nil
        case "yes": true
        case "no": false
        default: throw .malformed
        }
    }

    private func row(_ need: Need, _ strings: Strings) -> View {
        let words = NeedWords(web: self, strings: strings, need: need)
        return [
            "href": .text("/needs/\(need.id)"), "title": .text(need.title),
            "consumer": .text(organisation(need.consumer, strings.language)), "by": .text(need.byName),
            "holder": .text(words.holder), "at": .text(BeijingTime.text(need.at)), "answer": .text(words.state),
            "tone": .text(words.tone),
        ]
    }

    private func exportNeeds(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        let strings = templates[context.language]
        let answered = try Self.answered(request.query()["answered"])
        let header = ["what", "details", "item", "law", "consumer", "by", "holder", "searched", "at", "answer"]
            .map { strings("needs." + $0) }
        let (kernel, actor) = (kernel, signedIn.actor)
        return try await csvList(
            "\(strings("needs.title"))-\(kernel.today)", plain: "needs-\(kernel.today)", header: header
        ) { place in
            let page = try await kernel.store.read { snapshot in
                try kernel.catalogue.needs(answered: answered, for: actor, after: place, limit: 100, in: snapshot)
            }
            let rows = page.needs.map { need in
                let words = NeedWords(web: self, strings: strings, need: need)
                return [
                    need.title, need.details, need.item, need.law, organisation(need.consumer, strings.language),
                    need.byName, words.holder, need.searched, BeijingTime.text(need.at), words.answer ?? words.state,
                ]
            }
            return (rows, page.next)
        }
    }
}
