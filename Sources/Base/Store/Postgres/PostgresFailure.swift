/// What libpq or the server reported.
struct PostgresFailure: Error {
    /// The five characters of SQLSTATE; empty where the connection itself failed.
    let state: String
    let message: String
    /// Whether the connection is gone: it broke, or the server is going down (57P01–57P03).
    let isConnectionLost: Bool

    init(state: String, message: String, isConnectionLost: Bool) {
        self.state = state
        self.message = message
        self.isConnectionLost = isConnectionLost || ["57P01", "57P02", "57P03"].contains(state)
    }

    /// Whether the transaction may simply be run again: it lost a conflict and was rolled back.
    var isLostConflict: Bool { state == "40001" || state == "40P01" }
    /// Whether a prepared statement no longer fits its tables: prepare it anew.
    var isStalePlan: Bool { state == "0A000" && message.contains("cached plan") || state == "26000" }

    /// The failure in the store's words.
    var error: StoreError {
        StoreError(code, "PostgreSQL \(state): \(message)")
    }

    private var code: StoreError.Code {
        if isConnectionLost { return .unavailable }
        switch state {
        case "23505", "23P01": return .conflict
        case "23503": return .foreign
        case "40001", "40P01", "55P03": return .busy
        case "57014", "25P03", "25P04": return .timeout
        case "25006": return .readOnly
        case "53100", "53400", "54000": return .diskFull
        case "58030": return .inputOutput
        default: break
        }
        switch state.prefix(2) {
        case "22", "23": return .check
        case "08", "53", "57", "28", "3D": return .unavailable
        case "XX": return .corrupt
        case "58": return .inputOutput
        default: return .misuse
        }
    }
}
