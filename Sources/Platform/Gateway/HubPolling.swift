import Exchange
import Gateway
import Logging
import NIOCore
import ServiceLifecycle
import Standards
import Trust

/// Asks the hub for the trust configuration every few seconds, and goes by what it says from the next call on.
///
/// With the hub away the gateway goes on by what it has, until that expires.
struct HubPolling: Service {
    let process: GatewayProcess

    func run() async throws {
        let kept = process.trust.kept(at: WallClock.system.now())
        if let kept { try await process.install(kept) }
        await cancelWhenGracefulShutdown {
            var (etag, serial, isAway): (String?, Int64, Bool) = (nil, kept?.serial ?? 0, false)
            while !Task.isCancelled {
                do {
                    if let (configuration, tag) = try await poll(etag, serial) {
                        try await process.install(configuration)
                        (etag, serial) = (tag, configuration.serial)
                    }
                    if isAway { process.logger.notice("the hub is back") }
                    isAway = false
                } catch is CancellationError {
                    return
                } catch {
                    if !isAway {
                        process.logger.warning(
                            "the hub gives no trust configuration; going on by the last one",
                            metadata: ["hub": .string(process.hub.address), "error": .string("\(error)")])
                    }
                    isAway = true
                }
                try? await Task.sleep(for: process.configuration.poll)
            }
        }
    }

    /// The configuration where it has changed.
    private func poll(_ etag: String?, _ serial: Int64) async throws -> (TrustConfiguration, String?)? {
        let now = WallClock.system.now()
        let answer = try await process.hub.send(try process.identity.present.hub.configuration(etag: etag, at: now))
        if answer.status == 304 { return nil }
        guard answer.status == 200 else { throw GatewayError.hub("\(answer.status) \(answer.problem)") }
        let configuration = try process.trust.read(answer.body, at: now, notBefore: serial)
        try process.trust.keep(answer.body)
        return (configuration, answer.etag)
    }
}

extension GatewayProcess {
    /// Goes by a configuration: who may connect, who may call what.
    func install(_ trust: TrustConfiguration) async throws {
        try link.replace(configuration: trust)
        try await core.install(trust).get()
    }
}
