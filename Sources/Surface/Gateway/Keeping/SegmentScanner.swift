import Exchange
import Glibc

/// Reads a segment's records one after the other, a mebibyte at a time.
struct SegmentScanner {
    /// What stands at the present place.
    enum Step {
        /// A whole record, and where it begins.
        case record(RecordFrame, at: Int64)
        /// No whole record of the position that was expected: the end, a torn write, or damage.
        case nothing
    }

    private let file: LogFile
    /// The first 128 bytes; nil where they are no header.
    let header: SegmentHeader?
    /// Bytes of the file.
    let size: Int64
    /// Where the next record begins.
    private(set) var offset = Int64(SegmentHeader.byteCount)
    private var window: [UInt8] = []
    private var windowStart: Int64 = 0
    private static let windowCount = 1 << 20

    /// A scanner at the first record of a segment; nil where there is no such file.
    init?(_ path: String) throws(KeeperError) {
        guard let file = try LogFile(path) else { return nil }
        self.file = file
        size = try file.size()
        header = SegmentHeader(try file.read(at: 0, count: SegmentHeader.byteCount))
    }

    /// The record of a position, if it stands here whole; the place moves behind it.
    mutating func next(_ position: Int64) throws(KeeperError) -> Step {
        guard let frame = try frame(at: offset), frame.position == position else { return .nothing }
        defer { offset += Int64(frame.byteCount) }
        return .record(frame, at: offset)
    }

    /// The nearest whole record of a position of at least `position` anywhere behind the present place; the place moves to it.
    mutating func resynchronise(_ position: Int64) throws(KeeperError) -> RecordFrame? {
        var place = offset
        while let found = try magic(from: place) {
            if let frame = try frame(at: found), frame.position >= position {
                offset = found
                return frame
            }
            place = found + 1
        }
        return nil
    }

    private mutating func frame(at place: Int64) throws(KeeperError) -> RecordFrame? {
        let prefix = try bytes(at: place, count: RecordFrame.prefixCount)
        guard let count = RecordFrame.length(prefix), place + Int64(count) <= size else { return nil }
        return RecordFrame(try bytes(at: place, count: count))
    }

    private mutating func magic(from start: Int64) throws(KeeperError) -> Int64? {
        var place = start
        while place < size {
            let piece = try bytes(at: place, count: Int(min(Int64(Self.windowCount), size - place)))
            var rest = piece
            while let index = rest.firstIndex(of: RecordFrame.magic[0]) {
                if piece[index...].starts(with: RecordFrame.magic) { return place + Int64(index - piece.startIndex) }
                rest = rest[(index + 1)...]
            }
            guard piece.count > 3 else { return nil }
            place += Int64(piece.count) - (place + Int64(piece.count) < size ? 3 : 0)
        }
        return nil
    }

    /// Up to `count` bytes at a place, fewer only at the end of the file.
    private mutating func bytes(at place: Int64, count: Int) throws(KeeperError) -> ArraySlice<UInt8> {
        if place < windowStart || place + Int64(count) > windowStart + Int64(window.count) {
            window = try file.read(at: place, count: max(count, Self.windowCount))
            windowStart = place
        }
        let start = Int(place - windowStart)
        return window[min(start, window.count)..<min(start + count, window.count)]
    }
}

/// A file open for reading as long as this object.
final class LogFile: Sendable {
    private let descriptor: Int32
    private let path: String

    /// Nil where there is no such file.
    init?(_ path: String) throws(KeeperError) {
        guard let descriptor = try LogFiles.open(path, O_RDONLY) else { return nil }
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        LogFiles.close(descriptor)
    }

    func size() throws(KeeperError) -> Int64 { try LogFiles.size(descriptor, path) }

    /// Up to `count` bytes; fewer only at the end.
    func read(at offset: Int64, count: Int) throws(KeeperError) -> [UInt8] {
        try LogFiles.read(descriptor, path, at: offset, count: count)
    }
}
