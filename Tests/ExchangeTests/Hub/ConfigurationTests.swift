import Authority
import Exchange
import Standards
import Store
import TestSupport
import Testing
import Trust

@Suite("What gateways are told")
struct ConfigurationTests {
    static func grant(_ number: Int, provider: String = "data-bureau", consumer: String = "health") -> Grant {
        Grant(
            id: ID(rawValue: "g\(number)"), number: "SQ-\(100_000 + number)", caseNumber: "GX-1", entry: "resident",
            entryVersion: 1, dataset: "resident", provider: provider, consumer: consumer, system: "main",
            form: .query, fields: ["citizen-id"], rows: nil, list: nil, purpose: "办事", law: "法", scene: "核对",
            from: Day("2026-01-01") ?? .earliest, to: Day("2027-01-01") ?? .earliest, callsPerDay: 10, rowsPerDay: 10,
            decidedBy: "luo", decidedByName: "罗", grantedAt: Instant(microseconds: 0))
    }

    @Test(arguments: Engine.allCases)
    func `the serial grows with a change and with nothing else`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            _ = try await world.gateway()
            let first = try await world.hub.configuration(for: "health")
            #expect(try await world.hub.configuration(for: "health") == first)
            let serial = try await world.configuration().serial
            // An hour later it is written anew, with the same serial and a later expiry.
            world.clock.advance(by: .seconds(3_600))
            let hourly = try await world.hub.configuration(for: "health")
            let reissued = try await world.configuration(notBefore: serial)
            #expect(hourly.etag != first.etag && reissued.serial == serial)
            #expect(reissued.expiresAt == world.clock.now.advanced(by: .seconds(86_400)))
            try await world.place("health", behind: "health")
            let changed = try await world.configuration(notBefore: serial)
            #expect(changed.serial == serial + 1)
            #expect(changed.subsystems.map(\.id.description) == ["ZS/GOV/health/main"])
            #expect(changed.members.map(\.id.description) == ["ZS/GOV/health"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `an older configuration, another gateway's, and one that has run out are refused`(
        engine: Engine
    ) async throws {
        try await HubWorld.run(on: engine) { world in
            _ = try await world.gateway()
            let old = try await world.hub.configuration(for: "health").document
            try await world.place("health", behind: "health")
            let serial = try await world.configuration().serial
            let (hub, now) = (world.hub.verifier, world.clock.now)
            func open(_ id: String, at now: Instant, notBefore serial: Int64) throws {
                _ = try TrustConfiguration.open(old, of: hub, for: id, at: now, notBefore: serial)
            }
            #expect(throws: TrustError.self) { try open("health", at: now, notBefore: serial) }
            #expect(throws: HubFault.badConfiguration) { try open("tax", at: now, notBefore: 0) }
            #expect(throws: TrustError.self) {
                try open("health", at: now.advanced(by: .seconds(86_400)), notBefore: 0)
            }
            try open("health", at: now.advanced(by: .seconds(86_399)), notBefore: 0)
            let stranger = try Ed25519Key(name: "x", entropy: world.entropy).verifier
            #expect(throws: TrustError.self) {
                try TrustConfiguration.open(old, of: stranger, for: "health", at: now)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a grant reaches the gateways of its two parties and no other`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            for id in ["health", "bureau", "tax"] { _ = try await world.gateway(id) }
            try await world.place("health", behind: "health")
            try await world.place("data-bureau", behind: "bureau")
            try await world.place("tax", behind: "tax")
            var before: [String: Int64] = [:]
            for id in ["health", "bureau", "tax"] { before[id] = try await world.configuration(id).serial }
            try await world.grant(Self.grant(1))
            for id in ["health", "bureau"] {
                let told = try await world.configuration(id)
                #expect(told.grants.map(\.number) == ["SQ-100001"] && told.serial == (before[id] ?? 0) + 1)
            }
            let told = try await world.configuration("tax")
            #expect(told.grants.isEmpty && told.serial == before["tax"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `an ended grant is told of for thirty days`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            _ = try await world.gateway()
            try await world.place("health", behind: "health")
            var grant = Self.grant(1)
            grant.state = .revoked
            grant.endedAt = world.clock.now
            try await world.grant(grant)
            #expect(try await world.configuration().grants.map(\.state) == [.revoked])
            world.clock.advance(by: .seconds(31 * 86_400))
            #expect(try await world.configuration().grants.isEmpty)
        }
    }

    @Test func `with thousands of grants an unchanged configuration asks for none of them`() async throws {
        try await HubWorld.run(on: .sqlite) { world in
            _ = try await world.gateway()
            try await world.place("health", behind: "health")
            for number in 0..<3_000 { world.grants.put(Self.grant(number)) }
            try await world.grant(Self.grant(3_000))
            #expect(try await world.configuration().grants.count == 3_001)
            let asked = world.grants.asked
            let etag = try await world.hub.configuration(for: "health").etag
            for _ in 0..<50 {
                world.clock.advance(by: .seconds(2))
                let again = try await world.hub.configuration(for: "health")
                #expect(again.etag == etag)
            }
            #expect(world.grants.asked == asked)
        }
    }

    @Test(arguments: Engine.allCases)
    func `maintenance is told, and a system that is taken out is gone`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            _ = try await world.gateway()
            try await world.place("health", behind: "health", system: "death-certificate")
            let notice = Localized(zh: "升级至 18:00", en: "Upgrade until 18:00")
            let operate = try world.permit(HubWorld.system, .operate, on: .jobs)
            let propose = try world.permit(HubWorld.system, .propose)
            let (first, second) = (try world.command, try world.command)
            try await world.store.write { [hub = world.hub] transaction in
                try hub.setMaintenance("health", notice, command: first, under: operate, in: transaction)
                try hub.removeSystem(
                    "death-certificate", of: "health", command: second, under: propose, in: transaction)
            }
            let told = try await world.configuration()
            #expect(told.gateways[0].maintenance == notice && told.subsystems.isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a member stands behind one gateway`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            _ = try await world.gateway()
            _ = try await world.gateway("tax")
            try await world.place("health", behind: "health")
            let answer = await refusal { try await world.place("health", behind: "tax") }
            #expect(answer == "hub.member-elsewhere")
            try await world.revoke("health")
            try await world.place("health", behind: "tax")
            #expect(try await world.configuration("tax").subsystems.map(\.gateway) == ["tax"])
        }
    }
}
