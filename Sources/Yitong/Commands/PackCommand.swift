import ArgumentParser
import Definitions
import Foundation
import Standards

/// Checks packs, starts new ones, and gives editors their schema.
struct PackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: "Check packs, start a new one, write the JSON Schema for editors.",
        subcommands: [CheckCommand.self, NewCommand.self, SchemaCommand.self])

    /// Checks all packs of a folder as a whole.
    struct CheckCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Check all packs of a folder as a whole, before anything loads.",
            discussion: """
                Every finding has a file, a line and a way to mend it. Exits with 0 when the packs can be loaded (there
                may be warnings), with 1 when they cannot.
                """)

        @Argument(help: "The folder that holds the packs.", completion: .directory)
        var folder = "packs"

        @Option(help: "The language of the findings: zh or en.")
        var language = Language.english

        func run() throws {
            let check = try PackSet.load(folder)
            for finding in check.findings {
                Terminal.say(
                    "\(folder)/\(finding.file):\(finding.line): \(finding.severity.rawValue) [\(finding.code)]")
                Terminal.say("    \(finding.message[language])")
                Terminal.say("    → \(finding.mend[language])")
            }
            let errors = check.findings.filter { $0.severity == .error }.count
            let warnings = check.findings.count - errors
            guard let packs = check.packs else {
                Terminal.note("\(errors) errors, \(warnings) warnings: the packs cannot be loaded")
                throw ExitCode.failure
            }
            Terminal.note(
                "\(packs.packs.count) packs, \(packs.datasets.count) datasets, \(packs.elements.count) elements: "
                    + "no error, \(warnings) warnings")
        }
    }
}

extension Language: ExpressibleByArgument {}
