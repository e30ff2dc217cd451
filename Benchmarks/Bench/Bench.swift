import ArgumentParser
import Foundation
import Glibc
import Standards

/// Side by side ratios on this machine: every figure beside the engine's own, in the same run.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure Yitong against its engines, side by side, on this machine.",
        discussion: "Run it by 'make bench', which builds for release and starts a durable PostgreSQL of its own.")

    @Option(
        help: "Measure only these (transactions, import, pages, search, sweep, city, gateways), separated by commas.")
    var only = "transactions,import,pages,search,sweep,city,gateways"

    @Option(help: "Rows of the import and of the pages; for the search 200,000 at most.")
    var rows = 1_000_000

    @Option(help: "Small transactions in each run.")
    var transactions = 100_000

    @Option(help: "Steps of cases that are open in the sweep's large city.")
    var steps = 1_000_000

    @Option(help: "The folder that holds packs/ and web/.")
    var home = "."

    @Option(help: "The program that serves the city.")
    var program = ".build/release/yitong"

    @Option(help: "The file for the figures.")
    var output = "bench.json"

    func run() async throws {
        var report = Report()
        let scratch = FileManager.default.temporaryDirectory.path + "/yitong-bench-\(getpid())"
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let wanted = Set(only.split(separator: ",").map(String.init))
        try await describeMachine(scratch, &report)
        if wanted.contains("transactions") {
            try await TransactionBench(scratch: scratch, total: transactions).run(&report)
        }
        if wanted.contains("import") || wanted.contains("pages") {
            try await ImportBench(
                scratch: scratch, home: home, rows: rows, program: program,
                comparesLoaders: wanted.contains("import"), readsPages: wanted.contains("pages")
            ).run(&report)
        }
        if wanted.contains("search") {
            try await SearchBench(scratch: scratch, rows: min(rows, 200_000)).run(&report)
        }
        if wanted.contains("sweep") {
            try await SweepBench(scratch: scratch, open: steps).run(&report)
        }
        if wanted.contains("city") {
            try await CityBench(scratch: scratch, home: home, program: program).run(&report)
        }
        if wanted.contains("gateways") {
            try await GatewayBench(scratch: scratch, program: program, seconds: 8).run(&report)
        }
        report.note("load at the end", ProcessFacts.load)
        try report.json().write(to: URL(fileURLWithPath: output))
        print(report.table)
    }

    private func describeMachine(_ scratch: String, _ report: inout Report) async throws {
        report.note("processor", "\(ProcessFacts.processor), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores")
        report.note("memory", String(format: "%.0f GB", Double(ProcessInfo.processInfo.physicalMemory) / 1e9))
        report.note("system", try Program.run("/bin/uname", ["-sr"]).trimmingCharacters(in: .whitespacesAndNewlines))
        report.note("day", try Program.run("/bin/date", ["+%F"]).trimmingCharacters(in: .whitespacesAndNewlines))
        report.note(
            "commit",
            (try? Program.run("/usr/bin/git", ["rev-parse", "--short", "HEAD"])).map {
                $0.trimmingCharacters(in: .whitespacesAndNewlines)
            } ?? "unknown")
        report.note("command", (["bench"] + CommandLine.arguments.dropFirst()).joined(separator: " "))
        report.note("load at the start", ProcessFacts.load)
        report.note("fdatasync per second", String(format: "%.0f", try await FsyncRate.measure(in: scratch).rate))
        report.note("SQLite", try Program.run("/usr/bin/sqlite3", ["--version"]).prefix { $0 != " " }.description)
        if let cluster = ProcessInfo.processInfo.environment["YITONG_TEST_POSTGRES"] {
            let version = try Program.run("/usr/bin/psql", ["-qAtX", cluster, "-c", "SHOW server_version"])
            report.note("PostgreSQL", version.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }
}
