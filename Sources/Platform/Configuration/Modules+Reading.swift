import Configuration
import Files
import Identity
import Jobs
import Journal
import Store

extension StoreConfiguration {
    /// Reads `database.*` over the defaults.
    ///
    /// `database.readers` (1–64, default one per core, 2–8): threads that read on SQLite. `database.connections` (2–200, default 8):
    /// connections to PostgreSQL. `database.cacheKibibytes` (256–4,194,304, default 16,384): page cache of each SQLite
    /// connection. `database.statementSeconds` (1–3,600, default 30): how long one statement may take on PostgreSQL.
    mutating func read(_ config: ConfigReader) throws {
        readers = try config.number("readers", named: "database.readers", in: 1...64, default: readers)
        connections = try config.number(
            "connections", named: "database.connections", in: 2...200, default: connections)
        cacheKibibytes = try config.number(
            "cacheKibibytes", named: "database.cacheKibibytes", in: 256...4_194_304, default: cacheKibibytes)
        statementTimeout = .seconds(
            try config.number("statementSeconds", named: "database.statementSeconds", in: 1...3_600, default: 30))
    }
}

extension JournalSettings {
    /// Reads `journal.*` over the defaults.
    ///
    /// `journal.gatherMilliseconds` (0–900, default 40): how long the sealer gathers before it seals.
    /// `journal.pollMilliseconds` (50–10,000, default 200): how often it looks for what other nodes did.
    mutating func read(_ config: ConfigReader) throws {
        gather = .milliseconds(
            try config.number("gatherMilliseconds", named: "journal.gatherMilliseconds", in: 0...900, default: 40))
        poll = .milliseconds(
            try config.number("pollMilliseconds", named: "journal.pollMilliseconds", in: 50...10_000, default: 200))
    }
}

extension JobSettings {
    /// Reads `jobs.*` over the defaults.
    ///
    /// `jobs.concurrency` (1–32, default 2): how many jobs this node works on at once. `jobs.leaseSeconds` (5–600,
    /// default 30): how long a node may be silent before another takes its job over.
    mutating func read(_ config: ConfigReader) throws {
        concurrency = try config.number("concurrency", named: "jobs.concurrency", in: 1...32, default: concurrency)
        lease = .seconds(try config.number("leaseSeconds", named: "jobs.leaseSeconds", in: 5...600, default: 30))
    }
}

extension FileLimits {
    /// Reads `files.*` over the defaults.
    ///
    /// `files.fileMebibytes` (default 8,192), `files.ownerMebibytes` (default 65,536), `files.totalMebibytes`
    /// (default 1,048,576): the most that one file, one organisation and the city may store; 1–1,073,741,824 each.
    mutating func read(_ config: ConfigReader) throws {
        let bounds = 1...1_073_741_824
        file = Int64(try config.number("fileMebibytes", named: "files.fileMebibytes", in: bounds, default: 8_192)) << 20
        owner =
            Int64(try config.number("ownerMebibytes", named: "files.ownerMebibytes", in: bounds, default: 65_536)) << 20
        total =
            Int64(try config.number("totalMebibytes", named: "files.totalMebibytes", in: bounds, default: 1_048_576))
            << 20
    }
}

extension IdentityConfiguration {
    /// Reads `identity.*` over the defaults.
    ///
    /// `identity.hashingThreads` (1–16, default 2): passwords hashed at once, 32 MiB each. `identity.idleMinutes`
    /// (1–1,440, default 30) and `identity.absoluteHours` (1–168, default 12): how long a session lasts unused and in all.
    mutating func read(_ config: ConfigReader) throws {
        hashingThreads = try config.number(
            "hashingThreads", named: "identity.hashingThreads", in: 1...16, default: hashingThreads)
        let idle = try config.number("idleMinutes", named: "identity.idleMinutes", in: 1...1_440, default: 30)
        let absolute = try config.number("absoluteHours", named: "identity.absoluteHours", in: 1...168, default: 12)
        sessions = SessionLimits(idle: .seconds(idle * 60), absolute: .seconds(absolute * 3_600))
    }
}
