/// The two engines the store runs on.
package enum Engine: String, Sendable, Hashable, CaseIterable {
    /// Embedded: one process, one file.
    case sqlite
    /// Distributed: several nodes over one PostgreSQL 15 or newer.
    case postgres
}
