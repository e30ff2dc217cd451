import Authority
import Standards
import Store
import TestSupport
import Testing

@testable import Identity

@Suite struct SessionTests {
    let limits = SessionLimits()
    let start = Instant(microseconds: 1_795_482_000_000_000)

    func standing(_ seen: Duration, _ now: Duration) -> SessionLimits.Standing {
        limits.standing(createdAt: start, seenAt: start.advanced(by: seen), now: start.advanced(by: now))
    }

    @Test func `a session ends after half an hour of silence and after twelve hours in any case`() {
        #expect(standing(.zero, .seconds(59)) == .valid(touch: false))
        #expect(standing(.zero, .seconds(60)) == .valid(touch: true))
        #expect(standing(.zero, .seconds(1_799)) == .valid(touch: true))
        #expect(standing(.zero, .seconds(1_800)) == .idleTooLong)
        #expect(standing(.seconds(43_190), .seconds(43_199)) == .valid(touch: false))
        #expect(standing(.seconds(43_190), .seconds(43_200)) == .tooOld)
    }

    @Test func `a clock that goes back ends sessions of the future and forgives a small skew`() {
        #expect(standing(.zero, .seconds(-300)) == .valid(touch: false))
        #expect(standing(.zero, .seconds(-301)) == .clockWentBack)
        #expect(standing(.seconds(600), .seconds(100)) == .clockWentBack)
        let extreme = limits.standing(
            createdAt: Instant(microseconds: .max), seenAt: Instant(microseconds: .min), now: start)
        #expect(extreme == .clockWentBack)
    }

    @Test func `a closed door opens by time, and when the clock went back by more than it can be closed`() {
        var failures = Failures()
        for _ in 0..<30 { failures = failures.failed(at: start, .account) }
        #expect(failures.closed(at: start, .account) == start.advanced(by: .seconds(1_800)))
        #expect(failures.closed(at: start.advanced(by: .seconds(1_800)), .account) == nil)
        #expect(failures.closed(at: start.advanced(by: .seconds(-1)), .account) == nil)
        #expect(failures.failed(at: start.advanced(by: .seconds(50_000)), .account).count == 1)
        #expect(Failures(count: .max, last: start).failed(at: start, .account).count == 1_001)
    }

    @Test func `each failure too many closes the door for longer`() {
        var failures = Failures()
        var closures: [Int64?] = []
        for _ in 0..<11 {
            failures = failures.failed(at: start, .account)
            closures.append(failures.until.map { $0.since(start).components.seconds })
        }
        #expect(closures == [nil, nil, nil, nil, 60, 120, 240, 480, 960, 1_800, 1_800])
    }

    @Test(arguments: Engine.allCases)
    func `posts end at midnight in Beijing while the session goes on`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            world.clock.set(
                BeijingTime.start(of: BeijingTime.day(of: world.clock.now)).advanced(by: .seconds(86_400 - 300)))
            let day = BeijingTime.day(of: world.clock.now)
            try await world.store.write { transaction in
                _ = try transaction.execute(
                    "UPDATE identity_post SET valid_to = ? WHERE account = 'chen.jing'", [SQLValue(day)])
            }
            let token = try await world.signIn("chen.jing")
            #expect(try await world.identity.session(for: token)?.actor.roles.count == 1)
            world.clock.advance(by: .seconds(301))
            #expect(try await world.identity.session(for: token)?.actor.roles.isEmpty == true)
        }
    }

    @Test(arguments: Engine.allCases)
    func `last seen is written at most once a minute and never goes back`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let token = try await world.signIn("chen.jing")
            let start = world.clock.now
            func seen() async throws -> Instant? {
                try await world.store.read {
                    try $0.first("SELECT seen_at FROM identity_session") { try $0.instant(0) }
                }
            }
            world.clock.advance(by: .seconds(59))
            _ = try await world.identity.session(for: token)
            #expect(try await seen() == start)
            world.clock.advance(by: .seconds(1))
            _ = try await world.identity.session(for: token)
            #expect(try await seen() == world.clock.now)
            world.clock.advance(by: .seconds(-30))
            #expect(try await world.identity.session(for: token) != nil)
            #expect(try await seen() == start.advanced(by: .seconds(60)))
            world.clock.advance(by: .seconds(1_830))
            #expect(try await world.identity.session(for: token) == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `an account sees its own sign-ins and ends one of them`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let first = try await world.signIn("chen.jing")
            world.clock.advance(by: .seconds(120))
            let token = try await world.signIn("chen.jing")
            let session = try #require(try await world.identity.session(for: token))
            let stranger = try #require(try await world.identity.session(for: try await world.signIn("sys")))
            let own = try await world.identity.sessions(of: session)
            #expect(own.map(\.isThis) == [true, false])
            #expect(own[1].startedAt == world.clock.now.advanced(by: .seconds(-120)))
            #expect(try await world.identity.endSession(own[1].reference, of: stranger) == false)
            #expect(try await world.identity.endSession(own[1].reference, of: session))
            #expect(try await world.identity.endSession(own[1].reference, of: session) == false)
            #expect(try await world.identity.session(for: first) == nil)
            #expect(try await world.identity.sessions(of: session).count == 1)
            world.clock.advance(by: .seconds(3_600))
            #expect(try await world.identity.sessions(of: session).isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func `sign-out, a new password, suspension and the end of a post bite at the next request`(
        engine: Engine
    ) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            func session(_ token: SessionToken) async throws -> Session? {
                _ = try await world.identity.session(for: token)
                return try await world.identity.session(for: token)
            }
            let first = try await world.signIn("chen.jing")
            let second = try await world.signIn("chen.jing")
            let known = try #require(try await session(first))
            _ = try await session(second)
            try await world.identity.signOut(known)
            #expect(try await world.identity.session(for: first) == nil)
            #expect(try await world.identity.session(for: second)?.actor.roles.count == 1)

            try await world.decide(
                try await world.propose(
                    .revoke(account: "chen.jing", assignment: Assignment(role: "officer", organisation: "police"))))
            #expect(try await world.identity.session(for: second)?.actor.roles.isEmpty == true)
            try await world.decide(try await world.propose(.suspend(account: "chen.jing")))
            #expect(try await world.identity.session(for: second) == nil)

            let other = try await world.signIn("aud")
            _ = try await session(other)
            try await world.identity.signOutEverywhere(try #require(try await session(other)))
            #expect(try await world.identity.session(for: other) == nil)
        }
    }

    @Test func `a session read before a change and kept after it is not believed`() async throws {
        try await World.run(on: .sqlite) { world in
            try await world.populate()
            let token = try await world.signIn("chen.jing")
            let memory = SessionMemory()
            let before = memory.moment
            let stored = try #require(
                try await world.store.read { try StoredSession.find(token.hash, in: $0) })
            memory.forgetAll()
            memory.keep(stored, of: token.digest, readAfter: before)
            #expect(memory.session(of: token.digest) == nil)
            memory.keep(stored, of: token.digest, readAfter: memory.moment)
            #expect(memory.session(of: token.digest) != nil)
        }
    }

    @Test(arguments: Engine.sqliteOnly)
    func `form tokens belong to one session and one action, and name their command`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let one = try #require(try await world.identity.session(for: try await world.signIn("chen.jing")))
            let other = try #require(try await world.identity.session(for: try await world.signIn("sys")))
            let token = try one.formToken(for: "import", ids: world.ids)
            #expect(one.formToken(token.text, for: "import")?.command == token.command)
            #expect(one.formToken(token.text, for: "export") == nil)
            #expect(other.formToken(token.text, for: "import") == nil)
            for forged in ["", ".", token.text + "A", String(token.text.dropLast()), "x" + token.text] {
                #expect(one.formToken(forged, for: "import") == nil)
            }
            #expect(one.accepts(csrf: one.csrf))
            #expect(!one.accepts(csrf: other.csrf))
            #expect(!one.accepts(csrf: ""))
        }
    }

    @Test func `only tokens are read as tokens`() {
        let token = SessionToken(entropy: .repeatable())
        #expect(SessionToken(token.text) == token)
        for text in [
            "", token.text + "=", String(token.text.dropLast()), String(repeating: "/", count: 43), "é" + token.text,
        ] {
            #expect(SessionToken(text) == nil)
        }
    }
}

extension Engine {
    /// For what does not depend on the engine.
    static let sqliteOnly: [Engine] = [.sqlite]
}
