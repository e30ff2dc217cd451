/// Where a test makes an engine fail.
///
/// Nothing is set in a running city.
struct StoreFaults: Sendable {
    /// Called on the engine's thread before each COMMIT with how many callers it decides.
    ///
    /// What it throws is taken for COMMIT's failure.
    var beforeCommit: @Sendable (_ members: Int) throws -> Void = { _ in }
    /// Called after each checkpoint of SQLite with how many pages the log held.
    var afterCheckpoint: @Sendable (_ pages: Int) -> Void = { _ in }
}
