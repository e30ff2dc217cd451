import Glibc

/// Keeps a second process from serving the same data folder.
///
/// Two writers of one SQLite file would each think that they are alone. The operating system lets go of the lock when the
/// process ends, however it ends.
final class InstanceLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock of a folder.
    ///
    /// - Throws: `InstanceLockError` where another process holds it, or the file cannot be made.
    init(folder: String) throws(InstanceLockError) {
        let path = folder + "/city.lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw InstanceLockError(path: path, isHeld: false) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw InstanceLockError(path: path, isHeld: true)
        }
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
