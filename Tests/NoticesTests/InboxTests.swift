import Journal
import Logging
import Notices
import Standards
import Store
import TestSupport
import Testing
import Trust

/// Everybody's inbox.
@Suite struct InboxTests {
    @Test(arguments: Engine.allCases)
    func `a notice is written once for each account, cause and kind`(engine: Engine) async throws {
        try await Inboxes.run(on: engine) { inboxes in
            let first = try await inboxes.deliver("case.task", to: ["li", "chen"], cause: "e1")
            #expect(first == 2)
            #expect(try await inboxes.deliver("case.task", to: ["li", "luo"], cause: "e1") == 1)
            #expect(try await inboxes.deliver("case.overdue", to: ["li"], cause: "e1") == 1)
            #expect(try await inboxes.deliver("case.task", to: ["li"], cause: "e2") == 1)
            #expect(try await inboxes.unread("li") == 3)
            #expect(try await inboxes.unread("nobody") == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `reading takes notices off the count and never those of others`(engine: Engine) async throws {
        try await Inboxes.run(on: engine) { inboxes in
            for cause in 1...5 { try await inboxes.deliver("case.task", to: ["li", "chen"], cause: "e\(cause)") }
            let page = try await inboxes.page("li", limit: 2)
            #expect(page.items.count == 2 && page.next != nil)
            #expect(page.items[0].id > page.items[1].id, "the latest first")
            let foreign = try await inboxes.page("chen").items.map(\.id)
            #expect(try await inboxes.read(foreign, "li") == 0)
            #expect(try await inboxes.read([page.items[0].id, page.items[0].id], "li") == 1)
            #expect(try await inboxes.read([page.items[0].id], "li") == 0, "read is read")
            #expect(try await inboxes.unread("li") == 4)
            #expect(try await inboxes.unread("chen") == 5)
            #expect(try await inboxes.page("li", unreadOnly: true).items.count == 4)
            #expect(try await inboxes.page("li", limit: 1).items[0].readAt != nil)
            #expect(try await inboxes.readAll("li") == 4)
            #expect(try await inboxes.unread("li") == 0)
            #expect(try await inboxes.page("li", after: "garbage\u{0}", limit: 2).items.count == 2)
        }
    }

    @Test func `pages follow each other without gap or repetition`() async throws {
        try await Inboxes.run(on: .sqlite) { inboxes in
            for cause in 1...25 { try await inboxes.deliver("case.task", to: ["li"], cause: "e\(cause)") }
            var (seen, after) = ([ID<Notice>](), String?.none)
            repeat {
                let page = try await inboxes.page("li", after: after, limit: 7)
                seen += page.items.map(\.id)
                after = page.next
            } while after != nil
            #expect(seen.count == 25 && Set(seen).count == 25)
        }
    }

    @Test(arguments: [
        NewNotice(kind: "", href: "/a"), NewNotice(kind: "a", href: "https://elsewhere.example/"),
        NewNotice(kind: "a", href: "//elsewhere.example"), NewNotice(kind: "a", href: "/\\elsewhere.example"),
        NewNotice(kind: "a", href: "/a b"), NewNotice(kind: "a", href: "/\u{202E}"),
        NewNotice(kind: String(repeating: "a", count: 101), href: "/a"),
        NewNotice(kind: "a", parameters: ["x": String(repeating: "字", count: 6_000)], href: "/a"),
    ])
    func `a notice that is too long or leads outside is not written`(notice: NewNotice) async throws {
        try await Inboxes.run(on: .sqlite) { inboxes in
            await #expect(throws: StoreError.self) { try await inboxes.deliver(notice, to: ["li"], cause: "e1") }
            let unread = try await inboxes.unread("li")
            #expect(unread == 0)
        }
    }
}

/// Inboxes over an empty store.
struct Inboxes: Sendable {
    let store: Store
    let notices: Notices

    static func run(on engine: Engine, _ body: (Inboxes) async throws -> Void) async throws {
        try await withStore(on: engine, migrations: Journal.migrations + Notices.migrations) { store in
            let (clock, entropy) = (ManualClock(), Entropy.repeatable())
            let name = "yitong.test/notices"
            let journal = try Journal(
                store: store, origin: name, key: Ed25519Key(name: name, entropy: entropy), clock: clock.wall,
                entropy: entropy, logger: .silent)
            let ids = IDSource(
                clock: WallClock {
                    clock.advance(by: .milliseconds(1))
                    return clock.now
                }, entropy: entropy)
            try await body(
                Inboxes(store: store, notices: Notices(store: store, journal: journal, clock: clock.wall, ids: ids)))
        }
    }

    @discardableResult
    func deliver(_ kind: String, to accounts: Set<String>, cause: String) async throws -> Int {
        try await deliver(
            NewNotice(kind: kind, parameters: ["number": "GX-20261124-7K3Q9"], href: "/requests/GX-20261124-7K3Q9"),
            to: accounts, cause: cause)
    }

    @discardableResult
    func deliver(_ notice: NewNotice, to accounts: Set<String>, cause: String) async throws -> Int {
        try await store.write { [notices] in
            try notices.deliver(notice, to: accounts, cause: ID(rawValue: cause), in: $0)
        }
    }

    func page(
        _ account: String, unreadOnly: Bool = false, after: String? = nil, limit: Int = 20
    ) async throws -> NoticePage {
        try await store.read { [notices] in
            try notices.inbox(of: account, unreadOnly: unreadOnly, after: after, limit: limit, in: $0)
        }
    }

    func unread(_ account: String) async throws -> Int {
        try await store.read { [notices] in try notices.unread(of: account, in: $0) }
    }

    func read(_ ids: [ID<Notice>], _ account: String) async throws -> Int {
        try await store.write { [notices] in try notices.markRead(ids, of: account, in: $0) }
    }

    func readAll(_ account: String) async throws -> Int {
        try await store.write { [notices] in try notices.markAllRead(of: account, in: $0) }
    }
}
