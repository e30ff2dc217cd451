import ArgumentParser
import Definitions
import Foundation

extension PackCommand {
    /// Starts a new pack.
    struct NewCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new",
            abstract: "Start a new pack: a folder with a dataset and an element to change.",
            discussion: "  yitong pack new civil-affairs --packs packs\n  yitong pack check packs")

        @Argument(help: "The pack's name, in lower-case words with hyphens.")
        var name: String

        @Option(help: "The folder that holds the packs.", completion: .directory)
        var packs = "packs"

        @Option(help: "Code of the organisation that answers for it.")
        var owner = "data-bureau"

        func run() throws {
            guard let scaffold = PackScaffold.new(name, owner: owner) else {
                throw ValidationError("'\(name)' is no name: lower-case words with hyphens, at most 40 characters")
            }
            let folder = "\(packs)/\(name)"
            guard !FileManager.default.fileExists(atPath: folder) else {
                throw ValidationError("\(folder) exists already: choose another name, or change what is there")
            }
            for file in scaffold.files { try write(file) }
            Terminal.note("now change them, and ask 'yitong pack check \(packs)'")
        }

        private func write(_ file: PackScaffold.File) throws {
            let path = URL(fileURLWithPath: packs).appendingPathComponent(file.path)
            try FileManager.default.createDirectory(
                at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.text.utf8).write(to: path, options: .withoutOverwriting)
            Terminal.say("wrote \(packs)/\(file.path)")
        }
    }
}
