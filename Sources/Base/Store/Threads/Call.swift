import Synchronization

/// A caller's closure on its way to a thread of the store, and its outcome on the way back.
///
/// `@unchecked Sendable` holds because one thread has a call at a time: the caller makes it, the queue hands it over
/// under its lock, and the thread that took it alone runs and answers it. Only `cancelled` is shared; it is atomic.
class Call<Subject>: @unchecked Sendable {
    private let cancelled: Cancellation

    init(_ cancelled: Cancellation) {
        self.cancelled = cancelled
    }

    /// Whether the caller's task has been cancelled.
    ///
    /// Looked at before the closure starts, never while it runs.
    final var isCancelled: Bool { cancelled.isSet }

    /// Runs the closure and keeps what it returns.
    ///
    /// May be called again.
    func attempt(_ subject: Subject) throws {}

    /// Tells the caller what the last attempt returned.
    func succeed() {}

    /// Tells the caller that nothing was done, and why.
    func fail(_ error: any Error) {}
}

/// A flag that a cancelled task raises.
final class Cancellation: Sendable {
    private let flag = Atomic(false)
    var isSet: Bool { flag.load(ordering: .acquiring) }
    func set() { flag.store(true, ordering: .releasing) }
}

/// A call whose closure returns `Value`.
final class TypedCall<Subject, Value: Sendable>: Call<Subject>, @unchecked Sendable {
    private let body: @Sendable (Subject) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private var value: Value?

    init(
        _ body: @escaping @Sendable (Subject) throws -> Value, _ continuation: CheckedContinuation<Value, any Error>,
        _ cancelled: Cancellation
    ) {
        self.body = body
        self.continuation = continuation
        super.init(cancelled)
    }

    override func attempt(_ subject: Subject) throws {
        value = nil
        value = try body(subject)
    }

    override func succeed() {
        if let value {
            continuation.resume(returning: value)
        } else {
            continuation.resume(throwing: StoreError(.misuse, "a call was answered before it was run"))
        }
    }

    override func fail(_ error: any Error) {
        continuation.resume(throwing: error)
    }
}

/// Sends `body` away by `send` and waits for its outcome.
func call<Subject, Value: Sendable>(
    _ body: @escaping @Sendable (Subject) throws -> Value, by send: (Call<Subject>) throws(StoreError) -> Void
) async throws -> Value {
    let cancelled = Cancellation()
    return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
            let call = TypedCall(body, continuation, cancelled)
            do {
                try send(call)
            } catch {
                call.fail(error)
            }
        }
    } onCancel: {
        cancelled.set()
    }
}
