import GRDB
import GRDBSQLite

/// Runs calls on the writer's connection and decides them.
///
/// What it throws, `SQLiteStop`, means that nothing more may be written.
struct SQLiteGroup {
    private let connection: SQLiteConnection
    private let database: Database
    private let faults: StoreFaults

    init(_ connection: SQLiteConnection, _ database: Database, _ faults: StoreFaults) {
        self.connection = connection
        self.database = database
        self.faults = faults
    }

    /// Commits `first` and the members that `more` answers, all in one transaction; a lone one without a savepoint.
    func commit(_ first: Call<Transaction>, more: () -> Call<Transaction>?) throws(SQLiteStop) {
        guard let second = more() else { return try commit(alone: first) { Transaction($0) } }
        var members: [Member] = []
        do {
            try connection.control(.begin, in: database)
        } catch {
            for call in [first, second] { call.fail(error) }
            return
        }
        var next: Call<Transaction>? = first
        var waiting: Call<Transaction>? = second
        while let call = next {
            next = waiting ?? more()
            waiting = nil
            if call.isCancelled {
                call.fail(CancellationError())
                continue
            }
            let (member, isOpen) = run(call)
            members.append(member)
            guard isOpen else { return try runAgain(members, and: next) }
        }
        try decide(members)
    }

    /// A call that ran in a group, and what it threw.
    private struct Member {
        let call: Call<Transaction>
        let error: (any Error)?
    }

    /// Runs a member inside its savepoint, and says whether the group's transaction survived it.
    private func run(_ call: Call<Transaction>) -> (Member, isOpen: Bool) {
        do {
            try connection.control(.savepoint, in: database)
            let transaction = Transaction(SQLiteSession(connection, database))
            try attempt(call, in: transaction)
            guard database.isInsideTransaction else { return (Member(call: call, error: nil), false) }
            try connection.control(.release, in: database)
            return (Member(call: call, error: nil), true)
        } catch {
            return (Member(call: call, error: error), undo())
        }
    }

    /// Goes back to the member's savepoint; false when that is not possible any more.
    private func undo() -> Bool {
        guard database.isInsideTransaction else { return false }
        do {
            try connection.control(.rollbackTo, in: database)
            try connection.control(.release, in: database)
            return true
        } catch {
            return false
        }
    }

    /// Commits the group, and only then tells its members.
    private func decide(_ members: [Member]) throws(SQLiteStop) {
        guard !members.isEmpty else { return rollBack() }
        do {
            try faults.beforeCommit(members.count)
            try connection.control(.commit, in: database)
        } catch {
            try stop(members.map(\.call), after: error)
            return try runAgain(members, and: nil)
        }
        for member in members {
            if let error = member.error { member.call.fail(error) } else { member.call.succeed() }
        }
    }

    /// Runs everybody alone, since the group came to nothing.
    private func runAgain(_ members: [Member], and next: Call<Transaction>?) throws(SQLiteStop) {
        rollBack()
        let calls = members.map(\.call) + (next.map { [$0] } ?? [])
        for (index, call) in calls.enumerated() {
            do {
                try commit(alone: call) { Transaction($0) }
            } catch {
                for left in calls[(index + 1)...] { left.fail(error.reason) }
                throw error
            }
        }
    }

    /// Runs a call in a transaction of its own.
    func commit<T: Transaction>(alone call: Call<T>, _ make: (SQLiteSession) -> T) throws(SQLiteStop) {
        guard !call.isCancelled else { return call.fail(CancellationError()) }
        do {
            try connection.control(.begin, in: database)
            try attempt(call, in: make(SQLiteSession(connection, database)))
            guard database.isInsideTransaction else {
                throw StoreError(.interrupted, "SQLite rolled the transaction back")
            }
        } catch {
            rollBack()
            return call.fail(error)
        }
        do {
            try faults.beforeCommit(1)
            try connection.control(.commit, in: database)
        } catch {
            try stop([call], after: error)
            rollBack()
            return call.fail(error)
        }
        call.succeed()
    }

    private func attempt<T: Transaction>(_ call: Call<T>, in transaction: T) throws {
        do {
            try call.attempt(transaction)
        } catch {
            try transaction.finish()
            throw error
        }
        try transaction.finish()
    }

    private func rollBack() {
        if database.isInsideTransaction { try? connection.control(.rollback, in: database) }
    }

    /// Stops the store when COMMIT failed to write or flush: whether the calls are on the disk is not known.
    private func stop<T>(_ calls: [Call<T>], after error: any Error) throws(SQLiteStop) {
        guard let error = error as? StoreError, error.code == .inputOutput else { return }
        rollBack()
        let reason = StoreError(.stopped, "writing to disk failed: \(error.detail)", isOutcomeUnknown: true)
        for call in calls { call.fail(reason) }
        throw SQLiteStop(reason: reason)
    }
}

/// The disk failed: the store must stop.
struct SQLiteStop: Error {
    let reason: StoreError
}
