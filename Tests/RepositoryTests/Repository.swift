import Foundation
import Testing

/// The files of the project as they lie in the working copy.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// A file's text by its path from the root.
    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: root + "/" + path, encoding: .utf8)
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root + "/" + path)
    }

    /// The paths of all files below a folder that end in `suffix`, in order.
    static func files(_ folder: String, _ suffix: String) throws -> [String] {
        try #require(FileManager.default.enumerator(atPath: root + "/" + folder))
            .compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) }.sorted().map { folder + "/" + $0 }
    }

    /// Path and text of every Swift file of the program.
    static let sources: [(path: String, text: String)] = {
        let paths = (try? files("Sources", ".swift")) ?? []
        return paths.compactMap { path in (try? text(path)).map { (path, $0) } }
    }()
}
