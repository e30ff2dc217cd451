import CoreFoundation
import Glibc

/// One small file that only its owner may read (mode 0600).
enum KeyFile {
    /// What the file holds, or nil where there is none; refused where others may read it or it is no file.
    static func read(_ path: String) throws(TrustError) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw .keyFile(path, errno)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .keyFile(path, errno) }
        guard status.st_mode & 0o077 == 0 else { throw .keyFileOpen(path) }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = Glibc.read(file, &bytes, bytes.count)
        guard count >= 0 else { throw .keyFile(path, errno) }
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    /// Writes beside the path, forces it to the disk, and gives it its name only where nobody was first.
    static func write(_ text: String, to path: String, draft: String, in folder: String) throws(TrustError) {
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .keyFile(draft, errno) }
        defer { unlink(draft) }
        let bytes = Array(text.utf8)
        let written = Glibc.write(file, bytes, bytes.count)
        let synced = fsync(file)
        let failure = errno
        guard close(file) == 0, synced == 0, written == bytes.count else { throw .keyFile(draft, failure) }
        guard link(draft, path) == 0 || errno == EEXIST else { throw .keyFile(path, errno) }
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw .keyFile(folder, errno) }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw .keyFile(folder, errno) }
    }
}
