import Foundation
import Standards

/// One thread's work: takes calls, runs them on its connection, runs them again when they lost a conflict.
struct PostgresWorker {
    /// What waits for a connection.
    enum Work: Sendable {
        case read(Call<Snapshot>)
        case write(Call<Transaction>)
        case bulk(Call<BulkTransaction>, definesTables: Bool)
    }

    /// How many lost connections one call outlives: each may have cost a whole time-out.
    private static let mostLosses = 3

    private let url: String
    private let configuration: StoreConfiguration
    private let faults: StoreFaults
    private var connection: PostgresConnection?

    init(url: String, configuration: StoreConfiguration, faults: StoreFaults) {
        self.faults = faults
        self.url = url
        self.configuration = configuration
    }

    /// Connects unless it is connected; for a store that is opening.
    mutating func connect() throws {
        _ = try connected()
    }

    mutating func serve(_ queue: WorkQueue<Work>) {
        while let work = queue.next() { run(work) }
    }

    static func refuse(_ work: Work, _ error: any Error) {
        switch work {
        case .read(let call): call.fail(error)
        case .write(let call): call.fail(error)
        case .bulk(let call, _): call.fail(error)
        }
    }

    private mutating func run(_ work: Work) {
        switch work {
        case .read(let call):
            run(call, begin: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") { Snapshot($0, access: .reading) }
        case .write(let call):
            run(call, begin: "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE") { Transaction($0) }
        case .bulk(let call, let definesTables):
            run(call, begin: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE") {
                definesTables ? BulkTransaction(definingTables: $0) : BulkTransaction($0)
            }
        }
    }

    private mutating func run<T: Snapshot>(_ call: Call<T>, begin: String, _ make: (PostgresSession) -> T) {
        guard !call.isCancelled else { return call.fail(CancellationError()) }
        var attempt = 1
        var losses = 0
        while true {
            switch self.attempt(call, begin, make) {
            case .done: return call.succeed()
            case .failed(let error): return call.fail(error)
            case .again(let failure):
                if failure.isConnectionLost { losses += 1 }
                guard attempt < configuration.attempts, losses <= Self.mostLosses else {
                    return call.fail(failure.error)
                }
                if call.isCancelled { return call.fail(CancellationError()) }
                rest(after: attempt)
                attempt += 1
            }
        }
    }

    private enum Outcome {
        case done
        case failed(any Error)
        case again(PostgresFailure)
    }

    private mutating func attempt<T: Snapshot>(
        _ call: Call<T>, _ begin: String, _ make: (PostgresSession) -> T
    ) -> Outcome {
        let connection: PostgresConnection
        do {
            connection = try connected()
            _ = try connection.command(begin)
        } catch {
            self.connection = nil
            return error.isConnectionLost ? .again(error) : .failed(error.error)
        }
        let session = PostgresSession(connection)
        let subject = make(session)
        do {
            try call.attempt(subject)
            try subject.finish()
        } catch {
            return rollBack(connection, session.failure, error)
        }
        do {
            try faults.beforeCommit(1)
        } catch {
            return rollBack(connection, error as? PostgresFailure, error)
        }
        return commit(connection)
    }

    private mutating func rollBack(
        _ connection: PostgresConnection, _ failure: PostgresFailure?, _ error: any Error
    ) -> Outcome {
        if connection.isLost || (try? connection.command("ROLLBACK")) == nil { self.connection = nil }
        guard let failure else { return .failed(error) }
        if failure.isStalePlan { try? self.connection?.forgetStatements() }
        // Whatever was lost before COMMIT was sent has come to nothing: it may run again on a new connection.
        let mayTryAgain = failure.isLostConflict || failure.isStalePlan || failure.isConnectionLost
        return mayTryAgain ? .again(failure) : .failed(error)
    }

    private mutating func commit(_ connection: PostgresConnection) -> Outcome {
        do {
            let tag = try connection.command("COMMIT")
            return tag == "COMMIT" ? .done : .failed(StoreError(.misuse, "COMMIT was answered by \(tag)"))
        } catch {
            if connection.isLost || !connection.isIdle { self.connection = nil }
            if error.isLostConflict { return .again(error) }
            guard error.isConnectionLost else { return .failed(error.error) }
            return .failed(StoreError(.unavailable, error.message, isOutcomeUnknown: true))
        }
    }

    private mutating func connected() throws(PostgresFailure) -> PostgresConnection {
        if let connection, !connection.isLost { return connection }
        let made = try PostgresConnection(url: url, configuration: configuration)
        connection = made
        return made
    }

    /// Waits on this thread, longer and longer, never as long as another that lost the same conflict.
    private func rest(after attempt: Int) {
        let ceiling = min(64.0, Double(1 << min(attempt, 6)))
        let fraction = Double(configuration.entropy.bytes(1).first ?? 128) / 256
        Thread.sleep(forTimeInterval: ceiling * (0.25 + 0.75 * fraction) / 1_000)
    }
}
