import Authority
import Identity
import Standards
import Store
import TestSupport
import Testing

@Suite struct ColleagueTests {
    static let post = Assignment(role: "officer", organisation: "police")

    @Test(arguments: [Engine.sqlite, .postgres])
    func `a post is held by the accounts in use whose days include the day`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            let today = BeijingTime.day(of: world.clock.now)
            let holders = try await world.store.read { [identity = world.identity] in
                try identity.holders(of: [Self.post], on: today, in: $0)
            }
            #expect(holders == [Self.post: ["chen.jing"]])
            let yesterday = try #require(Day(ordinal: today.ordinal - 1))
            let before = try await world.store.read { [identity = world.identity] in
                try identity.holders(of: [Self.post], on: yesterday, in: $0)
            }
            #expect(before.isEmpty)
        }
    }

    @Test(arguments: [Engine.sqlite, .postgres])
    func `a suspended account is nobody's colleague but keeps its name`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            try await world.populate()
            try await world.decide(try await world.propose(.suspend(account: "chen.jing")))
            let today = BeijingTime.day(of: world.clock.now)
            let (colleagues, names) = try await world.store.read { [identity = world.identity] snapshot in
                (
                    try identity.colleagues(in: "police", on: today, in: snapshot).map(\.account),
                    try identity.names(of: ["chen.jing", "nobody"], in: snapshot)
                )
            }
            #expect(colleagues == ["aud", "sec", "sec2", "sys"])
            #expect(names == ["chen.jing": "陈静"])
        }
    }
}
