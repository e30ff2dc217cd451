import Foundation
import Logging
import Store

/// A small program that tests run from outside: under strace, or to be killed.
///
///     store-probe commits COUNT PATH     makes COUNT lone commits and ends
///     store-probe forever PATH           commits without end, many writers at once, and prints what was acknowledged
@main
struct Probe {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let mode = arguments.first, let path = arguments.last else { return }
        let logger = Logger(label: "probe") { _ in SwiftLogNoOpLogHandler() }
        let store = try await Store.open(.sqlite(path: path), logger: logger)
        try await store.migrate([
            Migration(module: "probe", version: 1, name: "entries") { schema in
                try schema.create(Table("entry", columns: [Column("id", .text)], primaryKey: ["id"]))
            }
        ])
        say("ready")
        switch mode {
        case "commits":
            for number in 0..<(Int(arguments[1]) ?? 0) { try await commit("\(number)", store) }
            say("done")
            await store.close()
        default:
            try await withThrowingTaskGroup { group in
                for writer in 0..<16 {
                    group.addTask {
                        for number in 0..<Int.max {
                            let id = "\(writer)-\(number)"
                            try await commit(id, store)
                            say(id)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    private static func commit(_ id: String, _ store: Store) async throws {
        try await store.write { try $0.execute("INSERT INTO entry (id) VALUES (?)", [.text(id)]) }
    }

    /// One write per line, so that a line is either there or not.
    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }
}
