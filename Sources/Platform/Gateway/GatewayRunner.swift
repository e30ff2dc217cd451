import Gateway
import Glibc
package import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Opens a gateway and runs it until it is told to end.
package enum GatewayRunner {
    /// Runs a gateway.
    ///
    /// - Parameters:
    ///   - file: its configuration file; nil: the environment says all.
    ///   - isSupervised: whether the demonstration runs it, which may be killed: then the gateway goes on for a while alone.
    ///   - makeLogger: makes the logger of a level.
    ///   - whenServing: told where it listens, once it does.
    package static func run(
        file: String?, isSupervised: Bool = false, makeLogger: (String) -> Logger,
        whenServing: @escaping @Sendable (GatewayAddresses) -> Void
    ) async throws {
        let configuration = try await GatewayConfiguration.read(file: file)
        let logger = makeLogger(configuration.logLevel)
        _ = OpenFiles.raiseLimit()
        let process = try await GatewayProcess.open(configuration, logger: logger)
        do {
            var services: [any Service] = [
                HubPolling(process: process), HubReporting(process: process), CheckpointExchange(process: process),
                GatewayPorts(process: process, whenServing: whenServing),
            ]
            if isSupervised { services.append(OrphanWatch(parent: getppid(), logger: logger)) }
            var lifecycle = ServiceGroupConfiguration(
                services: services.map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
            lifecycle.maximumGracefulShutdownDuration = .seconds(15)
            try await ServiceGroup(configuration: lifecycle).run()
        } catch is CancellationError {
            logger.notice("ended without waiting for the last calls")
        } catch {
            await process.close()
            throw error
        }
        await process.close()
    }
}

/// Where a gateway listens.
package struct GatewayAddresses: Sendable {
    /// Its id.
    package let gateway: String
    /// For the department's own systems.
    package let clients: String
    /// For other gateways.
    package let link: String
}

/// The ports of a gateway, open until the shutdown; calls under way are answered first.
private struct GatewayPorts: Service {
    let process: GatewayProcess
    let whenServing: @Sendable (GatewayAddresses) -> Void

    func run() async throws {
        let configuration = process.configuration
        let provider = ProviderSide(process.core)
        let link = try await process.link.serve(host: configuration.link.host, port: configuration.link.port) {
            peer, request in provider.answer(request, from: peer)
        }.get()
        let clients = try await process.server.listen(
            host: configuration.clients.host, port: configuration.clients.port
        ).get()
        whenServing(
            GatewayAddresses(
                gateway: configuration.id, clients: "http://\(configuration.clients.host):\(clients?.port ?? 0)",
                link: "\(configuration.link.host):\(link?.port ?? 0)"))
        try await gracefulShutdown()
        try await process.server.close(grace: .seconds(10)).get()
        try await process.link.shutdown(patience: .seconds(10)).get()
    }
}

/// Ends a gateway whose demonstration was killed, after a while in which it can be tried without its hub.
private struct OrphanWatch: Service {
    let parent: pid_t
    let logger: Logger

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            while getppid() == parent { try await Task.sleep(for: .seconds(1)) }
            logger.notice("the demonstration is gone; this gateway ends in thirty minutes")
            try await Task.sleep(for: .seconds(1_800))
        }
    }
}
