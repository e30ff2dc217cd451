import ArgumentParser
import Journal
import Platform
import Standards

/// Recomputes everything that the journal can prove.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract:
            "Recompute the journal, the registers and the files, and name whatever was changed behind their back.",
        discussion: """
            Reads the store directly and may run beside a serving city. Every entry, every detail, every row that an
            import laid down and every stored file is hashed again and held against the tree; every checkpoint's
            signature is checked. Exits with 0 when everything is as it was recorded, with 1 when something is not.

              yitong verify --data .demo
              yitong verify --config city.yaml
            """)

    @OptionGroup var city: CityOptions

    @Option(help: "The language of the findings: zh or en.")
    var language = Language.english

    func run() async throws {
        let settings = try await city.settings()
        let inspection = try await Inspection.open(settings, logger: Log.start(level: "error"))
        let lines = VerifyProgress()
        let report: VerifyReport
        do {
            report = try await inspection.verify { what, done, total in lines.show(what, done: done, total: total) }
        } catch {
            await inspection.close()
            throw error
        }
        lines.finish()
        await inspection.close()
        try tell(report)
    }

    private func tell(_ report: VerifyReport) throws {
        for finding in report.defects + report.notes {
            Terminal.say(
                "\(finding.severity.rawValue) [\(finding.code)] \(finding.place): \(finding.message[language])")
        }
        Terminal.say("\(report.size) entries, root \(report.root)")
        Terminal.say("\(report.defectCount) findings, \(report.noteCount) notes")
        guard report.isSound else { throw Exit.findings }
    }
}
