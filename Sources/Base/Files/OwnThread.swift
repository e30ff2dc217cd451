import Dispatch

/// A thread of one's own for calls that block, so that the cooperative pool never waits for a disk.
///
/// A private serial queue runs on a thread that is given back while it has nothing to do.
package struct OwnThread: Sendable {
    private let queue: DispatchQueue

    /// A thread whose name shows in a debugger.
    package init(_ label: String) {
        queue = DispatchQueue(label: label)
    }

    /// Runs `body` there and waits for it without blocking.
    package func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(with: Result(catching: body))
            }
        }
    }
}
