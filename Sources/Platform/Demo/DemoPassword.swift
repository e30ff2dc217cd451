import Foundation
import Standards

/// The one password of all accounts of a demonstration: made at its first start, or given in `YITONG_DEMO_PASSWORD`.
struct DemoPassword: Sendable {
    /// The password.
    let text: String
    /// The file that keeps it, readable by its owner alone.
    let path: String

    /// Reads the password of the demonstration in `folder`, or makes it.
    init(folder: String, entropy: Entropy) throws {
        path = folder + "/password.txt"
        if let kept = FileManager.default.contents(atPath: path) {
            text = String(decoding: kept, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            return
        }
        text = ProcessInfo.processInfo.environment["YITONG_DEMO_PASSWORD"] ?? Self.readable(entropy.bytes(12))
        let isWritten = FileManager.default.createFile(
            atPath: path, contents: Data((text + "\n").utf8), attributes: [.posixPermissions: 0o600])
        guard isWritten else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path]) }
    }

    /// Three groups of four letters and digits that nobody takes for each other: 60 random bits.
    private static func readable(_ bytes: [UInt8]) -> String {
        let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789ACD")
        let characters = bytes.map { alphabet[Int($0 & 31)] }
        return stride(from: 0, to: 12, by: 4).map { String(characters[$0..<$0 + 4]) }.joined(separator: "-")
    }
}
