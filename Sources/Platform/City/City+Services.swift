import API
import HTTP
import Hummingbird
import Jobs
import Journal
import Logging
package import ServiceLifecycle
import Web

extension City {
    /// Everything that lives in a city: the sealer, the followers of the journal, the jobs, the timers, and the server,
    /// which starts last and stops first.
    package func services() throws -> [any Service] {
        [kernel.journal.sealer, kernel.journal.runner, kernel.jobs.runner, timers.runner, try server()]
    }

    /// Pages and interfaces on one address.
    private func server() throws -> some Service {
        let metrics = RequestMetrics()
        let web = try Web(
            settings: WebSettings(
                folder: configuration.home + "/web", city: configuration.city, demo: configuration.isDemo,
                secure: configuration.http.isBehindTLS, version: Version.text),
            kernel: kernel)
        let api = API(kernel: kernel, metrics: metrics, version: Version.text)
        let router = Router(context: CityContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestMeter(metrics))
        router.add(middleware: ForwardedAddress(isTrusted: configuration.http.trustsForwardedFor))
        router.add(middleware: SecurityHeaders(secure: configuration.http.isBehindTLS))
        router.add(middleware: LanguageChoice())
        router.add(middleware: ErrorBoundary(page: web.page(of:for:in:)))
        router.add(
            middleware: SessionLookup(
                identity: kernel.identity, cookie: SessionCookie(secure: configuration.http.isBehindTLS)))
        web.addRoutes(to: router)
        api.addRoutes(to: router)
        return Application(
            router: router,
            server: Limits.server(patience: .seconds(configuration.http.patience)),
            configuration: .init(
                address: .hostname(configuration.http.host, port: configuration.http.port), serverName: nil,
                backlog: 1_024,
                availableConnectionsDelegate: Limits.connections(openFiles: OpenFiles.raiseLimit())),
            logger: logger)
    }
}

/// The version of the program.
package enum Version {
    /// As CHANGELOG names it.
    package static let text = "0.1.0"
}
