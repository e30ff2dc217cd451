import Foundation

/// Whom the first match of the demonstration asks about: 3,000 who are paid a pension, seven of them dead.
package struct DemoPensioners: Sendable {
    /// The identity numbers in the order of the crowd; fewer where the crowd has fewer.
    package let ids: [String]

    /// How many are asked about.
    static let count = 3_000

    /// The pensioners of a crowd.
    package init(_ crowd: DemoCrowd) {
        let died = Set(DemoFacts(.deceased, of: crowd).map(\.resident.citizenID))
        let paid = DemoFacts(.pensions, of: crowd).lazy.filter { $0.text(of: "pension-state") == "paid" }
            .map(\.resident.citizenID)
        var living = max(0, Self.count - DemoLives.unnoticed)
        ids = paid.filter { id in
            if died.contains(id) { return true }
            living -= 1
            return living >= 0
        }
    }

    /// The body of the match as the README's call sends it.
    var body: String { "{\"citizen-id\":[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]}\n" }

    /// Writes the body to `exchange/pensioners.json` in a folder, for its owner alone, unless it is there.
    static func write(_ crowd: DemoCrowd, to folder: String) throws {
        let (place, file) = (folder + "/exchange", folder + "/exchange/pensioners.json")
        guard !FileManager.default.fileExists(atPath: file) else { return }
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let isWritten = FileManager.default.createFile(
            atPath: file, contents: Data(DemoPensioners(crowd).body.utf8), attributes: [.posixPermissions: 0o600])
        guard isWritten else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: file]) }
    }
}
