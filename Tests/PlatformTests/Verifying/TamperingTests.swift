import Authority
import HTTP
import Journal
import Standards
import Store
import Testing

@testable import Platform

/// Whoever changes a city's tables behind its back is found out, column by column and row by row.
@Suite struct TamperingTests {
    /// The tables that the journal proves.
    static let tables = [
        "journal_pending", "journal_entry", "journal_tile", "journal_head", "journal_seal", "journal_epoch",
        "journal_subject", "registry_dataset", "registry_batch", "reg_resident", "reg_resident_history", "file",
        "file_usage",
    ]

    /// What is true only for the moment, or was only claimed by a sender: nothing in the journal says what it was.
    static let unprovable: Set<String> = [
        "journal_head.version", "journal_head.holder", "journal_head.held_until",
        "file.id", "file.name", "file.media_type", "file.owner", "file.stored_at", "file.retain_until",
    ]

    /// A city with two imports, changed records, an access, an erased entry, and events that wait for their seal.
    private static func withHistory<T>(on engine: Engine, _ body: (SmallCity) async throws -> T) async throws -> T {
        try await SmallCity.with(on: engine) { small in
            let kernel = small.city.kernel
            let lines = try small.residents(40)
            try await small.load(lines)
            let permit = try small.permit(.find)
            let access = try await kernel.store.write { [authority = kernel.authority] in
                try authority.record(permit, subjects: ["resident:1"], in: $0)
            }
            _ = try await kernel.journal.sealNow()
            try await small.load([lines[0]] + lines[5...14].map { $0.replacing(",CHN,", with: ",HKG,") })
            try await kernel.store.write { [journal = kernel.journal] in
                let request = ErasureRequest(entries: [access], rule: "test", actor: "archive")
                _ = try journal.erase(request, in: $0)
                _ = try journal.append(
                    EventDetails(
                        kind: "test", actor: "t", subjects: ["a", "b"], retention: "x", at: kernel.clock.now()),
                    in: $0)
            }
            _ = try await kernel.journal.sealNow()
            try await small.load(
                [lines[0]]
                    + lines[12...18].map { $0.replacing(",HKG,", with: ",MAC,").replacing(",CHN,", with: ",MAC,") })
            return try await body(small)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a city that nobody touched has no findings`(engine: Engine) async throws {
        try await Self.withHistory(on: engine) { small in
            let report = try await small.verify()
            #expect(report.defects == [])
            for table in Self.tables {
                #expect(try await StoredTable(table, in: small.city.kernel.store).rows().isEmpty == false, "\(table)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `every changed column of every table is found and named`(engine: Engine) async throws {
        try await Self.withHistory(on: engine) { small in
            for name in Self.tables {
                let table = try await StoredTable(name, in: small.city.kernel.store)
                let rows = try await table.rows()
                for row in Set([rows.startIndex, rows.count / 2, rows.count - 1]).map({ rows[$0] }) {
                    for (column, title) in table.columns.enumerated()
                    where !Self.unprovable.contains("\(name).\(title)") {
                        var changed = row
                        changed[column] = table.flipped(row[column], column: column)
                        do {
                            try await table.set(column, of: row, to: changed[column])
                        } catch let error as StoreError where error.code == .conflict {
                            continue
                        }
                        let report = try await small.verify()
                        #expect(!report.isSound, "\(name).\(title): \(row[column]) became \(changed[column])")
                        try await table.set(column, of: changed, to: row[column])
                    }
                }
            }
            #expect(try await small.verify().defects == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `every deleted row and every emptied table is found`(engine: Engine) async throws {
        try await Self.withHistory(on: engine) { small in
            for name in Self.tables {
                let table = try await StoredTable(name, in: small.city.kernel.store)
                let rows = try await table.rows()
                for row in rows.prefix(60) where !(name == "file" || name == "journal_pending") {
                    try await table.delete(row)
                    #expect(try await !small.verify().isSound, "\(name) without \(row)")
                    try await table.insert([row])
                }
                try await table.clear()
                #expect(try await !small.verify().isSound, "\(name) emptied")
                try await table.insert(rows)
            }
            #expect(try await small.verify().defects == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `values swapped between two rows are found`(engine: Engine) async throws {
        try await Self.withHistory(on: engine) { small in
            for name in Self.tables {
                let table = try await StoredTable(name, in: small.city.kernel.store)
                let rows = try await table.rows()
                guard let first = rows.first, let last = rows.last, first != last else { continue }
                for (column, title) in table.columns.enumerated()
                where first[column] != last[column] && !Self.unprovable.contains("\(name).\(title)") {
                    var (one, other) = (first, last)
                    (one[column], other[column]) = (last[column], first[column])
                    if [one, other] == [last, first] { continue }
                    try await table.delete(first)
                    try await table.delete(last)
                    do {
                        try await table.insert([one, other])
                        #expect(try await !small.verify().isSound, "\(name).\(title) swapped")
                        try await table.delete(one)
                        try await table.delete(other)
                    } catch let error as StoreError where [.conflict, .check].contains(error.code) {}
                    try await table.insert([first, last])
                }
            }
            #expect(try await small.verify().defects == [])
        }
    }
}
