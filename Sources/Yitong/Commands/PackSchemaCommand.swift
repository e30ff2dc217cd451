import ArgumentParser
import Definitions
import Foundation

extension PackCommand {
    /// Writes the JSON Schema of the pack's files.
    struct SchemaCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "schema",
            abstract: "Write the JSON Schema (2020-12) of every kind of pack file, for completion in editors.",
            discussion: "  yitong pack schema schemas")

        @Argument(help: "The folder to write into.", completion: .directory)
        var folder: String

        func run() throws {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for kind in FileKind.allCases {
                let path = "\(folder)/\(kind.rawValue).schema.json"
                try Data(kind.jsonSchema.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
                Terminal.say("wrote \(path)")
            }
        }
    }
}
