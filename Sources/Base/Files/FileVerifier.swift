import Crypto
import Glibc
package import Standards
package import Store

/// What `yitong verify` finds wrong with a stored file.
package struct FileDamage: Sendable, Hashable {
    /// The file.
    package let file: ID<File>
    /// `file.unknown`: its bytes are gone; `file.damaged`: they are not those that were stored.
    package let code: FileError.Code
}

extension Files {
    /// Hashes the bytes of every file and names those that are gone or changed.
    ///
    /// Pages by identifier.
    package func verify(in store: Store) async throws -> (checked: Int, damages: [FileDamage]) {
        let own = OwnThread("files.verify")
        var (checked, last, damages) = (0, "", [FileDamage]())
        while true {
            let after = last
            let files = try await store.read { try FileTable.all(after: after, limit: 100, in: $0) }
            guard let end = files.last else { return (checked, damages) }
            for file in files {
                let path = blobPath(file.sha256)
                let code = try await own.run { try Self.damage(of: file, at: path) }
                if let code { damages.append(FileDamage(file: file.id, code: code)) }
            }
            checked += files.count
            last = end.id.rawValue
        }
    }

    /// The owners for whom the quota counts other files than there are; "" stands for the city as a whole.
    package func miscounted(in store: Store) async throws -> [String] {
        try await store.read { snapshot in
            let kept = try snapshot.query("SELECT owner, bytes, files FROM file_usage", [], FileTable.usage)
            var counted = try snapshot.query(
                "SELECT owner, SUM(size), COUNT(*) FROM file GROUP BY owner", [], FileTable.usage)
            let all = counted.reduce(into: FileTable.Usage(owner: "")) {
                $0.bytes += $1.bytes; $0.files += $1.files
            }
            counted.append(all)
            let isEmpty = { (usage: FileTable.Usage) in usage.bytes == 0 && usage.files == 0 }
            let (left, right) = (Set(kept).filter { !isEmpty($0) }, Set(counted).filter { !isEmpty($0) })
            return Set(left.symmetricDifference(right).map(\.owner)).sorted()
        }
    }

    private static func damage(of file: StoredFile, at path: String) throws -> FileError.Code? {
        guard Disk.exists(path) else { return .unknown }
        let descriptor = try Disk.open(path, O_RDONLY)
        defer { close(descriptor) }
        var hash = SHA256()
        var offset: Int64 = 0
        while true {
            let bytes = try Disk.read(descriptor, at: offset, count: 1 << 20)
            if bytes.isEmpty { break }
            hash.update(data: bytes)
            offset += Int64(bytes.count)
        }
        return offset == file.size && Hexadecimal.text(hash.finalize()) == file.sha256 ? nil : .damaged
    }
}
