import Foundation

extension CityConfiguration {
    /// The origin of the instance's journal, the first line of every checkpoint without its epoch.
    package var journalOrigin: String { "yitong/\(instance)" }

    /// Where the keys are kept.
    var keyFolder: String { data + "/keys" }

    /// The name of the journal's key among them.
    static let journalKey = "journal"

    /// Whether a city was ever started with this data folder.
    var hasJournalKey: Bool { FileManager.default.fileExists(atPath: "\(keyFolder)/\(Self.journalKey).key") }

    /// Makes the data folder, for its owner alone.
    func makeDataFolder() throws {
        try FileManager.default.createDirectory(
            atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
}
