import Definitions
package import HTTP
import HTTPTypes
package import Hummingbird
import Standards

/// The interfaces for programs: JSON, health, metrics, the journal's tiles, and their own description.
///
/// Everything stands in one table of routes, of which both the router and `/openapi.json` are made.
package struct API: Sendable {
    let kernel: Kernel
    let metrics: RequestMetrics
    let version: String
    let codecs: [String: DatasetCodec]
    let signInLimit: RateLimit
    let joinLimit: RateLimit
    let gatewayLimit: RateLimit

    /// The interfaces of a city; `metrics` is what `RequestMeter` counts into.
    package init(kernel: Kernel, metrics: RequestMetrics, version: String) {
        self.kernel = kernel
        self.metrics = metrics
        self.version = version
        codecs = kernel.packs.datasets.mapValues { DatasetCodec($0, packs: kernel.packs) }
        signInLimit = RateLimit(burst: 20, every: .seconds(6), clock: kernel.clock)
        joinLimit = RateLimit(burst: 20, every: .seconds(6), clock: kernel.clock)
        gatewayLimit = RateLimit(burst: 400, every: .milliseconds(25), clock: kernel.clock)
    }

    /// The table of routes: the only place where a route is made.
    var routes: [Route] {
        healthRoutes + journalRoutes + sessionRoutes + datasetRoutes + importRoutes + catalogueRoutes
            + requestRoutes + taskRoutes + grantRoutes + inboxRoutes + gatewayRoutes + mirrorRoutes + [descriptionRoute]
    }

    /// Adds every route of the table; another method on the same path is answered with 405 and the methods that there are.
    package func addRoutes(to router: Router<CityContext>) {
        let byPath = Dictionary(grouping: routes, by: \.path)
        for (path, routes) in byPath {
            for route in routes { router.on(RouterPath(path), method: route.method, use: route.respond) }
            let present = Set(routes.map(\.method))
            let allow = (present.contains(.get) ? present.union([.head]) : present).map(\.rawValue).sorted()
            for method in Self.methods where !present.contains(method) && !(method == .head && present.contains(.get)) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    throw Problem.methodNotAllowed(allow)
                }
            }
        }
    }

    private static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete]
}
