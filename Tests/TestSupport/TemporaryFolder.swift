import Foundation
import Synchronization

/// A folder that exists as long as this object.
package final class TemporaryFolder: Sendable {
    /// Its absolute path.
    package let path: String

    /// Makes a folder under the system's temporary folder.
    package init() throws {
        let parent = FileManager.default.temporaryDirectory
        let folder = parent.appendingPathComponent("yitong-test-\(UUID().uuidString)", isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a file in it.
    package func file(_ name: String) -> String {
        "\(path)/\(name)"
    }
}
