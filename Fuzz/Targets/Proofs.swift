import Journal
import Trust

extension FuzzTarget {
    /// Signed notes and checkpoints.
    static let note = FuzzTarget("note") { bytes in
        if let note = try? SignedNote(parsing: bytes) {
            require((try? SignedNote(note.description)) == note, "a note is read back")
            if let checkpoint = try? Checkpoint(text: note.text) {
                require((try? Checkpoint(text: checkpoint.text)) == checkpoint, "a checkpoint is read back")
            }
        }
        if let text = text(bytes) { _ = try? Checkpoint(text: text) }
    }

    /// Verifier keys and the Base64 in them.
    static let verifierKey = FuzzTarget("verifier-key") { bytes in
        guard let text = text(bytes) else { return }
        if let key = try? VerifierKey(text) {
            require(key.description == text, "a key has one spelling")
            require(!key.accepts(bytes, over: bytes), "a key accepts no such signature")
        }
        if let decoded = Base64.decode(text) { require(Base64.encode(decoded) == text, "Base64 has one spelling") }
    }

    /// Paths of tiles and entry bundles.
    static let tilePath = FuzzTarget("tile-path") { bytes in
        guard let text = text(bytes), let path = TilePath(text) else { return }
        require(path.description == text, "a path has one spelling")
    }
}
