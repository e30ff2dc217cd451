import Exchange
import Journal
import Standards
import Store
import TestSupport
import Testing
import Trust

@Suite("What gateways report")
struct ReportTests {
    private func calls(
        _ count: Int, at now: Instant, client: String = "ZS/GOV/health/main", outcome: String = CallCount.ok
    ) -> CallCount {
        var durations = LatencyHistogram()
        for _ in 0..<count { durations.add(microseconds: 4_000) }
        return CallCount(
            minute: CallCount.minute(of: now), side: .consumer, client: client,
            service: "ZS/GOV/health/main/deceased", grant: "SQ-1", outcome: outcome, durations: durations)
    }

    @Test(arguments: Engine.allCases)
    func `calls add up by minute, cause and grant, and a report counts once`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            let gateway = try await world.gateway()
            try await world.place("health", behind: "health")
            let now = world.clock.now
            let first = gateway.report(
                1, at: now, calls: [calls(5, at: now), calls(2, at: now, outcome: "grant.list")])
            _ = try await world.report(first)
            _ = try await world.report(first)
            _ = try await world.report(gateway.report(2, at: now, calls: [calls(1, at: now)]))
            _ = try await world.report(gateway.report(1, at: now, calls: [calls(9, at: now)]))
            try await world.store.read { [hub = world.hub] snapshot in
                let minutes = try hub.minutes(60, in: snapshot)
                #expect(minutes.map(\.calls) == [8] && minutes.map(\.refused) == [2])
                #expect(minutes.first?.durations.percentile(0.99) == 5_000)
                let figures = try hub.figures(hours: 24, in: snapshot)
                #expect(figures.map(\.outcome) == ["ok", "grant.list"] && figures.map(\.calls) == [6, 2])
                let days = try hub.days(30, ofGrant: "SQ-1", in: snapshot)
                #expect(days.count == 30 && days.last?.answered == 6 && days.last?.refused == 2)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `callers from nowhere are counted under one name`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            let gateway = try await world.gateway()
            try await world.place("health", behind: "health")
            let now = world.clock.now
            let strangers = (0..<50).map { calls(1, at: now, client: "ZS/GOV/x\($0)/y", outcome: "client.unknown") }
            _ = try await world.report(gateway.report(1, at: now, calls: strangers))
            let figures = try await world.store.read { [hub = world.hub] in try hub.figures(hours: 1, in: $0) }
            #expect(figures.map(\.client) == [CallCount.unknown] && figures.map(\.calls) == [50])
        }
    }

    @Test func `minutes are kept two days`() async throws {
        try await HubWorld.run(on: .sqlite) { world in
            let gateway = try await world.gateway()
            _ = try await world.report(
                gateway.report(1, at: world.clock.now, calls: [calls(1, at: world.clock.now)]))
            world.clock.advance(by: .seconds(2 * 86_400 + 120))
            _ = try await world.report(gateway.report(2, at: world.clock.now))
            let rows = try await world.store.read {
                try $0.query("SELECT minute FROM hub_minute") { try $0.integer(0) }
            }
            #expect(rows.isEmpty)
        }
    }

    @Test func `a report out of bounds is refused whole`() async throws {
        try await HubWorld.run(on: .sqlite) { world in
            let gateway = try await world.gateway()
            let now = world.clock.now
            var wrong: [GatewayReport] = []
            wrong.append(gateway.report(0, at: now))
            wrong.append(
                gateway.report(
                    1, at: now, calls: Array(repeating: calls(1, at: now), count: GatewayReport.rowLimit + 1)))
            wrong.append(gateway.report(1, at: now, calls: [calls(0, at: now)]))
            wrong.append(gateway.report(1, at: now, calls: [calls(1, at: now, client: "a b")]))
            wrong.append(gateway.report(1, at: now, calls: [calls(1, at: now.advanced(by: .seconds(7_200)))]))
            wrong.append(gateway.report(1, at: now, calls: [calls(1, at: Instant(microseconds: 0))]))
            wrong.append(gateway.report(1, at: now, calls: [calls(1, at: now, outcome: "")]))
            var health = gateway.report(1, at: now)
            health.health.reasons = Array(repeating: "x", count: 21)
            wrong.append(health)
            for (index, report) in wrong.enumerated() {
                let answer = await refusal { _ = try await world.report(report) }
                #expect(answer == "report.malformed", "\(index)")
            }
        }
    }

    // MARK: The copy of the journal

    @Test(arguments: Engine.allCases)
    func `the city's copy grows piece by piece and gives the gateway's own root`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            var gateway = try await world.gateway()
            gateway.write(700)
            let now = world.clock.now
            // The first piece does not reach the checkpoint: nothing is shown until the second does.
            let first = try await world.report(
                gateway.report(1, at: now, journal: try gateway.piece(from: 0, to: 300)))
            #expect(first.mirrored == 300)
            #expect(try await note(world) == nil)
            let second = try await world.report(gateway.report(2, at: now, journal: try gateway.piece(from: 300)))
            #expect(second.mirrored == 700)
            #expect(try await note(world) == (try gateway.checkpoint()))
            // What was sent before is passed over.
            gateway.write(60)
            let again = try await world.report(gateway.report(3, at: now, journal: try gateway.piece(from: 650)))
            #expect(again.mirrored == 760)
            let tile = try await world.store.read { [hub = world.hub] snapshot in
                try hub.tile(try #require(TilePath("tile/0/002.p/248")), of: "health", in: snapshot)
            }
            #expect(tile == gateway.leaves[512..<760].flatMap(\.bytes))
            for path in ["tile/0/002.p/249", "tile/0/003", "tile/entries/000", "tile/1/000.p/3"] {
                let none = try await world.store.read { [hub = world.hub] snapshot in
                    try hub.tile(try #require(TilePath(path)), of: "health", in: snapshot)
                }
                #expect(none == nil, "\(path)")
            }
        }
    }

    private func note(_ world: HubWorld) async throws -> String? {
        try await world.store.read { [hub = world.hub] in try hub.checkpoint(of: "health", in: $0) }
    }

    @Test(arguments: Engine.allCases)
    func `a journal that tells two stories raises the alarm, and what was proved stays`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            var gateway = try await world.gateway()
            gateway.write(10)
            let now = world.clock.now
            let good = try gateway.checkpoint()
            _ = try await world.report(gateway.report(1, at: now, journal: try gateway.piece(from: 0)))
            var liar = gateway
            liar.write(5, salt: "a")
            var other = gateway
            other.write(5, salt: "b")
            let piece = try liar.piece(from: 10, checkpoint: try other.checkpoint())
            _ = try await world.report(gateway.report(2, at: now, journal: piece))
            let mirror = try #require(try await world.view()?.mirror)
            #expect(mirror.alarm == .forked && mirror.stored == 10)
            #expect(try await note(world) == good)
            let kinds = try await world.store.read {
                try $0.query("SELECT kind FROM journal_pending") { try $0.text(0) }
            }
            #expect(kinds.filter { $0 == "exchange.forked" }.count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `an older checkpoint that fits is quiet, one that does not is a fork, a foreign one is unsigned`(
        engine: Engine
    ) async throws {
        try await HubWorld.run(on: engine) { world in
            let now = world.clock.now
            for (id, alarm) in [("quiet", nil), ("fork", .forked), ("foreign", MirrorState.Alarm.unsigned)] {
                var gateway = try await world.gateway(id)
                gateway.write(20)
                _ = try await world.report(
                    gateway.report(1, at: now, journal: try gateway.piece(from: 0)), from: id)
                var rewritten = try TestGateway(id, world.entropy)
                rewritten.write(12, salt: "other")
                let note =
                    switch id {
                    case "quiet": try gateway.checkpoint(12)
                    case "fork": try rewritten.checkpoint(12, by: gateway.journal)
                    default: try rewritten.checkpoint(12)
                    }
                let piece = JournalPiece(checkpoint: note, from: 12, leaves: "")
                _ = try await world.report(gateway.report(2, at: now, journal: piece), from: id)
                let mirror = try #require(try await world.view(id)?.mirror)
                #expect(mirror.alarm == alarm && mirror.size == 20, "\(id)")
            }
        }
    }

    @Test func `a piece that leaves a gap, or is no hashes, is refused`() async throws {
        try await HubWorld.run(on: .sqlite) { world in
            var gateway = try await world.gateway()
            gateway.write(10)
            let now = world.clock.now
            for piece in [
                try gateway.piece(from: 5), JournalPiece(checkpoint: try gateway.checkpoint(), from: 0, leaves: "QQ=="),
                JournalPiece(checkpoint: try gateway.checkpoint(), from: 0, leaves: "!"),
                JournalPiece(checkpoint: try gateway.checkpoint(), from: -1, leaves: ""),
                JournalPiece(checkpoint: try gateway.checkpoint(3), from: 0, leaves: try gateway.piece(from: 0).leaves),
            ] {
                let answer = await refusal { _ = try await world.report(gateway.report(1, at: now, journal: piece)) }
                #expect(answer == "report.malformed")
            }
        }
    }
}
