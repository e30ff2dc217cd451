import Authority
import Exchange
import Journal
import Standards
import Store
import TestSupport
import Testing
import Trust

@Suite("Letting a gateway in")
struct JoiningTests {
    @Test(arguments: Engine.allCases)
    func `two people let a gateway in, and it gets a certificate that the others accept`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            let gateway = try await world.gateway()
            let certificate = try #require(gateway.certificate)
            #expect(certificate.machine?.id == "health" && certificate.machine?.instance == "ZS")
            let view = try #require(try await world.view())
            #expect(view.gateway.state == .active && view.gateway.port == 8_484)
            #expect(view.certificates.map(\.fingerprint) == [certificate.fingerprint])
            let told = try await world.configuration()
            #expect(told.gateways.map(\.fingerprints) == [[certificate.fingerprint]])
        }
    }

    @Test(arguments: Engine.allCases)
    func `nobody approves what came by a code of her own`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            let gateway = try TestGateway("health", world.entropy)
            let (join, code) = try await world.invite(by: HubWorld.security)
            _ = try await world.take(try #require(code).description, gateway)
            let own = await refusal {
                try await world.approve(join, fingerprint: gateway.fingerprint, by: HubWorld.security)
            }
            #expect(own == "join.own-code")
            try await world.approve(join, fingerprint: gateway.fingerprint, by: HubWorld.otherSecurity)
        }
    }

    @Test(arguments: Engine.allCases)
    func `another fingerprint than the request's is not approved`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            let (gateway, other) = (try TestGateway("health", world.entropy), try TestGateway("x", world.entropy))
            let (join, code) = try await world.invite()
            _ = try await world.take(try #require(code).description, gateway)
            for typed in [other.fingerprint, "", String(gateway.fingerprint.dropLast())] {
                let answer = await refusal { try await world.approve(join, fingerprint: typed) }
                #expect(answer == "join.other-fingerprint")
            }
            try await world.approve(join, fingerprint: gateway.fingerprint.uppercased())
            let again = await refusal { try await world.approve(join, fingerprint: gateway.fingerprint) }
            #expect(again == "join.not-pending")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a code serves one key: the same again is told the same, another is refused and leaves a trace`(
        engine: Engine
    ) async throws {
        try await HubWorld.run(on: engine) { world in
            let (gateway, thief) = (try TestGateway("health", world.entropy), try TestGateway("thief", world.entropy))
            let (join, code) = try await world.invite()
            let text = try #require(code).description
            let first = try await world.take(text, gateway)
            let again = try await world.take(text.lowercased().replacing("-", with: " "), gateway)
            #expect(first == again)
            #expect(try await world.take(text, thief) == .replayed)
            let seen = try await world.store.read { [hub = world.hub] in try hub.join(join, in: $0) }
            #expect(seen?.replays == 1 && seen?.state == .pending)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a code that is too old, withdrawn, mistyped or of another hub is one and the same refusal`(
        engine: Engine
    ) async throws {
        try await HubWorld.run(on: engine) { world in
            let gateway = try TestGateway("health", world.entropy)
            let (join, code) = try await world.invite()
            let text = try #require(code).description
            let (permit, command) = (try world.permit(HubWorld.system, .propose), try world.command)
            try await world.store.write { [hub = world.hub] in
                try hub.withdraw(join, command: command, under: permit, in: $0)
            }
            let old = try #require(try await world.invite().code).description
            world.clock.advance(by: .seconds(24 * 3_600))
            let foreign = try await otherCode()
            for wrong in [text, old, foreign, "", "2222", String(text.dropLast()), "0" + text.dropFirst()] {
                let answer = await refusal { _ = try await world.take(wrong, gateway) }
                #expect(answer == "join.code", "\(wrong)")
            }
        }
    }

    /// A code of another hub with other keys.
    private func otherCode() async throws -> String {
        let entropy = Entropy { Array(repeating: 9, count: $0) }
        let hub = try Ed25519Key(name: "other", entropy: entropy)
        let letters = "2345-6789-ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345"
        #expect(JoinCode(letters)?.isOf(hub.verifier) == false)
        return letters
    }

    @Test(arguments: Engine.allCases)
    func `the code stands in no table and no entry, and only its maker is shown it`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            let command = try world.command
            let (join, code) = try await world.invite(command: command)
            let text = try #require(code).description
            #expect(try await world.invite(command: command).code == code)
            let (hub, bare) = (world.hub, text.replacing("-", with: ""))
            try await world.store.read { snapshot in
                #expect(try hub.code(of: join, for: HubWorld.security, in: snapshot) == nil)
                for sql in [
                    "SELECT content FROM hub_join", "SELECT code FROM hub_join", "SELECT payload FROM journal_pending",
                    "SELECT outcome FROM journal_command",
                ] {
                    let rows = try snapshot.query(sql) { try $0.optionalText(0) ?? "" }
                    #expect(rows.allSatisfy { !$0.contains(text) && !$0.contains(bare) }, "\(sql)")
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a refused gateway gets nothing and may be invited again`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            let gateway = try TestGateway("health", world.entropy)
            let (join, code) = try await world.invite()
            let early = await refusal { _ = try await world.invite() }
            #expect(early == "hub.invited")
            _ = try await world.take(try #require(code).description, gateway)
            let (permit, command) = (try world.permit(HubWorld.security, .approve), try world.command)
            try await world.store.write { [hub = world.hub] in
                try hub.refuse(join, reason: "指纹不符", command: command, under: permit, in: $0)
            }
            let client = HubClient(joining: gateway.key, entropy: world.entropy)
            let call = world.call(try client.joined(join.rawValue, at: world.clock.now))
            let seen = try await world.hub.authenticate(call, joining: join)
            #expect(seen.state == .refused && seen.reason == "指纹不符" && seen.certificate == nil)
            try await world.invite()
        }
    }

    @Test(arguments: Engine.allCases)
    func `only the holder of the key learns what became of a request`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            let (gateway, other) = (try TestGateway("health", world.entropy), try TestGateway("x", world.entropy))
            let (join, code) = try await world.invite()
            _ = try await world.take(try #require(code).description, gateway)
            let stranger = world.call(
                try HubClient(joining: other.key, entropy: world.entropy).joined(join.rawValue, at: world.clock.now))
            let answer = await refusal { _ = try await world.hub.authenticate(stranger, joining: join) }
            #expect(answer == "gateway.unauthenticated")
        }
    }

    @Test func `who may not, does not: every act asks for its own permit`() async throws {
        try await HubWorld.run(on: .sqlite) { world in
            let wrong = try world.permit(HubWorld.security, .view)
            let command = try world.command
            let (hub, join) = (world.hub, ID<Join>(rawValue: "x"))
            let title = Localized(zh: "甲", en: "A")
            let acts: [@Sendable (Transaction) throws -> Void] = [
                { _ = try hub.invite("health", title: title, command: command, under: wrong, in: $0) },
                { try hub.withdraw(join, command: command, under: wrong, in: $0) },
                { try hub.approve(join, fingerprint: "", command: command, under: wrong, in: $0) },
                { try hub.refuse(join, reason: "x", command: command, under: wrong, in: $0) },
                { try hub.revoke("health", reason: "x", command: command, under: wrong, in: $0) },
                { try hub.setMaintenance("health", nil, command: command, under: wrong, in: $0) },
                { try hub.place("health", title: title, behind: "x", command: command, under: wrong, in: $0) },
                { try hub.addSystem("x", of: "health", title: title, command: command, under: wrong, in: $0) },
                { try hub.removeSystem("x", of: "health", command: command, under: wrong, in: $0) },
            ]
            for act in acts {
                let answer = await refusal { try await world.store.write(act) }
                #expect(answer == "hub.not-permitted")
            }
        }
    }

    @Test(arguments: ["", "a", "A-b", "1a", "tile", "checkpoint", "a_b", "网关", String(repeating: "a", count: 41)])
    func `ids that could not stand in an address are refused`(id: String) async throws {
        try await HubWorld.run(on: .sqlite) { world in
            let answer = await refusal { try await world.invite(id) }
            #expect(answer == "hub.bad-id")
        }
    }
}
