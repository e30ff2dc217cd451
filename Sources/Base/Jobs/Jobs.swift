package import Journal
package import Logging
package import ServiceLifecycle
package import Standards
package import Store
import Synchronization

/// How jobs are worked on.
package struct JobSettings: Sendable, Hashable {
    /// How many jobs a node works on at once.
    package var concurrency: Int
    /// How long a node may be silent before another takes its job over.
    package var lease: Duration
    /// How often a node looks for work that another submitted.
    package var poll: Duration
    /// How often a job may fail without getting on before it is given up.
    package var attempts: Int
    /// The pause after the first failure; it doubles with each, up to `longestPause`.
    package var pause: Duration
    /// The longest pause between two attempts.
    package var longestPause: Duration

    /// Two jobs at once, a lease of 30 s, a look every second, eight attempts over about ten minutes.
    package init(
        concurrency: Int = 2, lease: Duration = .seconds(30), poll: Duration = .seconds(1), attempts: Int = 8,
        pause: Duration = .seconds(2), longestPause: Duration = .seconds(300)
    ) {
        self.concurrency = max(1, concurrency)
        self.lease = lease
        self.poll = poll
        self.attempts = max(1, attempts)
        self.pause = pause
        self.longestPause = longestPause
    }
}

/// Work that outlives a request: what is due, who works on it, how far it is, stop and resume.
package final class Jobs: Sendable {
    /// The tables.
    package static var migrations: [Migration] { JobTable.migrations }

    let store: Store
    let journal: Journal
    let clock: WallClock
    let settings: JobSettings
    let logger: Logger
    let wake = Wake()
    private let ids: IDSource
    private let handlers = Mutex<[String: any JobHandler]>([:])

    /// Jobs of a city; register the handlers before the runner starts.
    package init(
        store: Store, journal: Journal, clock: WallClock, ids: IDSource, settings: JobSettings = JobSettings(),
        logger: Logger
    ) {
        self.store = store
        self.journal = journal
        self.clock = clock
        self.ids = ids
        self.settings = settings
        self.logger = logger
    }

    /// Says who works on jobs of a kind; a node takes only jobs whose kind it knows.
    package func register(kind: String, _ handler: any JobHandler) {
        handlers.withLock { $0[kind] = handler }
    }

    /// Asks for a job; a repeat of the command returns the job that the first made.
    ///
    /// Call `announce` after the commit.
    package func submit(
        kind: String, payload: String, by actor: String, command: CommandID, in transaction: Transaction
    ) throws -> ID<Job> {
        let id = ids.next(Job.self)
        return try journal.perform(command, kind: Self.submission, in: transaction) { transaction in
            try JobTable.insert(id, kind: kind, payload: payload, actor: actor, now: clock.now(), in: transaction)
            return id
        }
    }

    /// Wakes this node's runner: something was submitted or resumed.
    ///
    /// Without it the runner sees it at its next look.
    package func announce() {
        wake.ring()
    }

    /// Where a job stands, or nil where there is none.
    package func status(of id: ID<Job>, in snapshot: Snapshot) throws -> JobStatus? {
        try JobTable.status(id, in: snapshot)
    }

    /// Jobs of a kind, the youngest first, `limit` (1–100) of those before `before`.
    package func list(
        kind: String, before: ID<Job>? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> [JobStatus] {
        try JobTable.list(kind: kind, before: before, limit: min(100, max(1, limit)), in: snapshot)
    }

    /// How many jobs stand in each state.
    ///
    /// An index covers it, so it costs what there are of jobs and reads none of their payloads.
    package func counts(in snapshot: Snapshot) throws -> [JobState: Int64] {
        try JobTable.counts(in: snapshot)
    }

    /// Asks a job to stop: one that waits stops at once, one that runs at its next save.
    ///
    /// False: there was nothing to stop.
    @discardableResult
    package func stop(_ id: ID<Job>, in transaction: Transaction) throws -> Bool {
        let now = SQLValue.integer(clock.now().microseconds)
        let waiting = try transaction.execute(
            "UPDATE job SET state = 'stopped', due_at = NULL, changed_at = ? WHERE id = ? AND state = 'waiting'",
            [now, .text(id.rawValue)])
        if waiting == 1 { return true }
        return try transaction.execute(
            "UPDATE job SET stopping = 1 WHERE id = ? AND state = 'running'", [.text(id.rawValue)]) == 1
    }

    /// Lets a stopped or failed job go on from what it saved.
    ///
    /// False: it was neither.
    @discardableResult
    package func resume(_ id: ID<Job>, in transaction: Transaction) throws -> Bool {
        let now = SQLValue.integer(clock.now().microseconds)
        return try transaction.execute(
            """
            UPDATE job SET state = 'waiting', stopping = 0, attempts = 0, due_at = ?, changed_at = ?,
                message_zh = NULL, message_en = NULL
            WHERE id = ? AND (state = 'stopped' OR state = 'failed')
            """,
            [now, now, .text(id.rawValue)]) == 1
    }

    /// The service that works on due jobs until it is shut down.
    package var runner: some Service { JobRunner(jobs: self) }

    var kinds: Set<String> { handlers.withLock { Set($0.keys) } }

    func handler(of kind: String) -> (any JobHandler)? { handlers.withLock { $0[kind] } }
}
