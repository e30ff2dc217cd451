/// The names that both engines take unquoted: lower snake case, 1–63 bytes (PostgreSQL cuts longer ones).
enum SQLName {
    static func check(_ names: [String]) throws(StoreError) {
        for name in names where !isGood(name) {
            throw StoreError(.misuse, "\(name) is no name of the subset: lower snake case, 1 to 63 bytes")
        }
    }

    private static func isGood(_ name: String) -> Bool {
        guard (1...63).contains(name.utf8.count), let first = name.utf8.first, !(0x30...0x39).contains(first)
        else { return false }
        return name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }
}
