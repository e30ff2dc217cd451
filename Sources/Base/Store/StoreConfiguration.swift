import Foundation
package import Standards

/// How a store behaves.
///
/// The defaults serve a city; every figure is a bound.
package struct StoreConfiguration: Sendable {
    /// Threads that read on SQLite, each with a connection of its own: more than cores would only take turns.
    package var readers = min(8, max(2, ProcessInfo.processInfo.activeProcessorCount))
    /// Threads with a connection each on PostgreSQL, shared by reading and writing.
    package var connections = 8
    /// Calls that may wait, for reading and for writing each; the next one throws `.busy` at once.
    package var queueLimit = 16_384
    /// Writers committed together at most (SQLite).
    package var groupLimit = 256
    /// How long a group takes in further members before it commits (SQLite).
    package var groupTime: Duration = .milliseconds(10)
    /// Page cache of each SQLite connection, in KiB.
    package var cacheKibibytes = 16_384
    /// How long SQLite waits for a lock that another process holds.
    package var busyTimeout: Duration = .seconds(5)
    /// How long one statement may take on PostgreSQL.
    package var statementTimeout: Duration = .seconds(30)
    /// How long a transaction of PostgreSQL may stand idle between two statements.
    package var idleTimeout: Duration = .seconds(30)
    /// How long connecting to PostgreSQL may take (whole seconds, at least 2).
    package var connectTimeout: Duration = .seconds(5)
    /// How often a transaction that lost a conflict (40001, 40P01) is run in all, before `.busy`.
    package var attempts = 24
    /// The name under which PostgreSQL shows the connections.
    package var applicationName = "yitong"
    /// What spreads the waits between attempts.
    package var entropy: Entropy = .system
    /// What stamps a migration's record.
    package var clock: WallClock?
    /// Called once when the store has stopped itself because a flush to disk failed.
    ///
    /// Nothing acknowledged is lost, but what the disk holds is unknown until the file is opened anew: end the process.
    package var onStop: @Sendable (StoreError) -> Void = { _ in }

    /// The defaults.
    package init() {}
}
