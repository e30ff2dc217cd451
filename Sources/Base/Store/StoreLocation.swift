/// Where a store's data lives.
package enum StoreLocation: Sendable, Hashable {
    /// A file of SQLite, made when missing.
    case sqlite(path: String)
    /// A database of PostgreSQL as a connection URI. May hold a password: never log it.
    case postgres(url: String)

    /// Whether it is a file that one process at a time may write.
    package var isFile: Bool {
        if case .sqlite = self { true } else { false }
    }

    /// Reads `sqlite:PATH`, `postgres://…` or `postgresql://…`.
    package init(_ text: String) throws(StoreError) {
        if let path = Self.remainder(of: text, after: "sqlite:"), !path.isEmpty, !path.utf8.contains(0) {
            self = .sqlite(path: path)
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://"), !text.utf8.contains(0) {
            self = .postgres(url: text)
        } else {
            throw StoreError(.misuse, "a store is sqlite:PATH or postgres://USER@HOST:PORT/DATABASE")
        }
    }

    private static func remainder(of text: String, after prefix: String) -> String? {
        text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
    }
}
