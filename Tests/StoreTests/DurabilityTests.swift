import Foundation
import TestSupport
import Testing

@testable import Store

/// What SQLite promises of a power cut, proved from outside.
@Suite struct DurabilityTests {
    private let probe = Probe("store-probe")

    @Test func `the writer flushes every commit: FULL is read back`() async throws {
        try await withStore(on: .sqlite) { store async throws in
            let driver = try #require(store.driver as? SQLiteDriver)
            #expect(try await driver.pragma("synchronous") == "2")
            #expect(try await driver.pragma("journal_mode") == "wal")
            #expect(try await driver.pragma("foreign_keys") == "1")
            #expect(try await driver.pragma("wal_autocheckpoint") == "0")
            #expect(try await driver.pragma("cache_size") == "-16384")
        }
    }

    @Test func `a database without room refuses writes, loses nothing, and takes them again once there is room`()
        async throws
    {
        try await withStore(on: .sqlite, migrations: Things.migrations) { store async throws in
            let driver = try #require(store.driver as? SQLiteDriver)
            try await store.write { try Things.add("first", in: $0) }
            #expect(!store.isFull)
            #expect(try #require(store.room) > 0)
            let pages = try #require(Int(try await driver.pragma("page_count")))
            _ = try await driver.pragma("max_page_count = \(pages)")
            let content = SQLValue.blob([UInt8](repeating: 7, count: 100_000))
            await #expect(throws: StoreError.self) {
                try await store.write {
                    _ = try $0.execute("INSERT INTO thing (id, content) VALUES ('large', ?)", [content])
                }
            }
            #expect(store.isFull)
            #expect(try await Things.ids(store) == ["first"])
            _ = try await driver.pragma("max_page_count = 100000")
            try await store.write {
                _ = try $0.execute("INSERT INTO thing (id, content) VALUES ('large', ?)", [content])
            }
            #expect(!store.isFull)
            #expect(try await Things.ids(store) == ["first", "large"])
        }
    }

    @Test func `every lone commit is one fdatasync`() async throws {
        let folder = try TemporaryFolder()
        let trace = folder.file("trace")
        let said = try await Probe.run([
            "strace", "-f", "-e", "trace=fdatasync,fsync", "-o", trace, probe.path, "commits", "50",
            folder.file("store.sqlite"),
        ])
        #expect(said == ["ready", "done"])
        let flushes = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
            .filter { $0.contains("fdatasync(") && !$0.contains("resumed") }
        #expect(flushes.count >= 50)
        #expect(flushes.count <= 80)
    }

    @Test func `what was acknowledged before kill -9 is there afterwards`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.sqlite")
        for round in 1...3 {
            let acknowledged = try await Probe.run([probe.path, "forever", path], enough: 200 * round).dropFirst()
            let store = try await Store.open(.sqlite(path: path), configuration: testConfiguration, logger: .silent)
            let found = try await store.read { snapshot in
                Set(try snapshot.query("SELECT id FROM entry") { try $0.text(0) })
            }
            #expect(acknowledged.count >= 150)
            #expect(Set(acknowledged).subtracting(found).isEmpty)
            try await store.write { try $0.execute("DELETE FROM entry") }
            await store.close()
        }
    }

    @Test func `the log does not grow without end`() async throws {
        let checkpoints = Counter()
        try await withFaultySQLite(StoreFaults(afterCheckpoint: { _ in checkpoints.increase() })) { store, driver in
            for number in 0..<400 {
                let content = SQLValue.blob([UInt8](repeating: UInt8(number & 0xFF), count: 100_000))
                try await store.write {
                    try $0.execute(
                        "INSERT INTO thing (id, content) VALUES ('a', ?) ON CONFLICT (id) DO UPDATE SET content = ?",
                        [content, content])
                    try $0.execute("UPDATE thing SET number = ?", [.integer(Int64(number))])
                }
            }
            #expect(checkpoints.value >= 2)
            let log = try FileManager.default.attributesOfItem(atPath: driver.path + "-wal")[.size] as? Int
            #expect((log ?? .max) < 20_000_000)
        }
    }

    @Test func `while pages are moved beside the writer, no commit starts the log anew, and afterwards one does`()
        async throws
    {
        let (gate, checkpoints) = (Gate(), Counter())
        let faults = StoreFaults(afterCheckpoint: { _ in if checkpoints.increase() == 1 { gate.pass() } })
        try await withFaultySQLite(faults) { store, driver in
            func write(_ number: Int) async throws {
                let content = SQLValue.blob([UInt8](repeating: UInt8(number & 0xFF), count: 100_000))
                try await store.write {
                    _ = try $0.execute(
                        """
                        INSERT INTO thing (id, number, content) VALUES ('a', ?, ?)
                        ON CONFLICT (id) DO UPDATE SET number = excluded.number, content = excluded.content
                        """, [.integer(Int64(number)), content])
                }
            }
            // Where the log begins anew its header gets other salts (SQLite's file format, section 4.1).
            func salts() throws -> Data {
                let log = try #require(FileHandle(forReadingAtPath: driver.path + "-wal"))
                defer { try? log.close() }
                try log.seek(toOffset: 16)
                return try #require(try log.read(upToCount: 8))
            }
            var number = 0
            while checkpoints.value == 0, number < 1_000 {
                try await write(number)
                number += 1
            }
            #expect(checkpoints.value == 1)
            let before = try salts()
            for _ in 0..<20 {
                try await write(number)
                number += 1
            }
            #expect(try salts() == before)
            gate.open()
            while try salts() == before, number < 3_000 {
                try await write(number)
                number += 1
            }
            #expect(try salts() != before)
            let last = try await store.read { try $0.first("SELECT number FROM thing") { try $0.int(0) } }
            #expect(last == number - 1)
        }
    }

    @Test func `a file that is no database is called corrupt`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.sqlite")
        try Data(repeating: 0x41, count: 10_000).write(to: URL(fileURLWithPath: path))
        let failure = await code {
            try await Store.open(.sqlite(path: path), configuration: testConfiguration, logger: .silent)
        }
        #expect(failure == .corrupt)
    }

    @Test func `a folder that is missing is unavailable`() async throws {
        let failure = await code {
            try await Store.open(.sqlite(path: "/nowhere/store.sqlite"), logger: .silent)
        }
        #expect(failure == .unavailable)
    }
}
