@testable import Store

extension FuzzTarget {
    /// The scanner that writes `$1` for `?` and refuses what is not of the subset.
    static let sql = FuzzTarget("sql") { bytes in
        guard let text = text(bytes), let statement = try? StatementText(text) else { return }
        require(!statement.numbered.utf8.contains(0), "no statement holds U+0000")
        require(statement.placeholders <= StatementText.mostValues, "placeholders can be counted in 16 bits")
    }

    /// Addresses of stores.
    static let storeLocation = FuzzTarget("store-location") { bytes in
        guard let text = text(bytes), let location = try? StoreLocation(text) else { return }
        require(location.isFile == text.hasPrefix("sqlite:"), "a file is a file")
    }
}
