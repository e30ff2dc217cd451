/// One consistent state of the database, for reading.
///
/// Lives as long as the closure it was given to; used later it throws `.misuse`. After a statement has failed the
/// whole transaction has failed, on SQLite as on PostgreSQL: every later statement, and the transaction itself, throws
/// the first error, whatever the closure caught. Where a clash is expected, say `ON CONFLICT DO NOTHING`.
package class Snapshot {
    /// Which engine answers, for the rare statement that differs.
    package let engine: Engine
    private let access: Access
    private var session: (any Session)?
    private(set) var failure: StoreError?

    init(_ session: any Session, access: Access) {
        self.engine = session.engine
        self.session = session
        self.access = access
    }

    /// All rows of a statement, decoded.
    ///
    /// Placeholders are `?`, filled in order. The whole answer is held in memory: page by key, or use `each`.
    package final func query<T>(
        _ sql: String, _ values: [SQLValue] = [], _ decode: (Row) throws -> T
    ) throws -> [T] {
        var rows: [T] = []
        _ = try run(sql, values) { row in
            rows.append(try decode(row))
            return true
        }
        return rows
    }

    /// The first row of a statement, decoded, or nil.
    package final func first<T>(
        _ sql: String, _ values: [SQLValue] = [], _ decode: (Row) throws -> T
    ) throws -> T? {
        var found: T?
        _ = try run(sql, values) { row in
            found = try decode(row)
            return false
        }
        return found
    }

    /// Hands rows to `body` one by one until it answers false.
    ///
    /// Statements may be run inside `body`.
    package final func each(
        _ sql: String, _ values: [SQLValue] = [], _ body: (Row) throws -> Bool
    ) throws {
        try during { try $0.stream(sql, values, access: access, body) }
    }

    /// Runs one statement and answers how many rows it changed.
    final func run(_ sql: String, _ values: [SQLValue], _ body: (Row) throws -> Bool) throws -> Int {
        try during { try $0.run(sql, values, access: access, body) }
    }

    /// Lends the session to `work`, and dooms the transaction when a statement of it fails.
    final func during<T>(_ work: (any Session) throws -> T) throws -> T {
        guard let session else { throw StoreError(.misuse, "a transaction was used after its closure had returned") }
        if let failure { throw failure }
        do {
            return try work(session)
        } catch let error as StoreError where error.code != .decoding {
            failure = failure ?? error
            throw error
        }
    }

    /// Ends the transaction's life and throws what doomed it.
    final func finish() throws(StoreError) {
        session = nil
        if let failure { throw failure }
    }
}

/// What statements a transaction may run.
enum Access: Int, Comparable {
    case reading, writing, schema

    static func < (lhs: Access, rhs: Access) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// An engine's connection while one transaction has it.
protocol Session: AnyObject {
    var engine: Engine { get }
    /// Runs one statement, hands rows to `body` until it answers false, and answers how many rows were changed.
    func run(_ sql: String, _ values: [SQLValue], access: Access, _ body: (Row) throws -> Bool) throws -> Int
    /// Does the same with a statement that reads, without ever holding the whole answer.
    func stream(_ sql: String, _ values: [SQLValue], access: Access, _ body: (Row) throws -> Bool) throws
    /// Loads rows by the engine's fastest way and answers how many.
    func load(into table: String, columns: [String], next: () throws -> [SQLValue]?) throws -> Int
}
