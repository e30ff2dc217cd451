import CPostgres

/// An answer of the server, freed with the object.
///
/// Values are in PostgreSQL's binary format.
final class PostgresResult: RowSource {
    private let handle: OpaquePointer
    let rowCount: Int
    let columnCount: Int
    /// The row that the columns are read from.
    var row = 0

    /// Takes over what libpq answered.
    init(_ handle: OpaquePointer) {
        self.handle = handle
        rowCount = Int(PQntuples(handle))
        columnCount = Int(PQnfields(handle))
    }

    deinit {
        PQclear(handle)
    }

    var status: ExecStatusType { PQresultStatus(handle) }

    /// How many rows a statement changed.
    var changes: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

    /// What was done, as the server names it: "COMMIT", "ROLLBACK", "INSERT 0 1".
    var tag: String { String(cString: PQcmdStatus(handle)) }

    /// The types a prepared statement's placeholders have, after describing it.
    var placeholderTypes: [UInt32] { (0..<PQnparams(handle)).map { PQparamtype(handle, $0) } }

    /// What the server complained about; `isLost`: whether the connection is gone.
    func failure(isLost: Bool) -> PostgresFailure {
        let state = field(yt_diag_sqlstate)
        let parts = [
            field(yt_diag_message), field(yt_diag_detail), field(yt_diag_table), field(yt_diag_constraint),
        ]
        let message =
            parts.contains { !$0.isEmpty }
            ? parts.filter { !$0.isEmpty }.joined(separator: "; ") : String(cString: PQresultErrorMessage(handle))
        return PostgresFailure(state: state, message: message, isConnectionLost: isLost)
    }

    private func field(_ code: Int32) -> String {
        PQresultErrorField(handle, code).map { String(cString: $0) } ?? ""
    }

    // MARK: The present row

    func isNull(_ column: Int) -> Bool {
        PQgetisnull(handle, Int32(row), Int32(column)) != 0
    }

    func value(_ column: Int) throws -> SQLValue {
        if isNull(column) { return .null }
        switch type(column) {
        case PostgresType.boolean, PostgresType.smallint, PostgresType.integer, PostgresType.bigint:
            return .integer(try integer(column))
        case PostgresType.real, PostgresType.double: return .real(try real(column))
        case PostgresType.numeric:
            let number = try PostgresNumeric(bytes(column))
            return number.integer.map(SQLValue.integer) ?? .real(number.real)
        case PostgresType.bytes: return .blob(try blob(column))
        default: return .text(try text(column))
        }
    }

    func integer(_ column: Int) throws -> Int64 {
        let bytes = try present(column)
        switch (type(column), bytes.count) {
        case (PostgresType.bigint, 8): return Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        case (PostgresType.integer, 4): return Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
        case (PostgresType.smallint, 2): return Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
        case (PostgresType.boolean, 1): return bytes[0] == 0 ? 0 : 1
        case (PostgresType.numeric, _):
            guard let number = try PostgresNumeric(bytes).integer else { throw mismatch(column, "a whole number") }
            return number
        default: throw mismatch(column, "a whole number")
        }
    }

    func real(_ column: Int) throws -> Double {
        let bytes = try present(column)
        switch (type(column), bytes.count) {
        case (PostgresType.double, 8):
            return Double(bitPattern: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)))
        case (PostgresType.real, 4):
            return Double(Float(bitPattern: UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self))))
        case (PostgresType.numeric, _): return try PostgresNumeric(bytes).real
        default: return Double(try integer(column))
        }
    }

    func text(_ column: Int) throws -> String {
        let bytes = try present(column)
        guard PostgresType.characters.contains(type(column)) else { throw mismatch(column, "text") }
        return String(decoding: bytes, as: UTF8.self)
    }

    func blob(_ column: Int) throws -> [UInt8] {
        let bytes = try present(column)
        guard type(column) == PostgresType.bytes else { throw mismatch(column, "bytes") }
        return [UInt8](bytes)
    }

    private func present(_ column: Int) throws -> UnsafeRawBufferPointer {
        guard !isNull(column) else { throw mismatch(column, "a value: it is null") }
        return bytes(column)
    }

    /// The column's bytes, which live as long as this object.
    private func bytes(_ column: Int) -> UnsafeRawBufferPointer {
        let count = Int(PQgetlength(handle, Int32(row), Int32(column)))
        return UnsafeRawBufferPointer(start: PQgetvalue(handle, Int32(row), Int32(column)), count: count)
    }

    private func type(_ column: Int) -> UInt32 {
        PQftype(handle, Int32(column))
    }

    private func mismatch(_ column: Int, _ wanted: String) -> StoreError {
        StoreError(.decoding, "column \(column) of PostgreSQL's type \(type(column)) is not \(wanted)")
    }
}
