import Authority
import Catalogue
import Definitions
import HTTP
import Standards

/// What is asked for, line by line.
struct RequestFacts {
    let web: Web
    let request: SeenRequest
    let strings: Strings

    private var content: RequestContent { request.content }
    private var language: Language { strings.language }

    /// The lines in the order of the form.
    var facts: [Fact] {
        var facts: [Fact] = []
        if let entry = request.entry?.definition {
            facts.append(Fact(strings("request.entry"), entry.title[language], link: "/catalogue/" + entry.id))
        }
        if let changes = content.changes {
            facts.append(Fact(strings("request.changes"), changes, link: "/grants/" + changes))
        }
        facts += [
            Fact(strings("ask.duty"), content.item), Fact(strings("ask.law"), content.law),
            Fact(strings("ask.scene"), content.scene), Fact(strings("ask.system"), content.system),
            Fact(strings("ask.form"), content.form.title[language]),
        ]
        if let list = content.list { facts.append(Fact(strings("ask.list"), web.list(list, strings))) }
        return facts + [
            Fact(strings("request.rows"), content.rows ?? strings("request.anyrows")),
            Fact(
                strings("request.period"),
                strings("request.periodtext", ["from": content.from.description, "to": content.to.description])),
            Fact(strings("request.calls"), Web.grouped(Int64(content.callsPerDay))),
            Fact(strings("request.quantity"), Web.grouped(Int64(content.rowsPerDay))),
        ]
    }
}

extension Web {
    /// An asker's own list as people read it: the dataset and the element by which it is compared.
    func list(_ list: OwnList, _ strings: Strings) -> String {
        let dataset = kernel.packs.datasets[list.dataset]
        let words = ElementWords(strings: strings, packs: kernel.packs)
        return strings(
            "ask.listname",
            [
                "dataset": dataset?.title[strings.language] ?? list.dataset,
                "element": dataset.map { words.title(list.element, in: $0) } ?? list.element,
            ])
    }
}
