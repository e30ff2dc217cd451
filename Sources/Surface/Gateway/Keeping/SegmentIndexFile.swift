import Exchange
import Standards

/// The index of a closed segment in a file: what is looked up is read in place, by bisection, a few reads for each question.
///
///     0    "yitong record index 1", in 32
///     32   first position, records, earliest and latest microsecond, entries of each of the four keys, in eight each
///     96   XXH64 of the 96 bytes before
///     104  where each record begins, in four; then for each key its entries in order: digest in eight, record in four;
///          then the use of grants by day; at last XXH64 of everything
struct SegmentIndexFile {
    private static let magic = Array("yitong record index 1\n".utf8)
    private static let headCount = 104
    private static let entryCount = 12

    let first: Int64
    let count: Int
    let times: ClosedRange<Instant>
    private let entries: [Int]
    private let path: String

    /// The bytes of a file for an index.
    static func bytes(of index: SegmentIndex) -> [UInt8] {
        let columns = index.keys.map { column in
            column.enumerated().filter { $0.element != 0 }.map { (digest: $0.element, ordinal: UInt32($0.offset)) }
                .sorted { ($0.digest, $0.ordinal) < ($1.digest, $1.ordinal) }
        }
        var writer = RecordWriter(appendingTo: [])
        writer.raw(magic + [UInt8](repeating: 0, count: 32 - magic.count))
        writer.number(index.first)
        writer.number(Int64(index.count))
        writer.number(index.times?.lowerBound.microseconds ?? 0)
        writer.number(index.times?.upperBound.microseconds ?? 0)
        for column in columns { writer.number(Int64(column.count)) }
        writer.number(XXH64.hash(writer.bytes))
        for offset in index.offsets { writer.number(offset) }
        for column in columns {
            for entry in column {
                writer.number(entry.digest)
                writer.number(entry.ordinal)
            }
        }
        writer.number(UInt32(clamping: index.uses.count))
        for (key, use) in index.uses.sorted(by: { ($0.key.grant, $0.key.day) < ($1.key.grant, $1.key.day) }) {
            // A grant's number came out of a record, whose texts are within the limit.
            try? writer.text(key.grant, "grant")
            writer.number(key.day.ordinal)
            writer.number(use.calls)
            writer.number(use.rows)
        }
        writer.number(XXH64.hash(writer.bytes))
        return writer.bytes
    }

    /// The index in a file; nil where it is missing or its head is not whole: then it is made anew from the segment.
    init?(_ path: String) throws(KeeperError) {
        let head = try LogFiles.read(path, limit: Self.headCount)
        guard head.count == Self.headCount, head.starts(with: Self.magic) else { return nil }
        var reader = RecordReader(head[32...])
        var numbers: [Int64] = []
        for _ in 0..<8 { numbers.append((try? reader.number("head")) ?? -1) }
        guard (try? reader.number("check", as: UInt64.self)) == XXH64.hash(Array(head[..<96])), numbers[0] >= 0,
            (0...Int64(UInt32.max)).contains(numbers[1]), numbers[2] <= numbers[3],
            numbers[4...].allSatisfy({ (0...numbers[1]).contains($0) })
        else { return nil }
        first = numbers[0]
        count = Int(numbers[1])
        times = Instant(microseconds: numbers[2])...Instant(microseconds: numbers[3])
        entries = numbers[4...].map { Int($0) }
        self.path = path
    }

    /// The position after its last.
    var end: Int64 { first + Int64(count) }

    /// Where the record of a position begins in the segment.
    func offset(of position: Int64) throws(KeeperError) -> UInt32 {
        let bytes = try LogFiles.read(path, from: Int64(Self.headCount) + (position - first) * 4, limit: 4)
        guard bytes.count == 4 else { throw .damaged("index \(first)") }
        return bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The records with a key, newest first, below a position.
    func find(_ key: RecordKey, before position: Int64, limit: Int) throws(KeeperError) -> [Int64] {
        guard let descriptor = try LogFiles.open(path, 0) else { return [] }
        defer { LogFiles.close(descriptor) }
        let start = Self.headCount + count * 4 + entries[..<key.slot].reduce(0, +) * Self.entryCount
        let total = entries[key.slot]
        let bound = UInt32(clamping: position - first)
        // The first entry that is not below (digest, bound).
        var (low, high) = (0, total)
        while low < high {
            let middle = (low + high) / 2
            let entry = try self.entry(descriptor, start, middle)
            if (entry.digest, entry.ordinal) < (key.digest, bound) { low = middle + 1 } else { high = middle }
        }
        var found: [Int64] = []
        while low > 0, found.count < limit {
            low -= 1
            let entry = try self.entry(descriptor, start, low)
            guard entry.digest == key.digest else { break }
            found.append(first + Int64(entry.ordinal))
        }
        return found
    }

    private func entry(
        _ descriptor: Int32, _ start: Int, _ index: Int
    ) throws(KeeperError) -> (digest: UInt64, ordinal: UInt32) {
        let offset = Int64(start + index * Self.entryCount)
        let bytes = try LogFiles.read(descriptor, path, at: offset, count: Self.entryCount)
        guard bytes.count == Self.entryCount else { throw .damaged("index \(first)") }
        return (bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }, bytes[8...].reduce(0) { $0 << 8 | UInt32($1) })
    }

    /// The use of grants by day.
    func uses() throws(KeeperError) -> [GrantDay: GrantUse] {
        let start = Self.headCount + count * 4 + entries.reduce(0, +) * Self.entryCount
        let bytes = try LogFiles.read(path, from: Int64(start))
        do throws(RecordError) {
            var reader = RecordReader(bytes[...])
            var uses: [GrantDay: GrantUse] = [:]
            for _ in 0..<(try reader.number("uses", as: UInt32.self)) {
                let grant = try reader.text("grant")
                guard let day = Day(ordinal: try reader.number("day", as: Int32.self)) else { throw RecordError("day") }
                var use = GrantUse()
                use.calls = try reader.number("calls")
                use.rows = try reader.number("rows")
                uses[GrantDay(grant: grant, day: day)] = use
            }
            return uses
        } catch {
            throw .damaged("index \(first): \(error)")
        }
    }
}
