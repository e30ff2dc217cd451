import Foundation

/// Programs of the references.
enum Program {
    /// The path of a program of PostgreSQL's newest installed version.
    static func postgres(_ name: String) -> String {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        let newest = versions.max { $0.compare($1, options: .numeric) == .orderedAscending } ?? "15"
        return "\(root)/\(newest)/bin/\(name)"
    }

    /// Runs a program to its end and returns what it printed.
    @discardableResult
    static func run(_ path: String, _ arguments: [String], output: String? = nil) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        if let output {
            guard FileManager.default.createFile(atPath: output, contents: nil),
                let file = FileHandle(forWritingAtPath: output)
            else { throw BenchError("cannot write \(output)") }
            process.standardOutput = file
        } else {
            process.standardOutput = pipe
        }
        try process.run()
        let text = output == nil ? pipe.fileHandleForReading.readDataToEndOfFile() : Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchError("\(path) ended with \(process.terminationStatus)")
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// A database of its own in a cluster.
struct BenchDatabase {
    let url: String
    private let cluster: String
    private let name: String

    static func create(in cluster: String, named purpose: String) throws -> BenchDatabase {
        let name = "bench_\(purpose)_\(ProcessInfo.processInfo.processIdentifier)"
        try Program.run("/usr/bin/psql", ["-q", cluster, "-c", "CREATE DATABASE \(name)"])
        guard var parts = URLComponents(string: cluster) else { throw BenchError("no address: \(cluster)") }
        parts.path = "/" + name
        return BenchDatabase(url: parts.string ?? cluster, cluster: cluster, name: name)
    }

    /// Runs statements and returns what they answer, without headings.
    @discardableResult
    func run(_ statements: String...) throws -> String {
        try Program.run("/usr/bin/psql", ["-qAtX", "-v", "ON_ERROR_STOP=1", url] + statements.flatMap { ["-c", $0] })
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The process of the server.
    func server() throws -> Int32 {
        let folder = try run("SHOW data_directory")
        let lock = try Program.run("/usr/bin/head", ["-n", "1", folder + "/postmaster.pid"])
        return Int32(lock.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }

    func drop() throws {
        try Program.run("/usr/bin/psql", ["-q", cluster, "-c", "DROP DATABASE \(name) WITH (FORCE)"])
    }
}
