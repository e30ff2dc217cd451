import Glibc

/// The system calls that Files needs, each ending in a `FileError` that names call and error number only.
enum Disk {
    /// Opens a file; the caller closes it.
    static func open(_ path: String, _ flags: Int32) throws(FileError) -> Int32 {
        let descriptor = Glibc.open(path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw errno == ENOENT ? FileError(.unknown) : failure("open") }
        return descriptor
    }

    /// Writes all bytes.
    static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(FileError) {
        var offset = 0
        while let base = bytes.baseAddress, offset < bytes.count {
            let written = Glibc.write(descriptor, base + offset, bytes.count - offset)
            if written < 0 {
                if errno == EINTR { continue }
                throw failure("write")
            }
            offset += written
        }
    }

    /// Up to `count` bytes at `offset`; fewer only at the end of the file.
    static func read(_ descriptor: Int32, at offset: Int64, count: Int) throws(FileError) -> [UInt8] {
        var failed: FileError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let read = pread(
                    descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset) + off_t(filled))
                if read < 0 {
                    if errno == EINTR { continue }
                    failed = failure("pread")
                    return
                }
                if read == 0 { return }
                filled += read
            }
        }
        if let failed { throw failed }
        return bytes
    }

    /// Puts a file's bytes on the disk, not only in its cache.
    static func sync(_ descriptor: Int32) throws(FileError) {
        guard fsync(descriptor) == 0 else { throw failure("fsync") }
    }

    /// Puts a folder's entries on the disk.
    static func syncFolder(_ path: String) throws(FileError) {
        let descriptor = try open(path, O_RDONLY | O_DIRECTORY)
        defer { close(descriptor) }
        try sync(descriptor)
    }

    /// Makes a folder that only this account can enter; one that exists is fine.
    static func makeFolder(_ path: String) throws(FileError) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("mkdir") }
    }

    /// Gives a file its final name.
    static func rename(_ from: String, to: String) throws(FileError) {
        guard Glibc.rename(from, to) == 0 else { throw failure("rename") }
    }

    /// Removes a file; one that is gone already is fine.
    static func remove(_ path: String) throws(FileError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw failure("unlink") }
    }

    /// Whether a file is there.
    static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    /// Names of a folder's entries.
    static func entries(_ path: String) throws(FileError) -> [String] {
        guard let folder = opendir(path) else { throw failure("opendir") }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    private static func failure(_ call: String) -> FileError {
        let number = errno
        return FileError(number == ENOSPC || number == EDQUOT ? .full : .disk, detail: "\(call): \(number)")
    }
}
