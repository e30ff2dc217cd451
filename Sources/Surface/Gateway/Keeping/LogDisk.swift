import Glibc

/// The system calls on which durability hangs, so that a test can make them fail.
///
/// Each answers 0 or more, or the negated error number.
package struct LogDisk: Sendable {
    /// Writes all bytes at an offset.
    var write: @Sendable (Int32, UnsafeRawBufferPointer, Int64) -> Int32
    /// Puts a file's bytes on the disk (fdatasync).
    var sync: @Sendable (Int32) -> Int32
    /// Gives a file room up to a size, zeros where nothing was.
    var allocate: @Sendable (Int32, Int64) -> Int32

    /// The system's own.
    package static let system = LogDisk(
        write: { descriptor, bytes, offset in
            var done = 0
            while done < bytes.count, let base = bytes.baseAddress {
                let count = pwrite(descriptor, base + done, bytes.count - done, off_t(offset) + off_t(done))
                if count < 0 {
                    if errno == EINTR { continue }
                    return -errno
                }
                done += count
            }
            return 0
        },
        sync: { fdatasync($0) == 0 ? 0 : -errno },
        allocate: { descriptor, size in
            while true {
                let failure = posix_fallocate(descriptor, 0, off_t(size))
                if failure != EINTR { return -failure }
            }
        })

    /// Whether an error number says that there is no room: the disk, the quota, or the limit of file sizes.
    static func isFull(_ number: Int32) -> Bool {
        [ENOSPC, EDQUOT, EFBIG].contains(number)
    }
}

/// Calls on files that only reading and start-up need.
enum LogFiles {
    /// Opens a file; the caller closes it.
    ///
    /// Nil where there is none.
    static func open(_ path: String, _ flags: Int32) throws(KeeperError) -> Int32? {
        let descriptor = Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .disk("open", path, errno)
        }
        return descriptor
    }

    /// The bytes of a file from `offset` on, at most `limit`; empty where there is no such file.
    static func read(_ path: String, from offset: Int64 = 0, limit: Int = .max) throws(KeeperError) -> [UInt8] {
        guard let descriptor = try open(path, O_RDONLY) else { return [] }
        defer { close(descriptor) }
        let left = try size(descriptor, path) - offset
        return try read(descriptor, path, at: offset, count: Int(min(Int64(limit), max(0, left))))
    }

    /// Up to `count` bytes at an offset; fewer only at the end of the file.
    static func read(
        _ descriptor: Int32, _ path: String, at offset: Int64, count: Int
    ) throws(KeeperError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let read = pread(
                    descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset) + off_t(filled))
                if read < 0 {
                    if errno == EINTR { continue }
                    failure = errno
                    return
                }
                if read == 0 { return }
                filled += read
            }
        }
        guard failure == 0 else { throw .disk("read", path, failure) }
        return bytes
    }

    /// Bytes of an open file.
    static func size(_ descriptor: Int32, _ path: String) throws(KeeperError) -> Int64 {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .disk("stat", path, errno) }
        return Int64(status.st_size)
    }

    /// Puts a whole file in place of another, or leaves that as it was.
    static func replace(_ path: String, with bytes: [UInt8], durably: Bool) throws(KeeperError) {
        let draft = path + ".new"
        guard let descriptor = try open(draft, O_WRONLY | O_CREAT | O_TRUNC) else { throw .disk("open", draft, ENOENT) }
        defer { close(descriptor) }
        let written = bytes.withUnsafeBytes { LogDisk.system.write(descriptor, $0, 0) }
        guard written == 0 else {
            unlink(draft)
            throw LogDisk.isFull(-written) ? .full("write \(draft)") : .disk("write", draft, -written)
        }
        if durably, fdatasync(descriptor) != 0 { throw .disk("fdatasync", draft, errno) }
        guard rename(draft, path) == 0 else { throw .disk("rename", draft, errno) }
    }

    /// Puts a folder's entries on the disk.
    static func syncFolder(_ path: String) throws(KeeperError) {
        guard let descriptor = try open(path, O_RDONLY | O_DIRECTORY) else { throw .disk("open", path, ENOENT) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .disk("fsync", path, errno) }
    }

    /// Makes a folder that only this account can enter; one that exists is fine.
    static func makeFolder(_ path: String) throws(KeeperError) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .disk("mkdir", path, errno) }
    }

    /// Gives an open file back.
    static func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }

    /// The names in a folder, in order; none where it is missing.
    static func names(_ path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
