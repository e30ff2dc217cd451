import Exchange
import Glibc
import Standards
import Trust

/// The segment that is written to: room is taken in advance, records are appended in groups, each group is flushed.
///
/// Owned by the committer's thread.
final class OpenSegment {
    let header: SegmentHeader
    private let path: String
    private let descriptor: Int32
    private let disk: LogDisk
    private let wanted: Int64
    /// Where the next record begins: all before it is on the disk.
    private(set) var end: Int64
    private var room: Int64
    private static let leastRoom: Int64 = 1 << 20

    private init(header: SegmentHeader, path: String, descriptor: Int32, end: Int64, wanted: Int, disk: LogDisk) {
        self.header = header
        self.path = path
        self.descriptor = descriptor
        self.disk = disk
        self.end = end
        self.room = end
        self.wanted = Int64(wanted)
    }

    deinit {
        close(descriptor)
    }

    /// Begins a segment; where that fails nothing is left of it.
    static func begin(
        _ header: SegmentHeader, in folder: LogFolder, room: Int, disk: LogDisk
    ) throws(KeeperError) -> OpenSegment {
        let path = folder.segment(header.first)
        guard let descriptor = try LogFiles.open(path, O_RDWR | O_CREAT | O_EXCL) else {
            throw .disk("create", path, ENOENT)
        }
        let segment = OpenSegment(
            header: header, path: path, descriptor: descriptor, end: 0, wanted: room, disk: disk)
        do throws(KeeperError) {
            try segment.append(header.bytes)
            try LogFiles.syncFolder(folder.records)
        } catch {
            unlink(path)
            throw error
        }
        return segment
    }

    /// Goes on behind the last whole record of a segment; what lies there of a torn write is taken away first.
    static func resume(
        _ header: SegmentHeader, in folder: LogFolder, end: Int64, room: Int, disk: LogDisk
    ) throws(KeeperError) -> OpenSegment {
        let path = folder.segment(header.first)
        guard let descriptor = try LogFiles.open(path, O_RDWR) else { throw .disk("open", path, ENOENT) }
        let segment = OpenSegment(
            header: header, path: path, descriptor: descriptor, end: end, wanted: room, disk: disk)
        guard ftruncate(descriptor, off_t(end)) == 0 else { throw .disk("truncate", path, errno) }
        let synced = disk.sync(descriptor)
        guard synced == 0 else { throw .disk("fdatasync", path, -synced) }
        return segment
    }

    /// Whether so many bytes more fit into the size that a segment should have.
    func fits(_ count: Int) -> Bool { end + Int64(count) <= max(wanted, room) }

    /// Puts bytes behind the others and on the disk; throws `full` where nothing was kept, `stopped` where nobody knows.
    func append(_ bytes: [UInt8]) throws(KeeperError) {
        try takeRoom(for: Int64(bytes.count))
        let written = bytes.withUnsafeBytes { disk.write(descriptor, $0, end) }
        guard written == 0 else {
            retreat()
            throw LogDisk.isFull(-written) ? .full("write: \(-written)") : .stopped("write: \(-written)")
        }
        let synced = disk.sync(descriptor)
        guard synced == 0 else { throw .stopped("fdatasync: \(-synced)") }
        end += Int64(bytes.count)
    }

    private func takeRoom(for count: Int64) throws(KeeperError) {
        let least = end + count
        guard room < least else { return }
        // Less than a whole segment is taken where the disk has no more: calls go on until the last mebibyte.
        var size = max(wanted, least)
        var failure: Int32 = 0
        while size >= least {
            failure = disk.allocate(descriptor, size)
            if failure == 0 {
                room = size
                return
            }
            guard LogDisk.isFull(-failure), size > least else { break }
            size = max(least, min(end + (size - end) / 2, size - Self.leastRoom))
        }
        retreat()
        throw LogDisk.isFull(-failure) ? .full("allocate: \(-failure)") : .stopped("allocate: \(-failure)")
    }

    /// Takes away what a failed write left, and the room, so that no part of it is ever read as a record.
    private func retreat() {
        _ = ftruncate(descriptor, off_t(end))
        room = end
    }

    /// Ends the segment: it gets exactly the size of what it holds.
    func finish() throws(KeeperError) {
        guard ftruncate(descriptor, off_t(end)) == 0 else { throw .disk("truncate", path, errno) }
        room = end
        let synced = disk.sync(descriptor)
        guard synced == 0 else { throw .stopped("fdatasync: \(-synced)") }
    }
}
