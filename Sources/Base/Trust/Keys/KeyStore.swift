import Foundation
package import Standards

/// Keys kept in files that only their owner may read: one file of mode 0600 for each key, in a folder of mode 0700.
///
/// Blocks the calling thread for a few file operations: meant for start-up.
package struct KeyStore: Sendable {
    let folder: String
    let entropy: Entropy

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
        let text = try text(of: path) { () throws(TrustError) in
            try Ed25519Key(name: name, entropy: entropy).secretText + "\n"
        }
        let key = try Ed25519Key(secretText: text.prefix { $0 != "\n" })
        guard key.name == name else { throw .otherName(path, found: key.name, wanted: name) }
        return key
    }

    /// The P-256 key in `<file>.pem` (PKCS#8), called `name` here; made, and on disk before this returns, when missing.
    ///
    /// Throws where the file may be read by others, cannot be read, or holds another kind of key.
    package func p256(file: String, name: String) throws(TrustError) -> P256Key {
        let text = try text(of: "\(folder)/\(file).pem") { () throws(TrustError) in
            try P256Key(name: name, entropy: entropy).pem
        }
        return try P256Key(name: name, pem: text)
    }

    /// What a key file holds; made with what `new` gives when missing.
    func text(of path: String, new: () throws(TrustError) -> String) throws(TrustError) -> String {
        if let text = try KeyFile.read(path) { return text }
        let text = try new()
        if mkdir(folder, 0o700) != 0, errno != EEXIST { throw .keyFile(folder, errno) }
        let suffix = Hexadecimal.text(entropy.bytes(8))
        try KeyFile.write(text, to: path, draft: "\(path).\(suffix)", in: folder)
        // Another process may have been first: what lies on the disk is the key.
        guard let stored = try KeyFile.read(path) else { throw .keyFile(path, ENOENT) }
        return stored
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
