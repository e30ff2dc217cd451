import Exchange
import NIOCore
import Standards
import Synchronization

/// What all connections of a server share.
final class ServerContext: Sendable {
    let limits: ServerLimits
    let dialect: Dialect
    let ids: CallIDs
    let calls: any ConsumerCalls
    let desk: any GatewayDesk
    let budget: BodyBudget
    let meter = ServerMeter()
    private let clock: WallClock
    private let register: Mutex<ClientRegister>
    private let date = Mutex<(second: Int64, text: String)>((.min, ""))

    init(
        limits: ServerLimits, dialect: Dialect, ids: CallIDs, clock: WallClock, register: ClientRegister,
        calls: any ConsumerCalls, desk: any GatewayDesk, budget: BodyBudget
    ) {
        self.limits = limits
        self.dialect = dialect
        self.ids = ids
        self.clock = clock
        self.register = Mutex(register)
        self.calls = calls
        self.desk = desk
        self.budget = budget
    }

    /// The clients as they are registered now.
    var clients: ClientRegister { register.withLock { $0 } }

    func replace(_ clients: ClientRegister) { register.withLock { $0 = clients } }

    /// The present moment as HTTP writes it, made once a second.
    func httpDate() -> String {
        let second = clock.now().microseconds / 1_000_000
        return date.withLock { date in
            if date.second != second { date = (second, HTTPDate.text(seconds: second)) }
            return date.text
        }
    }
}

/// What a server counts.
package final class ServerMeter: Sendable {
    private let requestCount = Atomic(0)
    private let faultCount = Atomic(0)
    private let turnedAwayCount = Atomic(0)
    private let timeoutCount = Atomic(0)

    /// Requests that could be read.
    package var requests: Int { requestCount.load(ordering: .relaxed) }
    /// Bytes that were no request.
    package var faults: Int { faultCount.load(ordering: .relaxed) }
    /// Connections closed at once because there were too many.
    package var turnedAway: Int { turnedAwayCount.load(ordering: .relaxed) }
    /// Connections closed because the client was too slow.
    package var timeouts: Int { timeoutCount.load(ordering: .relaxed) }

    func countRequest() { requestCount.add(1, ordering: .relaxed) }
    func countFault() { faultCount.add(1, ordering: .relaxed) }
    func countTurnedAway() { turnedAwayCount.add(1, ordering: .relaxed) }
    func countTimeout() { timeoutCount.add(1, ordering: .relaxed) }
}
