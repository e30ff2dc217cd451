import Authority
import Journal
import Standards
import Store
import TestSupport
import Testing

@testable import Identity

@Suite struct ProposalTests {
    static func post(_ role: String) -> Post {
        Post(Assignment(role: role, organisation: "police"), from: TestPacks.day)
    }

    static func create(_ account: String, _ roles: [String] = ["clerk"], samePersonAs: String? = nil) -> Change {
        .create(
            NewAccount(
                account: account, person: "李明", samePersonAs: samePersonAs, organisation: "police",
                posts: roles.map(post)))
    }

    /// The code of the refusal that `body` throws, or nil.
    static func refusal(_ body: () async throws -> some Sendable) async throws -> String? {
        do {
            _ = try await body()
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }

    @Test(arguments: Engine.allCases)
    func `an account can sign in once somebody else approved it`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let proposal = try await world.propose(Self.create("li.ming"))
            #expect(try await world.refusal("li.ming", "a first password!") == "identity.wrong-name-or-password")
            #expect(try await world.decide(proposal) == .approved)
            let session = try await world.identity.session(
                for: try await world.signIn("li.ming", "a first password!"))
            #expect(session?.mustChangePassword == true)
            #expect(session?.posts == [Assignment(role: "clerk", organisation: "police")])
            #expect(session?.actor.roles.isEmpty == true)
            #expect(try await world.count("identity_proposal", where: "hash IS NOT NULL") == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a refused account leaves its name free`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let people = try await world.count("identity_person")
            let proposal = try await world.propose(Self.create("li.ming"))
            #expect(try await Self.refusal { try await world.propose(Self.create("li.ming")) } == "identity.name-taken")
            #expect(try await world.decide(proposal, false) == .refused)
            #expect(try await world.count("identity_person") == people)
            _ = try await world.propose(Self.create("li.ming"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `nobody decides on her own proposal or her own account`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let own = try await world.propose(
                .grant(account: "chen.jing", post: Self.post("clerk")), by: "sec", as: .security)
            #expect(try await Self.refusal { try await world.decide(own) } == "identity.own-proposal")
            #expect(try await world.decide(own, by: "sec2") == .approved)
            let concernsSec = try await world.propose(.grant(account: "sec", post: Self.post("clerk")))
            #expect(try await Self.refusal { try await world.decide(concernsSec) } == "identity.own-account")
            #expect(throws: Refusal.self) { try world.permit("sys", .system, .approve) }
            #expect(throws: Refusal.self) { try world.permit("aud", .audit, .propose) }
            let command = try CommandID("forged")
            let propose = try world.permit("sys", .system, .propose)
            #expect(
                try await Self.refusal {
                    try await world.identity.decide(own, approve: true, reason: "x", command: command, under: propose)
                } == "identity.not-permitted")
        }
    }

    @Test(arguments: Engine.allCases)
    func `two accounts of one person are one party`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let twin = try await world.propose(Self.create("sec.twin", ["clerk"], samePersonAs: "sec"))
            #expect(try await Self.refusal { try await world.decide(twin) } == "identity.own-account")
            #expect(try await world.decide(twin, by: "sec2") == .approved)
            #expect(
                try await Self.refusal {
                    try await world.propose(.grant(account: "sec.twin", post: Self.post(Administrator.audit.rawValue)))
                } == "identity.separated")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a permit that outlived the post does not approve`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let proposal = try await world.propose(.suspend(account: "chen.jing"))
            let permit = try world.permit("aud", .security, .approve)
            #expect(
                try await Self.refusal {
                    try await world.identity.decide(
                        proposal, approve: true, reason: "x", command: CommandID("stale"), under: permit)
                } == "identity.not-security-administrator")
        }
    }

    @Test(arguments: Engine.allCases)
    func `nobody holds two of the three, or roles that a pack keeps apart`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            for role in [Administrator.audit, .system] {
                #expect(
                    try await Self.refusal {
                        try await world.propose(.grant(account: "sec", post: Self.post(role.rawValue)))
                    } == "identity.separated")
            }
            #expect(
                try await Self.refusal { try await world.propose(Self.create("li.ming", ["payer", "cashier"])) }
                    == "identity.separated")
            // Each alone is possible; the second to be approved finds the first.
            let payer = try await world.propose(.grant(account: "chen.jing", post: Self.post("payer")))
            let cashier = try await world.propose(.grant(account: "chen.jing", post: Self.post("cashier")))
            try await world.decide(payer)
            #expect(try await Self.refusal { try await world.decide(cashier) } == "identity.separated")
        }
    }

    @Test(arguments: Engine.allCases)
    func `the last security administrator stays`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            // The second one's post gets an end, so that only sec is there until further notice.
            let role = Assignment(role: Administrator.security.rawValue, organisation: "police")
            let ending = Post(role, from: TestPacks.day, to: .latest)
            try await world.decide(try await world.propose(.grant(account: "sec2", post: ending)))
            for change in [
                Change.revoke(account: "sec", assignment: role), .suspend(account: "sec"), .close(account: "sec"),
            ] {
                let proposal = try await world.propose(change)
                #expect(
                    try await Self.refusal { try await world.decide(proposal, by: "sec2") }
                        == "identity.last-security-administrator")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `the two last security administrators cannot remove each other`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let one = try await world.propose(.suspend(account: "sec"))
            let two = try await world.propose(.suspend(account: "sec2"))
            async let first = Self.refusal { try await world.decide(one, by: "sec2") }
            async let second = Self.refusal { try await world.decide(two, by: "sec") }
            let outcomes = try await [first, second]
            #expect(outcomes.filter { $0 == nil }.count == 1)
            #expect(
                try await world.count("identity_account", where: "state = 'active' AND name LIKE 'sec%'") == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `of two decisions at once one counts, and a repeat gets the first answer`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let proposal = try await world.propose(.suspend(account: "chen.jing"))
            async let first = Self.refusal { try await world.decide(proposal, true, by: "sec", command: "one") }
            async let second = Self.refusal { try await world.decide(proposal, false, by: "sec2", command: "two") }
            let outcomes = try await [first, second]
            #expect(outcomes.compactMap { $0 } == ["identity.already-decided"])
            let winner = outcomes[0] == nil ? ("one", true, "sec") : ("two", false, "sec2")
            let entries = try await world.count("journal_pending")
            let again = try await world.decide(proposal, winner.1, by: winner.2, command: winner.0)
            #expect(again == (winner.1 ? .approved : .refused))
            #expect(try await world.count("journal_pending") == entries)
        }
    }

    @Test(arguments: Engine.allCases)
    func `suspending ends sessions at once`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let token = try await world.signIn("chen.jing")
            try await world.decide(try await world.propose(.suspend(account: "chen.jing")))
            #expect(try await world.identity.session(for: token) == nil)
            #expect(try await world.refusal("chen.jing", World.password) == "identity.wrong-name-or-password")
            try await world.decide(try await world.propose(.resume(account: "chen.jing")))
            try await world.signIn("chen.jing", from: "198.51.100.77")
        }
    }

    @Test(arguments: Engine.allCases)
    func `only the proposer takes a proposal back`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let proposal = try await world.propose(.close(account: "chen.jing"))
            let other = try world.permit("sec", .security, .propose)
            #expect(
                try await Self.refusal {
                    try await world.identity.withdraw(proposal, reason: "x", command: CommandID("w1"), under: other)
                } == "identity.not-proposer")
            let own = try world.permit("sys", .system, .propose)
            let state = try await world.identity.withdraw(
                proposal, reason: "误报", command: CommandID("w2"), under: own)
            #expect(state == .withdrawn)
            #expect(try await Self.refusal { try await world.decide(proposal) } == "identity.already-decided")
        }
    }

    @Test(arguments: Engine.allCases)
    func `accounts and proposals are listed by pages`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            for _ in 0..<6 { _ = try await world.refusal("chen.jing", "wrong password", from: "203.0.113.1") }
            let view = try world.permit("sec", .security, .view)
            let first = try await world.identity.accounts(limit: 3, under: view)
            #expect(first.accounts.map(\.name) == ["aud", "chen.jing", "sec"])
            #expect(first.accounts[1].lockedUntil != nil)
            #expect(first.accounts[1].posts.count == 1)
            let second = try await world.identity.accounts(after: first.next, limit: 3, under: view)
            #expect(second.accounts.map(\.name) == ["sec2", "sys"])
            #expect(second.next == nil)
            let unlock = try world.permit("sec", .security, .unlock)
            try await world.identity.unlock("chen.jing", command: CommandID("u1"), under: unlock)
            try await world.signIn("chen.jing")
            for name in ["a1.name", "a2.name", "a3.name"] {
                _ = try await world.propose(Self.create(name))
                world.clock.advance(by: .seconds(1))
            }
            let page = try await world.identity.proposals(.proposed, limit: 2, under: view)
            #expect(page.proposals.map(\.change.account) == ["a3.name", "a2.name"])
            let rest = try await world.identity.proposals(.proposed, before: page.next, limit: 2, under: view)
            #expect(rest.proposals.map(\.change.account) == ["a1.name"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `loading people twice changes nothing`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let entries = try await world.count("journal_pending")
            try await world.populate()
            #expect(try await world.count("journal_pending") == entries)
            #expect(try await world.count("identity_account") == 5)
        }
    }

    @Test func `the states of a proposal are as drawn`() {
        let proposer = Party(account: "a", person: "1")
        let decider = Party(account: "b", person: "2")
        let concerned = Party(account: "c", person: "3")
        for state in Proposal.State.allCases where state != .proposed {
            for decision in Proposal.Decision.allCases {
                let next = state.deciding(
                    decision, by: decider, isSecurityAdministrator: true, proposer: proposer, concerns: concerned)
                #expect(next == .failure(.alreadyDecided))
            }
        }
        let same = Party(account: "d", person: "1")
        #expect(
            Proposal.State.proposed.deciding(
                .approve, by: same, isSecurityAdministrator: true, proposer: proposer, concerns: nil)
                == .failure(.ownProposal))
        #expect(
            Proposal.State.proposed.deciding(
                .refuse, by: decider, isSecurityAdministrator: false, proposer: proposer, concerns: nil)
                == .failure(.notSecurityAdministrator))
        #expect(
            Proposal.State.proposed.deciding(
                .withdraw, by: proposer, isSecurityAdministrator: false, proposer: proposer, concerns: nil)
                == .success(.withdrawn))
    }
}
