import Casework
import Journal
import Standards
import Store
import Testing

/// Cases against the journal.
@Suite struct VerifyTests {
    @Test(arguments: Engine.allCases)
    func `what was decided is what the journal tells, and a changed reason is found`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            let file = try await world.open()
            try await world.act(.back, on: file.id, by: "zhong")
            try await world.act(.again, on: file.id, by: "li")
            try await world.act(.yes, on: file.id, by: "zhong")
            try await world.act(.no, on: file.id, by: "huang")
            let other = try await world.open()
            try await world.act(.withdraw(reason: "改用其他数据"), on: other.id, by: "li")
            #expect(try await world.verify().isEmpty)
            for (change, code) in [
                ("UPDATE casework_task SET opinion = '同意' WHERE state = 'refused'", "case.changed"),
                ("UPDATE casework_case SET content = '{}' WHERE number = '\(file.number)'", "case.changed"),
                ("UPDATE casework_task SET by_account = 'luo' WHERE state = 'withdrawn'", "case.changed"),
                ("UPDATE casework_task SET state = 'approved' WHERE state = 'refused'", "case.changed"),
                ("UPDATE casework_case SET parties = '{}' WHERE number = '\(other.number)'", "case.changed"),
                ("UPDATE casework_case SET parties = 'garbled' WHERE number = '\(other.number)'", "case.changed"),
                ("UPDATE casework_task SET missing = '[' WHERE state = 'returned'", "case.changed"),
                ("DELETE FROM casework_case WHERE number = '\(other.number)'", "case.missing"),
            ] {
                let found = try await world.verifyAfter(change)
                #expect(found.contains(code), "\(change): \(found)")
            }
            #expect(try await world.verify().isEmpty, "each change was taken back")
            let forged = """
                INSERT INTO casework_task (id, case_id, ordinal, step, role, organisation, opened_at, due_provisional,
                    state, by_account, by_person, by_name, opinion, decided_at)
                VALUES ('forged', '\(file.id)', 9, 'provider-decision', 'x', 'y', 0, 0, 'approved', 'luo', 'p', 'n', '', 1)
                """
            #expect(try await world.verifyAfter(forged) == ["case.unknown"])
        }
    }
}

extension CaseWorld {
    /// The codes of what verifying finds about cases.
    func verify() async throws -> [String] {
        try await journal.sealNow()
        let report = try await journal.verify(others: [CaseCheck(casework: casework)])
        return report.defects.map(\.code)
    }

    /// The same after a change that no event tells of, which is taken back.
    func verifyAfter(_ change: String) async throws -> [String] {
        let tables = ["casework_case", "casework_task"]
        let saved = try await store.read { snapshot in
            try tables.map { table in
                try snapshot.query("SELECT * FROM \(table)") { row in try (0..<row.count).map { try row.value($0) } }
            }
        }
        _ = try await store.write { try $0.execute(change) }
        let found = try await verify()
        _ = try await store.write { transaction in
            for (table, rows) in zip(tables, saved) {
                try transaction.execute("DELETE FROM \(table)")
                for row in rows {
                    let marks = row.map { _ in "?" }.joined(separator: ", ")
                    try transaction.execute("INSERT INTO \(table) VALUES (\(marks))", row)
                }
            }
        }
        return found
    }
}
