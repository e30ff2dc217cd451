import Authority
import HTTP
import HTTPTypes
import Hummingbird
import Notices
import Standards
import Store

extension API {
    var inboxRoutes: [Route] {
        [
            Route(
                method: .get, path: "/api/v1/inbox", operation: "listInbox",
                summary: "Your notices, the latest first.",
                parameters: [
                    .init(
                        name: "unread", place: "query", description: "The unread ones alone.",
                        schema: #"{"type":"boolean"}"#)
                ] + Route.Parameter.paging,
                answers: [.init(status: 200, description: "A page of notices.", body: .reference("Inbox"))],
                problems: [400]
            ) { [self] request, context in try await inbox(request, context) },
            Route(
                method: .post, path: "/api/v1/inbox/read", operation: "markRead",
                summary: "Marks notices of yours as read; those of others are left alone.", body: .reference("Read"),
                answers: [
                    .init(
                        status: 200, description: "How many were unread.",
                        body: .json(
                            #"{"type":"object","required":["marked"],"properties":{"marked":{"type":"integer"}}}"#))
                ], problems: [422]
            ) { [self] request, context in try await markRead(request, context) },
        ]
    }

    private func inbox(_ request: Request, _ context: CityContext) async throws -> Response {
        let account = try signedIn(request, context).actor.account
        let reader = try QueryReader(request)
        let unreadOnly = try reader.flag("unread")
        let (limit, after) = (try reader.integer("limit", in: 1...100) ?? 20, try reader.text("after", most: 2_000))
        let notices = kernel.notices
        let (page, unread) = try await kernel.store.read { snapshot in
            (
                try notices.inbox(of: account, unreadOnly: unreadOnly, after: after, limit: limit, in: snapshot),
                try notices.unread(of: account, in: snapshot)
            )
        }
        var json = JSONWriter(capacity: 4_096)
        json.object { json in
            json.array("notices") { json in
                for notice in page.items {
                    json.object { json in
                        json.member("id", notice.id.rawValue)
                        json.member("kind", notice.kind)
                        json.object("parameters") { json in
                            for (name, value) in notice.parameters.sorted(by: { $0.key < $1.key }) {
                                json.member(name, value)
                            }
                        }
                        json.member("href", notice.href)
                        json.member("at", notice.at.description)
                        json.member("readAt", notice.readAt?.description)
                    }
                }
            }
            json.member("unread", Int64(unread))
            json.member("next", page.next)
        }
        return Self.json(json)
    }

    private func markRead(_ request: Request, _ context: CityContext) async throws -> Response {
        let account = try signedIn(request, context).actor.account
        let body = try BodyReader(try await json(request), only: ["ids", "all"])
        let ids = try body.list("ids", most: 100)
        let isEverything = try body.flag("all")
        let notices = kernel.notices
        let marked = try await kernel.store.write { transaction in
            isEverything
                ? try notices.markAllRead(of: account, in: transaction)
                : try notices.markRead(ids.map { ID(rawValue: $0) }, of: account, in: transaction)
        }
        var json = JSONWriter()
        json.object { json in json.member("marked", Int64(marked)) }
        return Self.json(json)
    }
}
