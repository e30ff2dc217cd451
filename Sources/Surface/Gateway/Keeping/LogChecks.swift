import Exchange
import Journal
import Trust

/// Holds the files of the tree's upper levels against hashes that are computed anew.
struct LevelCheck {
    private let folder: LogFolder
    private(set) var findings: [VerifyFinding] = []

    init(_ folder: LogFolder) {
        self.folder = folder
    }

    mutating func check(_ hash: TreeHash, level: Int, index: Int64) {
        let stored = (try? LogFiles.read(folder.level(level), from: index * 32, limit: 32)) ?? []
        if stored != hash.bytes { findings.append(LogFinding.tileChanged(level, index)) }
    }
}

/// Holds every checkpoint that was laid down against the root at its size.
struct CheckpointCheck {
    private var roots: [Int64: [TreeHash]] = [:]
    private(set) var findings: [VerifyFinding] = []
    /// The largest size that any of them covers.
    private(set) var largest: Int64 = 0

    init(_ folder: LogFolder, key: VerifierKey?) throws {
        var texts = Self.notes(String(decoding: try LogFiles.read(folder.checkpoints), as: UTF8.self))
        let newest = String(decoding: try LogFiles.read(folder.checkpoint), as: UTF8.self)
        if !newest.isEmpty { texts.append(newest) }
        if !texts.isEmpty, key == nil { findings.append(LogFinding.keyMissing) }
        guard let key else { return }
        for (number, text) in texts.enumerated() {
            guard let checkpoint = try? Checkpoint(note: text, verifiedWith: key) else {
                findings.append(LogFinding.checkpointChanged(number))
                continue
            }
            roots[checkpoint.size, default: []].append(checkpoint.root)
            largest = max(largest, checkpoint.size)
        }
    }

    mutating func check(_ tree: Frontier) {
        guard let expected = roots[tree.size] else { return }
        let root = tree.root
        for other in expected where other != root { findings.append(LogFinding.rootChanged(tree.size)) }
    }

    /// The notes of a file in which one follows the other; what a crash cut off at the end is left out.
    static func notes(_ text: String) -> [String] {
        var notes: [String] = []
        var note = ""
        var isSigned = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            let isSignature = line.hasPrefix("\u{2014} ")
            if isSigned, !isSignature {
                notes.append(note)
                (note, isSigned) = ("", false)
            }
            note += line + "\n"
            if isSignature { isSigned = true }
        }
        return isSigned ? notes + [note] : notes
    }
}

/// The verifier key of a log, which lies beside it for whoever checks.
struct LogKey {
    private let folder: LogFolder

    init(_ folder: LogFolder) {
        self.folder = folder
    }

    func read() throws -> VerifierKey? {
        let text = String(decoding: try LogFiles.read(folder.key, limit: 1_024), as: UTF8.self)
        return text.isEmpty ? nil : try VerifierKey(text.prefix { $0 != "\n" })
    }

    func write(_ key: VerifierKey) throws {
        let text = Array("\(key)\n".utf8)
        guard try LogFiles.read(folder.key, limit: 1_024) != text else { return }
        try LogFiles.replace(folder.key, with: text, durably: true)
    }
}
