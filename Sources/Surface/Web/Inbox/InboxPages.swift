import Authority
import HTTP
import Hummingbird
import Notices
import Standards
import Store

extension Web {
    func addInbox(to router: Router<CityContext>) {
        router.get("/inbox", use: inbox)
        router.post("/inbox/read", use: markRead)
    }

    private static let noticesPerPage = 30

    /// What happened that concerns somebody: what is unread first, then everything.
    private func inbox(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let query = try request.query()
        let (account, after) = (signedIn.actor.account, query["after"])
        let kernel = kernel
        let asked = query["show"]
        let (unread, isAll, found) = try await kernel.store.read { snapshot in
            let unread = try kernel.notices.unread(of: account, in: snapshot)
            let isAll = asked == "all" || asked == nil && unread == 0
            let page = try kernel.notices.inbox(
                of: account, unreadOnly: !isAll, after: after, limit: Self.noticesPerPage, in: snapshot)
            return (unread, isAll, page)
        }
        let strings = templates[context.language]
        let words = NoticeWords(strings: strings)
        let address = ListAddress("/inbox").adding("show", isAll ? "all" : "unread")
        let view: [String: View] = [
            "unread": unread > 0 ? View(unread) : .none, "some": .flag(!found.items.isEmpty),
            "markall": unread > 0 ? ["command": try command("inbox.read", signedIn)] : .none,
            "tabs": .list(
                [(false, "inbox.unread"), (true, "inbox.all")].map { all, label in
                    [
                        "href": .text("/inbox?show=" + (all ? "all" : "unread")), "label": .text(strings(label)),
                        "current": .flag(all == isAll),
                    ]
                }),
            "rows": .list(
                try found.items.map { notice in
                    [
                        "id": .text(notice.id.rawValue), "new": .flag(notice.readAt == nil),
                        "href": .text(LocalPath(notice.href)?.text ?? "/inbox"), "words": .text(words.text(notice)),
                        "detail": View(words.detail(notice)), "time": .text(BeijingTime.text(notice.at)),
                        "mark": try command("inbox.read", signedIn),
                    ]
                }),
            "paged": .flag(found.next != nil || after != nil), "first": after == nil ? .none : .text(address.text),
            "next": View(found.next.map { address.adding("after", $0).text }),
        ]
        let title = strings("inbox.title")
        return try page("inbox/list", Frame(title: title, crumbs: [(title, nil)]), view, for: request, in: context)
    }

    /// Marks one notice, or all of them, as read; those of others are left alone.
    private func markRead(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let form = try await form(request, signedIn)
        _ = try command(form.exact("command"), "inbox.read", signedIn)
        let (notices, account) = (kernel.notices, signedIn.actor.account)
        let notice = form["notice"].map { ID<Notice>(rawValue: $0) }
        // Marking twice is marking once: no command needs to be remembered.
        _ = try await kernel.store.write { transaction in
            if let notice {
                try notices.markRead([notice], of: account, in: transaction)
            } else {
                try notices.markAllRead(of: account, in: transaction)
            }
        }
        return try redirect(to: "/inbox")
    }
}
