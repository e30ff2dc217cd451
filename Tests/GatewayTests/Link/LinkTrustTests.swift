import Exchange
import NIOCore
import Standards
import TestSupport
import Testing
import Trust

@testable import Gateway

/// Who is let in: certificates from every wrong hand.
struct LinkTrustTests {
    /// How a call from `social-security` to `data-bureau` ends after the town was changed.
    private func ending(
        asks: (LinkTown) throws -> LinkTLS = { try $0.issue("social-security") },
        gives: (LinkTown) throws -> LinkTLS = { try $0.issue("data-bureau") },
        at provider: Bool, after change: (LinkTown) -> Void = { _ in }
    ) async throws -> LinkError? {
        var ending: LinkError?
        try await LinkTown.with { town in
            let (asks, gives) = (try asks(town), try gives(town))
            let consumer = try town.link("social-security", tls: asks)
            let answerer = try town.link("data-bureau", tls: gives)
            try await town.serve(answerer, as: "data-bureau") { _, request in
                answerer.loop.makeSucceededFuture(request)
            }
            let entry = town.entry("data-bureau")
            change(town)
            try (provider ? answerer : consumer).replace(configuration: town.configuration)
            ending = await failure(consumer.call(.plain("a"), to: entry, timeout: .seconds(20)))
        }
        return ending
    }

    @Test(arguments: [true, false])
    func `a certificate of the configuration is believed`(provider: Bool) async throws {
        #expect(try await ending(at: provider) == nil)
    }

    @Test func `a revoked certificate is refused on either side`() async throws {
        let caller = try await ending(at: true) { $0.revoke($0.certificates("social-security")[0]) }
        #expect(caller?.kind == .tls)
        let answerer = try await ending(at: false) { $0.revoke($0.certificates("data-bureau")[0]) }
        #expect(answerer?.kind == .tls && answerer?.detail == "trust.certificate-revoked")
    }

    @Test func `a certificate that the configuration does not list is refused on either side`() async throws {
        #expect(try await ending(at: true) { $0.forget("social-security") }?.kind == .tls)
        #expect(try await ending(at: false) { $0.forget("data-bureau") }?.detail == "link.unknown-certificate")
    }

    @Test func `an expired certificate is refused on either side`() async throws {
        let short: (LinkTown) throws -> LinkTLS = { try $0.issue("social-security", lifetime: .seconds(60)) }
        let caller = try await ending(asks: short, at: true) { $0.clock.advance(by: .seconds(120)) }
        #expect(caller?.kind == .tls)
        let brief: (LinkTown) throws -> LinkTLS = { try $0.issue("data-bureau", lifetime: .seconds(60)) }
        let answerer = try await ending(gives: brief, at: false) { $0.clock.advance(by: .seconds(120)) }
        #expect(answerer?.kind == .tls && answerer?.detail == "trust.certificate-expired")
    }

    @Test func `a certificate of another authority is refused`() async throws {
        let other = try LinkTown(seed: 10)
        let caller = try await ending(asks: { _ in try other.issue("social-security") }, at: true)
        #expect(caller?.kind == .tls)
        let answerer = try await ending(gives: { _ in try other.issue("data-bureau") }, at: false)
        #expect(answerer?.detail == "trust.unknown-issuer")
        try await other.group.shutdownGracefully()
    }

    @Test func `a gateway that answers for another is refused`() async throws {
        let ended = try await ending(gives: { try $0.issue("health") }, at: false)
        #expect(ended?.kind == .tls && ended?.detail == "link.other-gateway")
    }

    @Test func `a revocation ends the connection and the call on it`() async throws {
        try await LinkTown.with { town in
            let tls = try town.issue("social-security")
            let provider = try town.link("data-bureau")
            let arrived = provider.loop.makePromise(of: Void.self)
            let never = provider.loop.makePromise(of: SealedAnswer.self)
            try await town.serve(provider, as: "data-bureau") { _, _ in
                arrived.succeed()
                return never.futureResult
            }
            let consumer = try town.link("social-security", tls: tls)
            let call = consumer.call(.plain("a"), to: town.entry("data-bureau"), timeout: .seconds(20))
            try await arrived.futureResult.get()
            town.revoke(tls.certificate)
            try provider.replace(configuration: town.configuration)
            let ended = await failure(call)
            #expect(ended?.kind == .tls || ended?.kind == .closed)
            #expect(ended?.leftUndone == false)
            never.succeed(.plain("late"))
        }
    }
}
