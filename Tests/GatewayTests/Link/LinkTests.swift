import Exchange
import NIOCore
import Standards
import Synchronization
import Testing
import Trust

@testable import Gateway

/// Two gateways over real TLS.
struct LinkTests {
    @Test(.timeLimit(.minutes(2))) func `a thousand calls at once come back whole, with bodies up to a mebibyte`()
        async throws
    {
        try await LinkTown.with { town in
            var limits = LinkLimits()
            limits.inflight = 1 << 30
            limits.accepted = AcceptedLimits(share: 1 << 30)
            let (asks, gives) = (try town.issue("social-security"), try town.issue("data-bureau"))
            let provider = try town.link("data-bureau", tls: gives, limits: limits)
            try await town.serve(provider, as: "data-bureau") { peer, request in
                var answer = request
                answer.head = Array(peer.gateway.utf8) + request.head
                return provider.loop.makeSucceededFuture(answer)
            }
            let consumer = try town.link("social-security", tls: asks, limits: limits)
            let entry = town.entry("data-bureau")
            let sizes = [0, 1, 100, 10_000, 65_536, 65_537, 200_000]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<1_000 {
                    group.addTask {
                        let size = index % 50 == 0 ? 1 << 20 : sizes[index % sizes.count]
                        let body = ByteBuffer(repeating: UInt8(truncatingIfNeeded: index), count: size)
                        let request = SealedMessage.plain("\(index)", body: body)
                        let got = try await consumer.call(request, to: entry, timeout: .seconds(60)).get()
                        #expect(got.answer.head == Array("social-security\(index)".utf8) && got.answer.body == body)
                        #expect(got.peer.gateway == "data-bureau")
                    }
                }
                try await group.waitForAll()
            }
            let status = try await consumer.status.get()
            #expect(status.held == 0 && status.peers.first?.open == 0)
            #expect(status.peers.first.map { (1...2).contains($0.connections) } == true)
        }
    }

    @Test func `a call without an answer ends in time, and the next one is answered`() async throws {
        try await LinkTown.with { town in
            let tls = try town.issue("social-security")
            let provider = try town.link("data-bureau")
            let never = provider.loop.makePromise(of: SealedAnswer.self)
            try await town.serve(provider, as: "data-bureau") { _, request in
                request.head == Array("hang".utf8) ? never.futureResult : provider.loop.makeSucceededFuture(request)
            }
            let consumer = try town.link("social-security", tls: tls)
            let entry = town.entry("data-bureau")
            let hung = await failure(consumer.call(.plain("hang"), to: entry, timeout: .milliseconds(150)))
            #expect(hung?.kind == .timeout && hung?.leftUndone == false)
            _ = try await consumer.call(.plain("go"), to: entry, timeout: .seconds(20)).get()
            never.succeed(.plain("late"))
            _ = try await consumer.call(.plain("go"), to: entry, timeout: .seconds(20)).get()
        }
    }

    @Test func `nobody there is said at once, and again until somebody is`() async throws {
        try await LinkTown.with { town in
            let tls = try town.issue("social-security")
            let gives = try town.issue("data-bureau")
            var limits = LinkLimits()
            limits.retryMost = .milliseconds(60)
            let consumer = try town.link("social-security", tls: tls, limits: limits)
            let first = await failure(consumer.call(.plain("a"), to: town.entry("data-bureau"), timeout: .seconds(20)))
            #expect(first?.kind == .connect && first?.leftUndone == true)
            #expect(first?.refusal(to: Localized(zh: "数据局", en: "Data bureau")).type == "network_error")
            let provider = try town.link("data-bureau", tls: gives)
            try await town.serve(provider, as: "data-bureau") { _, request in
                provider.loop.makeSucceededFuture(request)
            }
            var answered = false
            while !answered {
                let call = consumer.call(.plain("b"), to: town.entry("data-bureau"), timeout: .seconds(20))
                answered = await failure(call) == nil
            }
        }
    }

    @Test func `who shuts down answers what is under way and takes nothing new`() async throws {
        try await LinkTown.with { town in
            let tls = try town.issue("social-security")
            let provider = try town.link("data-bureau")
            let (arrived, answer) = (
                provider.loop.makePromise(of: Void.self), provider.loop.makePromise(of: SealedAnswer.self)
            )
            try await town.serve(provider, as: "data-bureau") { _, _ in
                arrived.succeed()
                return answer.futureResult
            }
            let consumer = try town.link("social-security", tls: tls)
            let call = consumer.call(.plain("a"), to: town.entry("data-bureau"), timeout: .seconds(20))
            try await arrived.futureResult.get()
            let gone = provider.shutdown(patience: .seconds(20))
            answer.succeed(.plain("done"))
            #expect(try await call.get().answer.head == Array("done".utf8))
            try await gone.get()
            let late = await failure(provider.call(.plain("b"), to: town.entry("data-bureau"), timeout: .seconds(1)))
            #expect(late?.kind == .leaving)
        }
    }

    @Test func `a certificate changes on both sides without a dropped call`() async throws {
        try await LinkTown.with { town in
            let asks = try town.issue("social-security")
            let provider = try town.link("data-bureau")
            try await town.serve(provider, as: "data-bureau") { peer, request in
                var answer = request
                answer.head = Array(peer.certificates.map(\.fingerprint).joined(separator: " ").utf8)
                return provider.loop.makeSucceededFuture(answer)
            }
            let consumer = try town.link("social-security", tls: asks)
            let entry = town.entry("data-bureau")
            _ = try await consumer.call(.plain("first"), to: entry, timeout: .seconds(20)).get()
            let (newer, newest) = (try town.issue("social-security"), try town.issue("data-bureau"))
            try consumer.replace(configuration: town.configuration)
            try provider.replace(configuration: town.configuration)
            let calls = (0..<200).map { index in
                if index == 50 { consumer.replace(tls: newer) }
                if index == 120 { provider.replace(tls: newest) }
                return consumer.call(.plain("\(index)"), to: entry, timeout: .seconds(20))
            }
            for call in calls { _ = try await call.get() }
            let last = try await consumer.call(.plain("last"), to: entry, timeout: .seconds(20)).get()
            #expect(last.peer.fingerprint == newest.certificate.fingerprint)
            #expect(last.peer.certificates.contains { $0.fingerprint != newest.certificate.fingerprint })
            #expect(String(decoding: last.answer.head, as: UTF8.self).contains(newer.certificate.fingerprint))
        }
    }

    @Test func `each side carries the other's latest checkpoint`() async throws {
        try await LinkTown.with { town in
            let asks = try town.issue("social-security")
            let provider = try town.link("data-bureau")
            provider.carry(checkpoint: "provider 1")
            try await town.serve(provider, as: "data-bureau") { _, request in
                provider.loop.makeSucceededFuture(request)
            }
            let consumer = try town.link("social-security", tls: asks)
            consumer.carry(checkpoint: "consumer 1")
            let entry = town.entry("data-bureau")
            _ = try await consumer.call(.plain("a"), to: entry, timeout: .seconds(20)).get()
            #expect(Set(town.notes) == ["data-bureau: provider 1", "social-security: consumer 1"])
        }
    }
}
