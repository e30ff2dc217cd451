import Authority
import Casework
import HTTP
import Hummingbird
import Identity
import Standards
import Store

extension Web {
    private static let tasksPerPage = 50

    /// What waits for somebody, the most urgent first.
    func tasks(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let after = try request.query()["after"]
        let strings = templates[context.language]
        let (kernel, actor) = (kernel, signedIn.actor)
        let (page, counts, names) = try await kernel.store.read { snapshot in
            let page = try kernel.casework.toDo(for: actor, after: after, limit: Self.tasksPerPage, in: snapshot)
            let absent = Set(page.items.compactMap(\.seat.actingFor))
            return (
                page, try kernel.casework.counts(for: actor, in: snapshot),
                try kernel.identity.names(of: absent, in: snapshot)
            )
        }
        let list = TaskList(web: self, names: names, strings: strings)
        let view: [String: View] = [
            "summary": .text(
                strings("task.summary", ["count": String(counts.toDo), "overdue": String(counts.overdue)])),
            "export": page.items.isEmpty ? .none : "/tasks/export",
            "some": .flag(!page.items.isEmpty), "rows": .list(page.items.map(list.view)),
            "paged": .flag(page.next != nil || after != nil), "first": after == nil ? .none : "/tasks",
            "next": View(page.next.map { ListAddress("/tasks").adding("after", $0).text }),
        ]
        let title = strings("task.title")
        return try self.page(
            "cases/tasks", Frame(title: title, crumbs: [(title, nil)]), view, for: request, in: context)
    }

    /// The same list as a file.
    func exportTasks(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let strings = templates[context.language]
        let (kernel, actor) = (kernel, signedIn.actor)
        return try await csvList(
            "\(strings("task.title"))-\(kernel.today)", plain: "tasks-\(kernel.today)",
            header: ["case.number", "case.title", "case.step", "case.applicant", "task.seat", "case.due", "case.left"]
                .map { strings($0) }
        ) { after in
            let (page, names) = try await kernel.store.read { snapshot in
                let page = try kernel.casework.toDo(for: actor, after: after, limit: 100, in: snapshot)
                let absent = Set(page.items.compactMap(\.seat.actingFor))
                return (page, try kernel.identity.names(of: absent, in: snapshot))
            }
            let list = TaskList(web: self, names: names, strings: strings)
            return (page.items.map(list.cells), page.next)
        }
    }
}

/// How what waits for somebody is listed.
struct TaskList {
    let web: Web
    /// The names of those for whom the reader acts.
    let names: [String: String]
    let strings: Strings

    /// One line on the page.
    func view(_ item: ToDo) -> View {
        let file = item.file
        let href = CaseWords.href(file.chain, file.number)
        return [
            "href": .text(item.duty == .mend && CaseWords.asksForData(file.chain) ? href + "/mend" : href),
            "number": .text(file.number), "title": .text(file.title[strings.language]),
            "step": .text(step(item)),
            "applicant": .text(applicant(file)), "seat": .text(web.seat(item.seat, names, strings)),
            "clock": ClockBadge(due: item.due, remaining: item.remaining, strings).view,
        ]
    }

    /// One line of the file.
    func cells(_ item: ToDo) -> [String] {
        [
            item.file.number, item.file.title[strings.language], step(item), applicant(item.file),
            web.seat(item.seat, names, strings), item.due?.description ?? "", item.remaining.map(String.init) ?? "",
        ]
    }

    private func step(_ item: ToDo) -> String {
        item.duty == .mend ? strings("case.mend") : item.task.title[strings.language]
    }

    private func applicant(_ file: CaseSummary) -> String {
        let organisation = file.applicantPost.map { web.organisation($0.organisation, strings.language) }
        return [organisation, file.applicantName].compactMap(\.self).joined(separator: " · ")
    }
}
