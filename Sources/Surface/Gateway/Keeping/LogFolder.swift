import Standards

/// Where the files of a gateway's log lie.
///
///     records/00000000000000000000.records   segments, named by their first position
///     records/00000000000000000000.index     what to find in a closed segment
///     tree/commitments, tree/level-1 …       32 bytes a position, and a hash for every 256, 65,536 …
///     checkpoint, checkpoints                the newest, and one every ten minutes for ever
///     journal.vkey                           the verifier key of the checkpoints
///     certificates/<fingerprint>.pem         those with which messages of this log were signed
struct LogFolder: Sendable, Hashable {
    let path: String

    var records: String { path + "/records" }
    var tree: String { path + "/tree" }
    var commitments: String { tree + "/commitments" }
    func level(_ level: Int) -> String { tree + "/level-\(level)" }
    var checkpoint: String { path + "/checkpoint" }
    var checkpoints: String { path + "/checkpoints" }
    var certificates: String { path + "/certificates" }
    var key: String { path + "/journal.vkey" }
    var lock: String { path + "/lock" }

    func segment(_ first: Int64) -> String { "\(records)/\(Self.name(first)).records" }
    func index(_ first: Int64) -> String { "\(records)/\(Self.name(first)).index" }

    /// The first positions of the segments that are there, in order.
    func segments() -> [Int64] {
        LogFiles.names(records).compactMap { name in
            guard name.hasSuffix(".records"), name.utf8.count == 28, let first = Int64(name.dropLast(8)), first >= 0
            else { return nil }
            return first
        }
    }

    /// Makes what is missing.
    func make() throws(KeeperError) {
        for folder in [path, records, tree, certificates] { try LogFiles.makeFolder(folder) }
    }

    private static func name(_ first: Int64) -> String {
        let digits = String(first)
        return String(repeating: "0", count: max(0, 20 - digits.count)) + digits
    }
}
