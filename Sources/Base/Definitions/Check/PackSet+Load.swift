extension PackSet {
    /// Reads and checks every pack below a folder; throws `PackFolderError` where the folder cannot be read at all.
    package static func load(_ folder: String) throws(PackFolderError) -> PackCheck {
        throw PackFolderError(folder: folder)
    }
}

/// The folder of packs cannot be read.
package struct PackFolderError: Error, Sendable, Hashable, CustomDebugStringConvertible {
    /// The folder that was asked for.
    package let folder: String

    package var debugDescription: String { "cannot read the packs folder \(folder)" }
}
