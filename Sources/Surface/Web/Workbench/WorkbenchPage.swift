import Authority
import Casework
import Catalogue
import Definitions
import HTTP
import Hummingbird
import Notices
import Standards
import Store

extension Web {
    /// An official's first page: what waits, what became of her requests, what is late, how her department stands.
    func workbench(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let strings = templates[context.language]
        let (kernel, actor) = (kernel, signedIn.actor)
        let bench = try await kernel.store.read { try Workbench(kernel, for: actor, in: $0) }
        var view = try await homeParts(signedIn, strings)
        view.merge(waiting(bench, strings)) { $1 }
        view["own"] =
            bench.own.isEmpty
            ? View.none : ["cases": .list(bench.own.map { Progress(web: self, strings: strings).view($0) })]
        if bench.rates.own.published > 0 {
            view["late"] = ["some": .flag(!bench.late.isEmpty), "rows": .list(bench.late.map { late($0, strings) })]
            view["rates"] =
                RatesView(
                    rates: bench.rates, users: bench.users, name: organisation(actor.organisation, context.language),
                    strings: strings, web: self
                ).view
        }
        return try page(
            "workbench/workbench", Frame(title: strings("workbench.title")), view, for: request, in: context)
    }

    private func waiting(_ bench: Workbench, _ strings: Strings) -> [String: View] {
        let tasks = TaskList(web: self, names: bench.names, strings: strings)
        let words = NoticeWords(strings: strings)
        return [
            "todocount": View(bench.counts.toDo),
            "overdue": bench.counts.overdue == 0
                ? .none : .text(strings("workbench.overdue", ["count": String(bench.counts.overdue)])),
            "todo": bench.toDo.isEmpty ? .none : ["rows": .list(bench.toDo.map(tasks.view))],
            "unread": View(bench.unread),
            "inbox": bench.notices.isEmpty
                ? .none
                : [
                    "notices": .list(
                        bench.notices.map { notice in
                            [
                                "href": .text(notice.href), "words": .text(words.text(notice)),
                                "at": .text(BeijingTime.text(notice.at)),
                            ]
                        })
                ],
        ]
    }

    private func late(_ entry: EntrySummary, _ strings: Strings) -> View {
        let light = TimelinessLight(entry.timeliness, entry.lastUpdate, strings)
        return [
            "href": .text("/catalogue/\(entry.id)"), "title": .text(entry.title[strings.language]),
            "update": .text(entry.update.title[strings.language]), "light": .text(light.tone),
            "freshness": .text(light.words),
        ]
    }
}
