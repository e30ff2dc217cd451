import Exchange
import Standards

/// By what a message is found in the log.
package enum RecordKey: Sendable, Hashable {
    /// The UUID of the call.
    case request(String)
    /// The caller's message id.
    case message(String)
    /// Who called, in text form.
    case client(String)
    /// The number of the grant.
    case grant(String)

    static let count = 4

    /// Which of the four.
    var slot: Int {
        switch self {
        case .request: 0
        case .message: 1
        case .client: 2
        case .grant: 3
        }
    }

    private var text: String {
        switch self {
        case .request(let text), .message(let text), .client(let text), .grant(let text): text
        }
    }

    /// What stands for it in an index; never 0, which stands for nothing.
    var digest: UInt64 { Self.digest(text, slot: slot) }

    static func digest(_ text: String, slot: Int) -> UInt64 {
        var text = text
        return max(1, text.withUTF8 { XXH64.hash(UnsafeRawBufferPointer($0), seed: UInt64(slot)) })
    }

    /// Whether a message is one of those that it finds: an index may err, the record does not.
    func fits(_ record: MessageRecord) -> Bool {
        switch self {
        case .request(let text): record.requestID == text
        case .message(let text): record.messageID == text
        case .client(let text): record.client == text
        case .grant(let text): record.grant == text
        }
    }
}

/// What a grant was used for on one day: what quotas count.
package struct GrantUse: Sendable, Hashable {
    /// Requests let through under the grant, on the provider's side.
    package var calls: Int64 = 0
    /// Rows that the answers gave.
    package var rows: Int64 = 0

    /// No use yet.
    package init() {}

    static func + (left: GrantUse, right: GrantUse) -> GrantUse {
        var sum = left
        sum.calls += right.calls
        sum.rows += right.rows
        return sum
    }
}

/// A grant on one day in Beijing.
struct GrantDay: Sendable, Hashable {
    let grant: String
    let day: Day
}

/// What to find in one segment: in memory while the segment is written to, in a file beside it afterwards.
struct SegmentIndex: Sendable, Equatable {
    /// The position of the segment's first record.
    let first: Int64
    /// Where each record begins.
    private(set) var offsets: [UInt32] = []
    /// The key of each record by slot; 0 where it has none.
    private(set) var keys: [[UInt64]] = Array(repeating: [], count: RecordKey.count)
    /// The earliest and latest time of its records.
    private(set) var times: ClosedRange<Instant>?
    /// The use of grants by day.
    private(set) var uses: [GrantDay: GrantUse] = [:]

    init(first: Int64) {
        self.first = first
    }

    var count: Int { offsets.count }
    /// The position after its last.
    var end: Int64 { first + Int64(offsets.count) }

    /// Takes up the next record.
    mutating func add(_ entry: LogEntry, at offset: UInt32) {
        offsets.append(offset)
        let at = entry.at
        times = times.map { min($0.lowerBound, at)...max($0.upperBound, at) } ?? at...at
        guard case .message(let record) = entry else {
            for slot in 0..<RecordKey.count { keys[slot].append(0) }
            return
        }
        keys[0].append(RecordKey.digest(record.requestID, slot: 0))
        keys[1].append(RecordKey.digest(record.messageID, slot: 1))
        keys[2].append(RecordKey.digest(record.client, slot: 2))
        keys[3].append(record.grant.map { RecordKey.digest($0, slot: 3) } ?? 0)
        if record.side == .provider, let grant = record.grant { count(record, under: grant) }
    }

    private mutating func count(_ record: MessageRecord, under grant: String) {
        let day = GrantDay(grant: grant, day: BeijingTime.day(of: record.at))
        switch record.kind {
        case .request where record.refusal == nil: uses[day, default: GrantUse()].calls += 1
        case .request: break
        case .answer: uses[day, default: GrantUse()].rows += Int64(record.rows)
        }
    }

    /// The records with a key, newest first, below a position.
    func find(_ key: RecordKey, before position: Int64, limit: Int) -> [Int64] {
        let digest = key.digest
        let column = keys[key.slot]
        var found: [Int64] = []
        var ordinal = Int(clamping: min(end, position) - first) - 1
        while ordinal >= 0, found.count < limit {
            if column[ordinal] == digest { found.append(first + Int64(ordinal)) }
            ordinal -= 1
        }
        return found
    }
}
