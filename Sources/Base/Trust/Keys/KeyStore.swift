import Foundation
package import Standards

/// Keys kept in files that only their owner may read: one file `<file>.key` of mode 0600 in a folder of mode 0700.
///
/// Blocks the calling thread for a few file operations: meant for start-up.
package struct KeyStore: Sendable {
    private let folder: String
    private let entropy: Entropy

    /// The keys in `folder`, which is made when missing; new keys come from `entropy`.
    package init(folder: String, entropy: Entropy) {
        self.folder = folder
        self.entropy = entropy
    }

    /// The key in `<file>.key` under the name `name`; made, and on disk before this returns, when missing.
    ///
    /// Throws where the file may be read by others, cannot be read, or holds a key of another name.
    package func ed25519(file: String, name: String) throws(TrustError) -> Ed25519Key {
        let path = "\(folder)/\(file).key"
        if let key = try read(path, name: name) { return key }
        let key = try Ed25519Key(name: name, entropy: entropy)
        if mkdir(folder, 0o700) != 0, errno != EEXIST { throw .keyFile(folder, errno) }
        try write(key, to: path)
        // Another process may have been first: what lies on the disk is the key.
        guard let stored = try read(path, name: name) else { throw .keyFile(path, ENOENT) }
        return stored
    }

    private func read(_ path: String, name: String) throws(TrustError) -> Ed25519Key? {
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
        let count = Foundation.read(file, &bytes, bytes.count)
        guard count >= 0 else { throw .keyFile(path, errno) }
        let text = String(decoding: bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        let key = try Ed25519Key(secretText: text)
        guard key.name == name else { throw .otherName(path, found: key.name, wanted: name) }
        return key
    }

    /// Writes beside the path, forces it to the disk, and gives it its name only where nobody was first.
    private func write(_ key: Ed25519Key, to path: String) throws(TrustError) {
        let suffix = entropy.bytes(8).map { String($0, radix: 16) }.joined()
        let draft = "\(path).\(suffix)"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .keyFile(draft, errno) }
        defer { unlink(draft) }
        let bytes = Array((key.secretText + "\n").utf8)
        let written = Foundation.write(file, bytes, bytes.count)
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

extension TrustError {
    static func keyFile(_ path: String, _ number: Int32) -> TrustError {
        TrustError(
            .keyFile,
            message: Localized(zh: "密钥文件无法读写。", en: "A key file cannot be read or written."),
            mend: Localized(zh: "请检查数据目录的属主、权限和磁盘空间。", en: "Check owner, mode and free space of the home folder."),
            detail: "\(path): \(String(cString: strerror(number)))")
    }

    static func keyFileOpen(_ path: String) -> TrustError {
        TrustError(
            .keyFileOpen,
            message: Localized(zh: "密钥文件可被他人读取，已拒绝使用。", en: "Others may read the key file; it was not used."),
            mend: Localized(
                zh: "请执行 chmod 600，并考虑更换密钥。", en: "Run chmod 600 on it, and consider a new key."),
            detail: path)
    }

    static func otherName(_ path: String, found: String, wanted: String) -> TrustError {
        TrustError(
            .keyFile,
            message: Localized(zh: "密钥文件属于另一个名称。", en: "The key file belongs to another name."),
            mend: Localized(
                zh: "请核对实例名称，或使用原来的名称启动。", en: "Check the instance name, or start under the former one."),
            detail: "\(path) holds \(found), wanted \(wanted)")
    }
}
