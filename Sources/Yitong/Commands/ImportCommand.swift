import ArgumentParser
import Foundation

/// Imports a CSV file into a dataset of a running city.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import a CSV file into a dataset of a running city.",
        discussion: """
            The first line names the columns, by element (citizen-id) or by title (公民身份号码), in any order. UTF-8 and
            GB 18030 are told apart by themselves. Good rows are loaded; every refused row comes back with its line, its
            field, the reason and how to mend it. Interrupt it whenever you like: the city goes on with the import, and
            'yitong import --job JOB --dataset NAME' shows how it went. Sending the same file again loads nothing twice.

            The password comes from YITONG_PASSWORD or is asked for.

              yitong import residents.csv --dataset resident --account chen.jing

            Exits with 0 when every row was accepted, 65 when rows were refused, 1 when the import stopped or failed,
            69 when the city cannot be reached, 77 when the account may not do this.
            """)

    @Argument(help: "The CSV file.", completion: .file(extensions: ["csv"]))
    var file: String?

    @Option(help: "The dataset to import into.")
    var dataset: String

    @Option(help: "Show how an import went that was started before.")
    var job: String?

    @Option(help: "The city's address.")
    var server = "http://127.0.0.1:8080"

    @Option(help: "The account that imports.")
    var account: String

    @Flag(help: "Start the import and end at once, with the job's name.")
    var noWait = false

    @Flag(help: "Answer in JSON.")
    var json = false

    @Option(help: "How many refused rows to print.")
    var show = 20

    func validate() throws {
        guard (file == nil) != (job == nil) else { throw ValidationError("give a FILE to import, or --job JOB") }
        guard show >= 0 else { throw ValidationError("--show must not be negative") }
    }

    func run() async throws {
        do {
            let client = try await CityClient.signIn(server: server, account: account, password: try password())
            let status = try await follow(client)
            let refused = try await refusedRows(client, status)
            await client.signOut()
            try report(status, refused)
        } catch let error as CityClientError {
            Terminal.note("yitong import: \(error.message)")
            throw error.exit
        }
    }

    private func password() throws -> String {
        if let password = ProcessInfo.processInfo.environment["YITONG_PASSWORD"] { return password }
        guard let password = Terminal.password(prompt: "Password of \(account): ") else {
            throw CityClientError(exit: Exit.notPermitted, message: "no password: set YITONG_PASSWORD or type it")
        }
        return password
    }

    /// Starts the import where a file is given, and waits until it is over.
    private func follow(_ client: CityClient) async throws -> ImportStatus {
        let job = try await startedJob(client)
        if noWait { return try await client.importStatus(job, of: dataset) }
        var progress = ProgressLine("importing", unit: "bytes")
        while true {
            let status = try await client.importStatus(job, of: dataset)
            progress.show(done: status.bytes, total: status.totalBytes)
            if status.isOver {
                progress.finish()
                return status
            }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    private func startedJob(_ client: CityClient) async throws -> String {
        guard let file else { return job ?? "" }
        let command = "cli-" + UUID().uuidString.lowercased()
        return try await client.startImport(file: file, into: dataset, command: command).job
    }

    private func refusedRows(_ client: CityClient, _ status: ImportStatus) async throws -> [RefusedRows.Row] {
        var rows: [RefusedRows.Row] = []
        var after: String?
        while status.isOver, status.refused > 0, rows.count < show {
            let page = try await client.refusedRows(status.job, of: dataset, after: after)
            rows += page.rows
            guard let next = page.next else { break }
            after = next
        }
        return Array(rows.prefix(show))
    }

    private func report(_ status: ImportStatus, _ refused: [RefusedRows.Row]) throws {
        if json {
            Terminal.say(try ImportReport(status: status, refusedRows: refused).text())
        } else {
            ImportReport.describe(status, refused).forEach(Terminal.say)
        }
        if !status.isOver { return }
        if status.state != "done" { throw ExitCode.failure }
        if status.refused > 0 { throw Exit.refusedRows }
    }
}
