import Exchange
import Gateway
import Journal
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Standards
import Trust

/// Tells the hub once a minute what was called and how the gateway is, and gives it the leaves of its journal; renews the certificate in time.
struct HubReporting: Service {
    let process: GatewayProcess

    /// Between two reports; a report whose journal is not whole yet is followed by the next at once.
    private static let pause = Duration.seconds(60)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            // The first report says by which configuration the gateway goes; without the hub it says so after a while.
            for _ in 0..<40 where (try? await process.core.configuration().get()) == nil {
                try? await Task.sleep(for: .milliseconds(250))
            }
            var (number, mirrored) = (WallClock.system.now().microseconds, Int64(0))
            while !Task.isCancelled {
                number += 1
                var isBehind = false
                do {
                    try await renew()
                    mirrored = try await report(number, from: mirrored).mirrored
                    isBehind = mirrored < process.keeper.size
                } catch {
                    process.logger.debug("the hub took no report", metadata: ["error": .string("\(error)")])
                }
                try? await Task.sleep(for: isBehind ? .seconds(1) : Self.pause)
            }
        }
    }

    private func report(_ number: Int64, from position: Int64) async throws -> ReportAnswer {
        let calls = try await process.core.counting { $0.take(GatewayReport.rowLimit) }.get()
        do {
            let report = GatewayReport(
                number: number, health: try await health(), calls: calls, journal: try await journal(from: position))
            let answer = try await process.hub.send(
                try process.identity.present.hub.report(report, at: WallClock.system.now()))
            guard answer.status < 300 else { throw GatewayError.hub("\(answer.status) \(answer.problem)") }
            return try answer.value(as: ReportAnswer.self)
        } catch {
            try await process.core.counting { $0.giveBack(calls) }.get()
            throw error
        }
    }

    private func health() async throws -> GatewayHealth {
        let trust = try await process.core.configuration().get()
        let condition = process.keeper.condition.error
        return GatewayHealth(
            version: Version.text, ready: trust != nil && condition == nil,
            reasons: condition.map { [$0.code.rawValue] } ?? [], configuration: trust?.serial ?? 0,
            configurationIssuedAt: trust?.issuedAt ?? Instant(microseconds: 0),
            certificateNotAfter: process.identity.present.certificate.notAfter, records: process.keeper.size)
    }

    /// The leaves that the hub has not, up to what one report takes, with the checkpoint that is to cover them.
    private func journal(from position: Int64) async throws -> JournalPiece? {
        let loop = process.group.next()
        guard let checkpoint = try await process.keeper.freshCheckpoint(on: loop).get() else { return nil }
        let leaves = try await process.keeper.read(on: loop) { reader in
            try reader.leafHashes(from: position, limit: GatewayReport.leafLimit)
        }.get()
        return JournalPiece(checkpoint: checkpoint, from: position, leaves: Base64.encode(leaves))
    }

    /// Asks for the next certificate once two thirds of the present one's life are over, and goes by it from then on.
    private func renew() async throws {
        let present = process.identity.present.certificate
        let now = WallClock.system.now()
        let life = present.notAfter.since(present.notBefore)
        guard now.since(present.notBefore) > life * 2 / 3 else { return }
        let key = try process.folder.nextKey()
        let request = try CertificateRequest(key: key, commonName: "yitong gateway")
        let answer = try await process.hub.send(try process.identity.present.hub.renew(request, at: now))
        guard answer.status < 300 else { throw GatewayError.hub("\(answer.status) \(answer.problem)") }
        let pem = try answer.value(as: RenewAnswer.self).certificate
        let certificate = try MachineCertificate(pem: pem)
        try process.folder.renew(certificate: pem)
        process.link.replace(tls: try LinkTLS(certificate: certificate, key: key))
        try await process.core.sign(
            with: KeeperSigner(key: key, certificate: pem), as: SigningIdentity(certificate)
        ).get()
        process.logger.notice(
            "the certificate was renewed", metadata: ["until": .string(certificate.notAfter.description)])
    }
}
