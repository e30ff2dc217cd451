import CPostgres
import Glibc

/// One connection to PostgreSQL: every call of libpq that talks to the server is here.
///
/// Belongs to one thread.
final class PostgresConnection {
    private let handle: OpaquePointer
    private var statements = GenerationCache<PostgresStatement>(size: 128)
    private var names = 0

    /// Connects, waiting at most the configured time, and sets the session up.
    init(url: String, configuration: StoreConfiguration) throws(PostgresFailure) {
        let seconds = max(2, Int(configuration.connectTimeout / .seconds(1)))
        let settings = [
            ("dbname", url), ("connect_timeout", "\(seconds)"), ("client_encoding", "UTF8"),
            ("fallback_application_name", configuration.applicationName), ("keepalives_idle", "30"),
            ("keepalives_interval", "10"), ("keepalives_count", "3"), ("tcp_user_timeout", "60000"),
        ]
        guard let handle = Self.connect(settings) else {
            throw PostgresFailure(state: "", message: "libpq has no memory", isConnectionLost: true)
        }
        self.handle = handle
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        guard PQstatus(handle) == CONNECTION_OK else {
            throw PostgresFailure(
                state: "", message: String(cString: PQerrorMessage(handle)), isConnectionLost: true)
        }
        try setUp(configuration)
    }

    deinit {
        PQfinish(handle)
    }

    /// Whether the connection is known to be gone.
    var isLost: Bool { PQstatus(handle) != CONNECTION_OK }

    /// Whether the server holds no transaction open.
    var isIdle: Bool { PQtransactionStatus(handle) == PQTRANS_IDLE }

    private static func connect(_ settings: [(String, String)]) -> OpaquePointer? {
        let keys = settings.map { strdup($0.0) } + [nil]
        let values = settings.map { strdup($0.1) } + [nil]
        defer { for string in keys + values { free(string) } }
        return keys.map { UnsafePointer($0) }.withUnsafeBufferPointer { keys in
            values.map { UnsafePointer($0) }.withUnsafeBufferPointer { values in
                guard let keys = keys.baseAddress, let values = values.baseAddress else { return nil }
                return PQconnectdbParams(keys, values, 1)
            }
        }
    }

    private func setUp(_ configuration: StoreConfiguration) throws(PostgresFailure) {
        func milliseconds(_ duration: Duration) -> Int { Int(duration / .milliseconds(1)) }
        for setting in [
            "statement_timeout = \(milliseconds(configuration.statementTimeout))",
            "idle_in_transaction_session_timeout = \(milliseconds(configuration.idleTimeout))",
            "client_min_messages = warning", "standard_conforming_strings = on", "timezone = 'UTC'",
        ] {
            _ = try command("SET \(setting)")
        }
    }

    /// Runs one command without values and answers its tag.
    func command(_ sql: String) throws(PostgresFailure) -> String {
        try checked(PQexec(handle, sql)).tag
    }

    /// Runs a statement, preparing it first when it is new.
    func execute(_ statement: PostgresStatement, _ parameters: PostgresParameters) throws(PostgresFailure)
        -> PostgresResult
    {
        let name = try prepare(statement, parameters.types)
        let answer = parameters.withPointers { values, lengths, formats in
            PQexecPrepared(handle, name, Int32(parameters.types.count), values, lengths, formats, 1)
        }
        return try checked(answer)
    }

    /// Opens a cursor over a statement that reads.
    func declare(_ cursor: String, for sql: String, _ parameters: PostgresParameters) throws(PostgresFailure) {
        let answer = parameters.withPointers { values, lengths, formats in
            PQexecParams(
                handle, "DECLARE \(cursor) BINARY NO SCROLL CURSOR FOR \(sql)", Int32(parameters.types.count),
                parameters.types, values, lengths, formats, 1)
        }
        _ = try checked(answer)
    }

    /// The next rows of a cursor.
    func fetch(_ count: Int, from cursor: String) throws(PostgresFailure) -> PostgresResult {
        try checked(PQexec(handle, "FETCH \(count) FROM \(cursor)"))
    }

    /// The statement of a text, read once.
    func statement(_ sql: String) throws -> PostgresStatement {
        if let known = statements.value(of: sql) { return known }
        let statement = PostgresStatement(try StatementText(sql))
        for dropped in statements.insert(statement, for: sql) { try forget(dropped) }
        return statement
    }

    /// Forgets every prepared statement: the tables below have changed.
    func forgetStatements() throws(PostgresFailure) {
        _ = statements.removeAll()
        _ = try command("DEALLOCATE ALL")
    }

    private func forget(_ statement: PostgresStatement) throws(PostgresFailure) {
        for prepared in statement.prepared { _ = try command("DEALLOCATE \(prepared.name)") }
    }

    /// A prepared form of `statement` that takes values of these types.
    private func prepare(_ statement: PostgresStatement, _ types: [UInt32]) throws(PostgresFailure) -> String {
        if let name = statement.name(taking: types) { return name }
        names += 1
        let name = "yt\(names)"
        _ = try checked(PQprepare(handle, name, statement.text.numbered, Int32(types.count), types))
        var known = types
        if types.contains(0) { known = try checked(PQdescribePrepared(handle, name)).placeholderTypes }
        statement.prepared.append(.init(name: name, types: known))
        return name
    }

    /// Loads rows by COPY; `next` answers the rows in COPY's binary form, chunk by chunk.
    func copy(_ sql: String, next: () throws -> [UInt8]?) throws -> Int {
        _ = try checked(PQexec(handle, sql))
        do {
            while let chunk = try next() {
                let sent = chunk.withUnsafeBytes {
                    PQputCopyData(handle, $0.assumingMemoryBound(to: CChar.self).baseAddress, Int32($0.count))
                }
                guard sent == 1 else { throw lost() }
            }
        } catch {
            PQputCopyEnd(handle, "the program gave up")
            drain()
            throw error
        }
        guard PQputCopyEnd(handle, nil) == 1 else { throw lost() }
        defer { drain() }
        return try checked(PQgetResult(handle)).changes
    }

    private func drain() {
        while let result = PQgetResult(handle) { PQclear(result) }
    }

    private func lost() -> PostgresFailure {
        PostgresFailure(state: "", message: String(cString: PQerrorMessage(handle)), isConnectionLost: isLost)
    }

    private func checked(_ answer: OpaquePointer?) throws(PostgresFailure) -> PostgresResult {
        guard let answer else { throw lost() }
        let result = PostgresResult(answer)
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN, PGRES_EMPTY_QUERY: return result
        default: throw result.failure(isLost: isLost)
        }
    }
}

/// A statement's text and the forms in which a connection has prepared it.
final class PostgresStatement {
    struct Prepared {
        let name: String
        let types: [UInt32]
    }

    let text: StatementText
    var prepared: [Prepared] = []

    init(_ text: StatementText) {
        self.text = text
    }

    /// A form whose placeholders take these types; 0 (null) goes everywhere.
    func name(taking types: [UInt32]) -> String? {
        prepared.first { form in
            zip(form.types, types).allSatisfy { $0 == $1 || $1 == 0 }
        }?.name
    }
}
