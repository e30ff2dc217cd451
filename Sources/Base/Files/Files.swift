import Glibc
package import Standards
package import Store

/// The city's files: bytes under their SHA-256 in a folder, rows about them in the store.
///
/// A file is hashed as it arrives, its bytes and its folder are on the disk before its row commits, and equal bytes are
/// kept once. All nodes of a city share the folder; one node at a time should delete.
package final class Files: Sendable {
    /// The tables.
    package static var migrations: [Migration] { FileTable.migrations }

    private let store: Store
    private let folder: String
    private let clock: WallClock
    private let ids: IDSource
    private let limits: FileLimits
    private let gate = Gate()
    private let thread = OwnThread("files")

    /// Files below `folder`, which `prepare` makes.
    package init(store: Store, folder: String, clock: WallClock, ids: IDSource, limits: FileLimits = FileLimits()) {
        self.store = store
        self.folder = folder
        self.clock = clock
        self.ids = ids
        self.limits = limits
    }

    /// Bytes left on the disk of the files; nil: it cannot be told.
    package var room: Int64? { DiskRoom.left(at: folder) }

    /// Makes the folders and removes what interrupted transfers left; call it before anything is spooled.
    package func prepare() async throws {
        try await thread.run { [folder, spoolFolder] in
            try Disk.makeFolder(folder)
            try Disk.makeFolder(spoolFolder)
            for name in try Disk.entries(spoolFolder) {
                try Disk.remove(spoolFolder + "/" + name)
            }
            try Disk.syncFolder(folder)
        }
    }

    /// Takes a file from a stream of chunks; throws `FileError` where it is longer than `limit` bytes or than a quota.
    package func spool<Chunks: AsyncSequence>(
        _ chunks: Chunks, name: String, mediaType: String, owner: String, limit: Int64 = .max,
        retainUntil: Day? = nil
    ) async throws -> StoredFile where Chunks.Element: Sequence<UInt8> {
        let id = ids.next(File.self)
        let own = OwnThread("files.spool")
        let temporary = spoolFolder + "/" + id.rawValue
        let bound = min(limit, limits.file)
        let writer = try await own.run { try SpoolWriter(path: temporary) }
        do {
            for try await chunk in chunks {
                let bytes = Array(chunk)
                try await own.run { try writer.append(bytes, limit: bound) }
            }
            let (sha256, size) = try await own.run { try writer.finish() }
            let file = StoredFile(
                id: id, sha256: sha256, size: size, name: Self.plain(name), mediaType: String(mediaType.prefix(200)),
                owner: owner, storedAt: clock.now(), retainUntil: retainUntil)
            try await gate.pass { try await publish(file, from: temporary) }
            return file
        } catch {
            _ = try? await own.run { try Disk.remove(temporary) }
            throw error
        }
    }

    /// The row about a file, or nil where there is none.
    package func file(_ id: ID<File>, in snapshot: Snapshot) throws -> StoredFile? {
        try FileTable.file(id, in: snapshot)
    }

    /// Where the bytes of a file stand.
    package func path(of file: StoredFile) -> String {
        blobPath(file.sha256)
    }

    /// Opens a file for reading at any offset; throws `FileError` where there is no such file.
    package func reader(of id: ID<File>) async throws -> FileReader {
        guard let file = try await store.read({ try FileTable.file(id, in: $0) }) else { throw FileError(.unknown) }
        let path = blobPath(file.sha256)
        return try await thread.run { try FileReader(file, path: path) }
    }

    /// Deletes a file and, where no other has the same bytes, its bytes; throws `FileError` while it must be kept.
    package func delete(_ id: ID<File>, on today: Day) async throws {
        try await gate.pass {
            let unused: String? = try await store.write { transaction in
                guard let file = try FileTable.file(id, in: transaction) else { throw FileError(.unknown) }
                if let day = file.retainUntil, day >= today { throw FileError(.retained) }
                try FileTable.delete(id, in: transaction)
                _ = try FileTable.charge(file.owner, bytes: -file.size, files: -1, in: transaction)
                _ = try FileTable.charge("", bytes: -file.size, files: -1, in: transaction)
                return try FileTable.isUsed(file.sha256, in: transaction) ? nil : file.sha256
            }
            guard let unused else { return }
            let path = blobPath(unused)
            try await thread.run { try Disk.remove(path) }
        }
    }

    /// Deletes up to `limit` files whose retention ended before `today`, and says how many.
    package func deleteExpired(on today: Day, limit: Int = 100) async throws -> Int {
        let expired = try await store.read { try FileTable.expired(on: today, limit: limit, in: $0) }
        for file in expired { try await delete(file.id, on: today) }
        return expired.count
    }

    private func publish(_ file: StoredFile, from temporary: String) async throws {
        let target = blobPath(file.sha256)
        let shelf = shelfPath(file.sha256)
        try await thread.run { [folder] in
            if !Disk.exists(shelf) {
                try Disk.makeFolder(shelf)
                try Disk.syncFolder(folder)
            }
            try Disk.rename(temporary, to: target)
            try Disk.syncFolder(shelf)
        }
        let limits = limits
        do {
            try await store.write { transaction in
                let own = try FileTable.charge(file.owner, bytes: file.size, files: 1, in: transaction)
                let all = try FileTable.charge("", bytes: file.size, files: 1, in: transaction)
                guard own <= limits.owner, all <= limits.total else { throw FileError(.quota) }
                try FileTable.insert(file, in: transaction)
            }
        } catch {
            if try await store.read({ try !FileTable.isUsed(file.sha256, in: $0) }) {
                try await thread.run { try Disk.remove(target) }
            }
            throw error
        }
    }

    private var spoolFolder: String { folder + "/spool" }

    private func shelfPath(_ sha256: String) -> String {
        folder + "/" + sha256.prefix(2)
    }

    func blobPath(_ sha256: String) -> String {
        shelfPath(sha256) + "/" + sha256
    }

    /// A name without path and control characters, at most 200 characters long.
    private static func plain(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let printable = String(last.unicodeScalars.filter { $0.properties.generalCategory != .control })
        return String(printable.prefix(200))
    }
}
