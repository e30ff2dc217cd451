/// The statements that begin, divide and end transactions: the store's own, refused from a closure.
enum SQLiteControl: String, CaseIterable {
    case begin = "BEGIN IMMEDIATE"
    case beginReading = "BEGIN DEFERRED"
    case commit = "COMMIT"
    case rollback = "ROLLBACK"
    case savepoint = "SAVEPOINT member"
    case release = "RELEASE member"
    case rollbackTo = "ROLLBACK TO member"
}
