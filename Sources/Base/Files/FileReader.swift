import Glibc

/// Reads the bytes of a stored file at any offset, on a thread of its own.
///
/// Closes the file when nobody holds it.
package final class FileReader: Sendable {
    /// The file that is read.
    package let file: StoredFile
    private let descriptor: Int32
    private let thread = OwnThread("files.read")

    /// How many bytes are read at once unless told otherwise: 64 KiB.
    package static let chunk = 1 << 16

    init(_ file: StoredFile, path: String) throws(FileError) {
        self.file = file
        self.descriptor = try Disk.open(path, O_RDONLY)
    }

    deinit {
        close(descriptor)
    }

    /// Up to `count` bytes at `offset`; empty at the end of the file.
    package func read(at offset: Int64, count: Int = FileReader.chunk) async throws -> [UInt8] {
        try await thread.run { [self] in try readNow(at: offset, count: count) }
    }

    /// The same for a caller that stands on a thread of its own already: it blocks.
    package func readNow(at offset: Int64, count: Int = FileReader.chunk) throws(FileError) -> [UInt8] {
        guard offset >= 0, offset < file.size else { return [] }
        return try Disk.read(descriptor, at: offset, count: max(0, count))
    }
}
