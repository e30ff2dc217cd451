package import HTTP
package import Hummingbird

/// The interfaces for programs: JSON, health, metrics and the journal's tiles.
package struct API: Sendable {
    /// The interfaces.
    package init() {}

    /// Adds every route of the table.
    package func addRoutes(to router: Router<CityContext>) {
    }
}
