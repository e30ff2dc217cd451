import Standards
import Synchronization

/// Who follows the journal on this node, and how far each is known to be.
final class Following: Sendable {
    private struct State {
        var projections: [any Projection] = []
        var reactions: [any Reaction] = []
        var reached: [String: Int64] = [:]
    }

    private let state = Mutex(State())
    /// Fires when a follower got further.
    let progress = Signal()

    var projections: [any Projection] { state.withLock { $0.projections } }
    var reactions: [any Reaction] { state.withLock { $0.reactions } }

    func add(_ projection: any Projection) {
        state.withLock { $0.projections.append(projection) }
    }

    func add(_ reaction: any Reaction) {
        state.withLock { $0.reactions.append(reaction) }
    }

    /// Notes that the follower has taken in everything before `position`.
    func note(_ name: String, at position: Int64) {
        state.withLock { $0.reached[name] = position }
        progress.fire()
    }

    func reached(_ name: String) -> Int64? {
        state.withLock { $0.reached[name] }
    }
}
