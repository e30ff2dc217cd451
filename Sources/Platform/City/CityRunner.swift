package import Logging
import ServiceLifecycle
import UnixSignals

/// Opens a city and runs it until it is told to end.
package enum CityRunner {
    /// Runs a city.
    ///
    /// - Parameters:
    ///   - configuration: see `CityConfiguration`.
    ///   - logger: where the modules say what they do.
    ///   - beforeServing: what is done before anybody is answered, such as making the first accounts.
    ///   - whenRunning: what is done once the services run, such as loading a demonstration; the city serves meanwhile.
    ///     What it throws ends the city.
    package static func run(
        _ configuration: CityConfiguration, logger: Logger,
        beforeServing: @Sendable (City) async throws -> Void = { _ in },
        whenRunning: @escaping @Sendable (City) async throws -> Void = { _ in }
    ) async throws {
        let city = try await City.open(configuration, logger: logger)
        do {
            try await beforeServing(city)
            let opening = Opening { try await whenRunning(city) }
            let services = try city.services() + [opening]
            var lifecycle = ServiceGroupConfiguration(
                services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
            // A client in the middle of a long upload is not waited for: it sends again, and nothing was acknowledged.
            lifecycle.maximumGracefulShutdownDuration = .seconds(20)
            try await ServiceGroup(configuration: lifecycle).run()
        } catch is CancellationError {
            logger.notice("ended without waiting for the last clients")
        } catch {
            await city.close()
            throw error
        }
        await city.close()
    }
}

/// What is done once, beside the services, and then waits for the end.
private struct Opening: Service {
    let body: @Sendable () async throws -> Void

    func run() async throws {
        try await body()
        try await gracefulShutdown()
    }
}
