import Crypto
import Synchronization

/// Sessions as they were read from the database since anything about any of them last changed.
///
/// Only where one process alone writes Identity's tables. There, `Identity.change` runs every write that could end a
/// session or alter its account or posts, and empties the memory after the commit and before anybody hears of it. So
/// whoever knows that somebody was signed out, locked or given another post, and then sends a request, finds it so. A
/// read that began before the memory was emptied and ends after it is not kept: it may have seen the state before.
/// Time is looked at anew with every request: what lapses by the clock lapses here too.
final class SessionMemory: Sendable {
    /// Between two changes; a session read in one moment is worth nothing in the next.
    struct Moment: Sendable, Hashable {
        fileprivate var number: UInt64 = 0
    }

    private struct State {
        var moment = Moment()
        var sessions: [SHA256Digest: StoredSession] = [:]
    }

    /// How many sessions are kept; then it begins anew.
    static let capacity = 10_000
    private let state = Mutex(State())

    /// The present moment: ask before reading.
    var moment: Moment { state.withLock { $0.moment } }

    /// The session of a token's digest, if it was read since the last change.
    func session(of digest: SHA256Digest) -> StoredSession? {
        state.withLock { $0.sessions[digest] }
    }

    /// Keeps what was read after `moment` had been asked for, unless something has changed since.
    func keep(_ session: StoredSession, of digest: SHA256Digest, readAfter moment: Moment) {
        state.withLock { state in
            guard state.moment == moment else { return }
            if state.sessions.count >= Self.capacity { state.sessions = [:] }
            state.sessions[digest] = session
        }
    }

    /// Forgets everything: something has changed, or may have.
    func forgetAll() {
        state.withLock { state in
            state.moment.number &+= 1
            state.sessions = [:]
        }
    }
}
