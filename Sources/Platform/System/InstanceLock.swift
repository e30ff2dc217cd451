import Glibc

/// Keeps a second process from serving the same data folder.
///
/// Two writers of one SQLite file would each think that they are alone. The operating system lets go of the lock when the
/// process ends, however it ends.
final class InstanceLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock of a folder, for a city or for a gateway.
    ///
    /// - Throws: `InstanceLockError` where another process holds it, or the file cannot be made.
    init(folder: String, of kind: String = "city") throws(InstanceLockError) {
        let path = "\(folder)/\(kind).lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw InstanceLockError(path: path, isHeld: false) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw InstanceLockError(path: path, isHeld: true)
        }
        let text = "\(getpid())\n"
        _ = ftruncate(descriptor, 0)
        _ = text.withCString { write(descriptor, $0, strlen($0)) }
    }

    /// The process that holds the lock of a folder just now; nil: nobody does.
    static func holder(folder: String, of kind: String) -> pid_t? {
        let descriptor = open("\(folder)/\(kind).lock", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = read(descriptor, &bytes, bytes.count)
        guard count > 0 else { return nil }
        let text = String(decoding: bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        return pid_t(text).flatMap { $0 > 1 ? $0 : nil }
    }

    deinit {
        close(descriptor)
    }
}

/// Why the lock of a data folder could not be had.
package struct InstanceLockError: Error, CustomStringConvertible {
    let path: String
    let isHeld: Bool

    package var description: String {
        isHeld
            ? "another process serves this data folder (\(path)): stop it first, or give --data another folder"
            : "cannot make \(path): may this user write there?"
    }
}
