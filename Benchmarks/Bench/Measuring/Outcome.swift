import Synchronization

/// What a closure that returns nothing found out.
final class Outcome<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)

    func set(_ new: Value) {
        value.withLock { $0 = new }
    }

    func get() throws -> Value {
        guard let found = value.withLock({ $0 }) else { throw BenchError("nothing was measured") }
        return found
    }
}
