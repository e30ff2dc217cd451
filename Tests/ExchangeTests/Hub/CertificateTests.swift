import Exchange
import Standards
import Store
import TestSupport
import Testing
import Trust

@Suite("Certificates of gateways")
struct CertificateTests {
    @Test(arguments: Engine.allCases)
    func `a renewed certificate stands beside the old one, and the same request gets the same`(
        engine: Engine
    ) async throws {
        try await HubWorld.run(on: engine) { world in
            let gateway = try await world.gateway()
            let first = try #require(gateway.certificate)
            world.clock.set(Hub.renewal(of: first))
            let request = try CertificateRequest(key: gateway.key, commonName: "health").pem
            let renew = { @Sendable [hub = world.hub] (transaction: Transaction) in
                try hub.renew(request, of: "health", in: transaction)
            }
            let second = try MachineCertificate(pem: try await world.store.write(renew))
            #expect(try await world.store.write(renew) == second.pem)
            #expect(second.notAfter > first.notAfter && second.serial != first.serial)
            let told = try await world.configuration()
            #expect(told.gateways[0].fingerprints == [second.fingerprint, first.fingerprint])
            #expect(told.revoked.isEmpty)
            // Both keys still speak for the gateway; the third renewal puts the first out.
            let call = world.call(try gateway.client.configuration(etag: nil, at: world.clock.now))
            #expect(try await world.hub.authenticate(call) == "health")
            world.clock.advance(by: .seconds(1))
            let other = try CertificateRequest(key: gateway.key, commonName: "again").pem
            _ = try await world.store.write { [hub = world.hub] in try hub.renew(other, of: "health", in: $0) }
            #expect(try await world.configuration().gateways[0].fingerprints.count == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a revoked gateway gets nothing, and the others know its serial until it would have ended`(
        engine: Engine
    ) async throws {
        try await HubWorld.run(on: engine) { world in
            let gateway = try await world.gateway()
            _ = try await world.gateway("tax")
            let serial = try #require(gateway.certificate).serial
            let before = try await world.configuration("tax")
            try await world.revoke("health")
            let after = try await world.configuration("tax", notBefore: before.serial)
            #expect(after.serial == before.serial + 1 && after.revoked == [serial])
            #expect(after.gateways.map(\.id) == ["tax"])
            let call = world.call(try gateway.client.configuration(etag: nil, at: world.clock.now))
            let refused = await refusal { _ = try await world.hub.authenticate(call) }
            #expect(refused == "gateway.revoked")
            let nothing = await refusal { _ = try await world.hub.configuration(for: "health") }
            #expect(nothing == "gateway.revoked")
            let report = gateway.report(1, at: world.clock.now)
            let unheard = await refusal { _ = try await world.report(report) }
            #expect(unheard == "gateway.revoked")
            let request = try CertificateRequest(key: gateway.key, commonName: "health").pem
            let renewal = await refusal {
                _ = try await world.store.write { [hub = world.hub] in try hub.renew(request, of: "health", in: $0) }
            }
            #expect(renewal == "gateway.revoked")
            world.clock.advance(by: .seconds(91 * 86_400))
            #expect(try await world.configuration("tax").revoked.isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func `an expired certificate signs no more, one second before it still does`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            let gateway = try await world.gateway()
            let end = try #require(gateway.certificate).notAfter
            world.clock.set(end)
            let good = world.call(try gateway.client.configuration(etag: nil, at: world.clock.now))
            #expect(try await world.hub.authenticate(good) == "health")
            world.clock.advance(by: .seconds(1))
            let late = world.call(try gateway.client.configuration(etag: nil, at: world.clock.now))
            let refused = await refusal { _ = try await world.hub.authenticate(late) }
            #expect(refused == "gateway.revoked")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a gateway that joins anew with another key loses its old certificates`(engine: Engine) async throws {
        try await HubWorld.run(on: engine) { world in
            let old = try await world.gateway()
            let new = try await world.gateway()
            let told = try await world.configuration()
            #expect(told.gateways[0].fingerprints == [try #require(new.certificate).fingerprint])
            #expect(told.revoked == [try #require(old.certificate).serial])
        }
    }

    @Test func `whatever is changed in a signed request makes it count for nothing`() async throws {
        try await HubWorld.run(on: .sqlite) { world in
            let gateway = try await world.gateway()
            let now = world.clock.now
            let good = try gateway.client.report(gateway.report(1, at: now), at: now)
            #expect(try await world.hub.authenticate(world.call(good)) == "health")
            let fields = good.fields.map { ($0.name, $0.value) }
            func without(_ name: String) -> [(String, String)] { fields.filter { $0.0 != name } }
            let changed: [HubCall] = [
                HubCall(method: "PUT", target: good.target, fields: fields, body: good.body),
                HubCall(method: good.method, target: "/gateway/v1/renew", fields: fields, body: good.body),
                HubCall(method: good.method, target: good.target + "?x=1", fields: fields, body: good.body),
                HubCall(method: good.method, target: good.target, fields: fields, body: good.body + [0x20]),
                HubCall(method: good.method, target: good.target, fields: fields, body: []),
                HubCall(method: good.method, target: good.target, fields: without("Signature"), body: good.body),
                HubCall(method: good.method, target: good.target, fields: without("Content-Digest"), body: good.body),
                HubCall(method: good.method, target: good.target, fields: without("Signature-Input"), body: good.body),
                HubCall(
                    method: good.method, target: good.target,
                    fields: fields + [("Content-Digest", fields.first { $0.0 == "Content-Digest" }?.1 ?? "")],
                    body: good.body),
                HubCall(method: good.method, target: good.target, fields: [], body: good.body),
            ]
            for (index, call) in changed.enumerated() {
                let answer = await refusal { _ = try await world.hub.authenticate(call) }
                #expect(answer == "gateway.unauthenticated", "\(index)")
            }
        }
    }

    @Test(arguments: [-61.0, 122.0]) func `a clock that is off is told so`(seconds: Double) async throws {
        try await HubWorld.run(on: .sqlite) { world in
            let gateway = try await world.gateway()
            let request = try gateway.client.configuration(
                etag: nil, at: world.clock.now.advanced(by: .seconds(seconds)))
            let answer = await refusal { _ = try await world.hub.authenticate(world.call(request)) }
            #expect(answer == "gateway.clock")
        }
    }
}
