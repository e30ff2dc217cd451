import Authority
import Casework
import Definitions
import Jobs
import Journal
import Logging
import Search
import Standards
import Store
import Synchronization
import Trust

/// A city whose cases all wait in their first step.
///
/// One case is opened and its rows are copied under other names: a million real openings would take longer than they tell.
struct SweepCity {
    let store: Store
    let timers: Timers
    private let casework: Casework
    private let clock: SetClock

    /// Tables that hold rows of a case, each copied whole; those at which no sweep looks (viewers, bars) are left out.
    private static let tables = ["casework_case", "casework_task", "casework_open", "timer"]

    init(store: Store) async throws {
        let clock = SetClock(Instant(microseconds: 1_795_482_000_000_000))
        let wall = WallClock { clock.now }
        self.store = store
        self.clock = clock
        timers = Timers(store: store, clock: wall, logger: .quiet)
        try await store.migrate(
            Journal.migrations + Timers.migrations + SearchList.migrations + Casework.migrations)
        let journal = try Journal(
            store: store, origin: "yitong.bench/ZS", key: try Ed25519Key(name: "bench", entropy: .system),
            clock: wall, entropy: .system, logger: .quiet)
        casework = Casework(
            store: store, journal: journal, timers: timers, packs: Self.packs, directory: Nobody(), clock: wall,
            ids: IDSource(clock: wall, entropy: .system), entropy: .system)
    }

    /// When the clocks of a sweep are due, and those of the sweeps before it.
    func moment(of sweep: Int) -> Instant {
        clock.set(
            BeijingTime.start(of: Day(year: 2026, month: 11, day: 27) ?? .latest).advanced(by: .seconds(sweep * 60)))
        return clock.now
    }

    /// Opens steps: `due` for each sweep, the others due much later.
    func fill(open: Int, due: Int, sweeps: Int) async throws {
        let command = try CommandID("bench-sweep")
        let file = try await store.write { [casework] transaction in
            try casework.open(Self.new, by: Actor.system, as: nil, command: command, in: transaction)
        }
        // The warning comes first and is not what is measured.
        clock.set(BeijingTime.start(of: Day(year: 2026, month: 11, day: 25) ?? .latest).advanced(by: .seconds(1)))
        _ = try await timers.sweep(clock.now)
        for table in Self.tables {
            let template = try await Template(table: table, file: file, in: store)
            for start in stride(from: 0, to: open, by: 10_000) {
                try await store.bulk { transaction in
                    try template.copy(start..<min(start + 10_000, open), in: transaction) { place in
                        let sweep = place / due
                        return sweep < sweeps ? Int64(sweep) * 60_000_000 : 90 * 86_400_000_000
                    }
                }
            }
        }
        // The one that was copied is no part of it.
        _ = try await store.write {
            try $0.execute("DELETE FROM timer WHERE id LIKE ?", [.text("case:\(file.id)%")])
        }
    }

    private static let new = NewCase(
        chain: "request", title: Localized(zh: "共享申请", en: "Request"), object: "entry:bench",
        parties: ["provider": "bench"])

    private static let packs = PackSet(
        organisations: [
            OrganisationDefinition(
                code: "bench", pack: "bench", kind: .bureau,
                names: [DatedName(title: new.title, short: new.title, from: .earliest)])
        ],
        chains: [
            ChainDefinition(
                id: "request", pack: "bench", title: new.title, number: "GX", parties: ["provider"],
                versions: [
                    ChainVersion(
                        from: .earliest, source: "bench",
                        steps: [
                            ChainStep(
                                id: "decision", title: new.title, role: "officer", party: .party("provider"),
                                limit: .workingDays(2))
                        ])
                ])
        ])
}

/// The rows of one case in one table, to be copied under other names.
private struct Template: Sendable {
    let table: String
    let columns: [String]
    let rows: [[SQLValue]]
    let id: String
    let number: String

    init(table: String, file: CaseFile, in store: Store) async throws {
        let (id, number) = (file.id.rawValue, file.number)
        self.table = table
        self.id = id
        self.number = number
        (columns, rows) = try await store.read { snapshot in
            let catalogue =
                snapshot.engine == .sqlite
                ? "SELECT name FROM pragma_table_info(?)"
                : """
                SELECT CAST(column_name AS text) FROM information_schema.columns
                WHERE table_name = ? ORDER BY ordinal_position
                """
            let columns = try snapshot.query(catalogue, [.text(table)]) { try $0.text(0) }
            let rows = try snapshot.query("SELECT * FROM \(table)") { row in
                try (0..<row.count).map { try row.value($0) }
            }
            return (columns, rows.filter { $0.contains { Self.names($0, id) } })
        }
    }

    /// Writes a copy for each place, its due time moved by so many microseconds.
    func copy(
        _ places: Range<Int>, in transaction: BulkTransaction, movedBy shift: (Int) -> Int64
    ) throws {
        let due = columns.firstIndex(of: "due_at")
        var (place, row) = (places.lowerBound, 0)
        try transaction.load(into: table, columns: columns) {
            guard place < places.upperBound, !rows.isEmpty else { return nil }
            var values = rows[row].map { renamed($0, place) }
            if let due, case .integer(let instant) = values[due] { values[due] = .integer(instant + shift(place)) }
            row += 1
            if row == rows.count { (place, row) = (place + 1, 0) }
            return values
        }
    }

    private func renamed(_ value: SQLValue, _ place: Int) -> SQLValue {
        guard case .text(let text) = value else { return value }
        let suffix = String(place + 10_000_000)
        return .text(
            text.replacing(id, with: id.dropLast(8) + suffix).replacing(number, with: number.dropLast(5) + suffix))
    }

    private static func names(_ value: SQLValue, _ id: String) -> Bool {
        guard case .text(let text) = value else { return false }
        return text.contains(id)
    }
}

/// Nobody holds a post: a sweep asks for none.
private struct Nobody: CaseDirectory {
    func people(_ accounts: Set<String>, in snapshot: Snapshot) throws -> [String: CasePerson] { [:] }
    func holders(of posts: Set<Assignment>, in snapshot: Snapshot) throws -> [Assignment: Set<String>] { [:] }
}

/// A clock that the measurement sets.
private final class SetClock: Sendable {
    private let present: Mutex<Instant>

    init(_ instant: Instant) { present = Mutex(instant) }

    var now: Instant { present.withLock { $0 } }

    func set(_ instant: Instant) { present.withLock { $0 = instant } }
}
