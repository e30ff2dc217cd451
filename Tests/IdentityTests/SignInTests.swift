import Authority
import Identity
import Journal
import Standards
import Store
import TestSupport
import Testing

@Suite struct SignInTests {
    @Test(arguments: Engine.allCases)
    func `the right password begins a session with the posts of the account`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let token = try await world.signIn("  Chen.Jing ")
            let session = try #require(try await world.identity.session(cookie: token.text))
            #expect(session.actor.account == "chen.jing")
            #expect(session.actor.roles == [Assignment(role: "officer", organisation: "police")])
            #expect(session.language == .chinese)
            #expect(!session.mustChangePassword)
            try await world.identity.signOut(session)
            #expect(try await world.identity.session(for: token) == nil)
            #expect(try await world.count("journal_pending") == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func `the database holds neither tokens nor passwords`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let token = try await world.signIn("chen.jing")
            let hashes = try await world.store.read {
                try $0.query("SELECT hash FROM identity_session") { try $0.text(0) }
            }
            #expect(hashes.count == 1)
            #expect(!hashes.contains(token.text))
            #expect("\(token)" == "session token")
            let stored = try await world.store.read {
                try $0.query("SELECT hash FROM identity_account") { try $0.text(0) }
            }
            #expect(Set(stored).count == 5, "each has a salt of its own")
            #expect(stored.allSatisfy { $0.hasPrefix("$scrypt$ln=4,r=1,p=1$") })
        }
    }

    @Test(
        arguments: Engine.allCases,
        ["chen.jing", "nobody", "", "chen\u{0}jing", "chén.jing", "сhen.jing", String(repeating: "x", count: 100_000)])
    func `whatever is wrong gets the same answer`(engine: Engine, account: String) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            for password in ["wrong password", "", String(repeating: "长", count: 5_000), "nul\u{0}nul"] {
                #expect(try await world.refusal(account, password) == "identity.wrong-name-or-password")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a name that nobody has is locked like one that somebody has`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            for name in ["chen.jing", "nobody", "Ñobody"] {
                var answers: [String?] = []
                for _ in 0..<6 {
                    answers.append(try await world.refusal(name, "wrong password", from: "198.51.100.\(name.count)"))
                }
                #expect(answers.prefix(5).allSatisfy { $0 == "identity.wrong-name-or-password" })
                #expect(answers.last == "identity.too-many-failures")
            }
            #expect(try await world.refusal("chen.jing", World.password) == "identity.too-many-failures")
            world.clock.advance(by: .seconds(61))
            try await world.signIn("chen.jing")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a stranger who fails on purpose does not lock the owner out`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            try await world.signIn("chen.jing", from: "192.0.2.7")
            for _ in 0..<8 { _ = try await world.refusal("chen.jing", "wrong password", from: "203.0.113.9") }
            #expect(try await world.refusal("chen.jing", World.password, from: "203.0.113.9") != nil)
            try await world.signIn("chen.jing", from: "192.0.2.7")
        }
    }

    @Test(arguments: Engine.allCases)
    func `ten thousand failures neither lock out the city nor grow its tables`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            try await world.signIn("chen.jing", from: "192.0.2.7")
            let before = try await world.count("journal_pending")
            for number in 0..<10_000 {
                let name = number % 3 == 0 ? "chen.jing" : "name\(number)"
                _ = try await world.refusal(name, "wrong password", from: "192.0.2.7")
            }
            #expect(try await world.count("identity_door") < 64)
            #expect(try await world.count("journal_pending") - before < 64)
            // The address is closed to strangers, and the account's own door to its address until it opens again.
            #expect(try await world.refusal("aud", World.password, from: "192.0.2.7") == "identity.too-many-failures")
            try await world.signIn("aud", from: "198.51.100.1")
            try await world.signIn("chen.jing", from: "198.51.100.2")
        }
    }

    @Test(arguments: Engine.allCases)
    func `the browser's former session ends when it signs in again`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let old = try await world.signIn("chen.jing")
            let outcome = try await world.identity.signIn(
                account: "chen.jing", password: World.password, address: "192.0.2.1", language: .english, replacing: old
            )
            guard case .signedIn(let new, _) = outcome else {
                Issue.record("refused")
                return
            }
            #expect(try await world.identity.session(for: old) == nil)
            #expect(try await world.identity.session(for: new)?.language == .english)
        }
    }

    @Test(arguments: Engine.allCases)
    func `an account has a bounded number of sessions`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let first = try await world.signIn("chen.jing")
            for _ in 0..<25 {
                world.clock.advance(by: .seconds(1))
                try await world.signIn("chen.jing")
            }
            #expect(try await world.count("identity_session") == 20)
            #expect(try await world.identity.session(for: first) == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a changed password ends the other sessions and lets go of must-change`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            let passwords = try await world.identity.bootstrap(organisation: "data-bureau")
            #expect(passwords.map(\.administrator) == Administrator.allCases)
            #expect(try await world.identity.bootstrap(organisation: "data-bureau").isEmpty)
            let first = try #require(passwords.first)
            let other = try await world.signIn(first.account, first.password)
            let token = try await world.signIn(first.account, first.password)
            let session = try #require(try await world.identity.session(for: token))
            #expect(session.mustChangePassword)
            #expect(session.actor.roles.isEmpty)
            await #expect(throws: Refusal.self) {
                try await world.identity.changePassword(of: session, from: "wrong", to: "a much better one")
            }
            for poor in ["short", "1234567890", "aaaaaaaaaaaa", first.account + "1", "Password1234", first.password] {
                await #expect(throws: Refusal.self) {
                    try await world.identity.changePassword(of: session, from: first.password, to: poor)
                }
            }
            let fresh = try await world.identity.changePassword(
                of: session, from: first.password, to: "a much better one")
            #expect(try await world.identity.session(for: other) == nil)
            #expect(try await world.identity.session(for: token) == nil)
            let renewed = try #require(try await world.identity.session(for: fresh))
            #expect(renewed.actor.roles.count == 1)
            #expect(try await world.refusal(first.account, first.password) == "identity.wrong-name-or-password")
        }
    }
}
