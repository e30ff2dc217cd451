import Casework
import HTTP
import HTTPTypes
import Hummingbird
import Standards
import Store

extension API {
    var taskRoutes: [Route] {
        [
            Route(
                method: .get, path: "/api/v1/tasks", operation: "listTasks",
                summary: "What waits for you, the most urgent first, with how much there is.",
                parameters: Route.Parameter.paging,
                answers: [.init(status: 200, description: "A page of tasks.", body: .reference("TaskPage"))],
                problems: [400]
            ) { [self] request, context in try await tasks(request, context) }
        ]
    }

    private func tasks(_ request: Request, _ context: CityContext) async throws -> Response {
        let actor = try signedIn(request, context).actor
        let reader = try QueryReader(request)
        let (limit, after) = (try reader.integer("limit", in: 1...100) ?? 20, try reader.text("after", most: 2_000))
        let casework = kernel.casework
        let (page, counts) = try await kernel.store.read { snapshot in
            (
                try casework.toDo(for: actor, after: after, limit: limit, in: snapshot),
                try casework.counts(for: actor, in: snapshot)
            )
        }
        var json = JSONWriter(capacity: 8 * 1_024)
        json.object { json in
            json.array("tasks") { json in for task in page.items { Self.write(task, to: &json) } }
            json.member("count", Int64(counts.toDo))
            json.member("overdue", Int64(counts.overdue))
            json.member("next", page.next)
        }
        return Self.json(json)
    }

    private static func write(_ toDo: ToDo, to json: inout JSONWriter) {
        json.object { json in
            json.member("duty", toDo.duty.rawValue)
            json.member("due", toDo.due?.description)
            if let remaining = toDo.remaining { json.member("remaining", Int64(remaining)) }
            json.name("case")
            CaseText.write(toDo.file, to: &json)
            json.name("task")
            CaseText.write(toDo.task, to: &json)
            json.name("seat")
            CaseText.write(toDo.seat, to: &json)
        }
    }
}
