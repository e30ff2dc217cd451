/// A bounded cache in two generations: what was used since the last turn, and what was used in the turn before.
///
/// A lookup is one or two hashes, nothing is moved per use, and what a whole turn did not ask for is dropped.
struct GenerationCache<Value> {
    private var young: [String: Value] = [:]
    private var old: [String: Value] = [:]
    private let size: Int

    /// Holds `size` to twice `size` values.
    init(size: Int) {
        self.size = size
    }

    /// The value of `key`, kept for another generation.
    mutating func value(of key: String) -> Value? {
        if let value = young[key] { return value }
        guard let value = old.removeValue(forKey: key) else { return nil }
        young[key] = value
        return value
    }

    /// Keeps `value` and answers what had to go for it.
    mutating func insert(_ value: Value, for key: String) -> [Value] {
        var dropped: [Value] = []
        if young.count >= size {
            dropped = Array(old.values)
            old = young
            young = [:]
        }
        young[key] = value
        return dropped
    }

    /// Drops everything and answers it.
    mutating func removeAll() -> [Value] {
        defer { (young, old) = ([:], [:]) }
        return Array(young.values) + Array(old.values)
    }
}
