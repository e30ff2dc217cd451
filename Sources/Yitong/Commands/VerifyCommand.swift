import ArgumentParser
import Journal
import Platform
import Standards

/// Recomputes everything that the journal can prove.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract:
            "Recompute a city, a gateway's records or the evidence of one call, and name whatever was changed.",
        discussion: """
            Reads the store directly and may run beside a serving city. Every entry, every detail, every row that an
            import laid down and every stored file is hashed again and held against the tree; every checkpoint's
            signature is checked. Exits with 0 when everything is as it was recorded, with 1 when something is not.

            With --gateway a gateway's records are computed anew from their files. With a FILE the evidence of one call
            is verified, offline: what it proves, what it does not, and the first thing that does not hold.

              yitong verify --data .demo
              yitong verify --config city.yaml
              yitong verify --gateway .demo/gateways/social-security/records
              yitong verify call.evidence --trust root.pem
            """)

    @Argument(help: "The evidence of a call (存证包); without it a city is verified.")
    var file: String?

    @Option(help: "The folder of a gateway's records to verify in place of a city.")
    var gateway: String?

    @Option(help: "The root of the authority for machines in PEM, under which evidence must stand.")
    var trust: String?

    @Option(
        help: "The verifier key of a gateway's records; without it the one that lies beside them is used, and said.")
    var key: String?

    @OptionGroup var city: CityOptions

    @Option(help: "The language of the findings: zh or en.")
    var language = Language.english

    func run() async throws {
        if let file {
            try EvidenceInspection(language: language).run(file, trust: trust)
        } else if let gateway {
            try tell(try GatewayInspection(language: language).run(gateway, key: key), of: "records")
        } else {
            try await verifyCity()
        }
    }

    private func verifyCity() async throws {
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
        try tell(report, of: "entries")
    }

    private func tell(_ report: VerifyReport, of what: String) throws {
        for finding in report.defects + report.notes {
            Terminal.say(
                "\(finding.severity.rawValue) [\(finding.code)] \(finding.place): \(finding.message[language])")
        }
        Terminal.say("\(report.size) \(what), root \(report.root)")
        Terminal.say("\(report.defectCount) findings, \(report.noteCount) notes")
        guard report.isSound else { throw Exit.findings }
    }
}
