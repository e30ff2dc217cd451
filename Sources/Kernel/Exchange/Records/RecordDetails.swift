import Standards

/// The bytes of an entry to which its leaf commits: version 1, every part in fixed order, one spelling for one entry.
package enum RecordDetails {
    static let version: UInt8 = 1
    private static let message: UInt8 = 1
    private static let erasure: UInt8 = 2

    /// Appends the details of an entry to `bytes`, which stay as they were where a part is larger than `RecordLimits` allow.
    package static func write(_ entry: LogEntry, keepsBody: Bool, to bytes: inout [UInt8]) throws(RecordError) {
        let start = bytes.count
        var writer = RecordWriter(appendingTo: consume bytes)
        bytes = []
        do throws(RecordError) {
            writer.byte(version)
            switch entry {
            case .message(let record): try write(record, keepsBody: keepsBody, to: &writer)
            case .erasure(let record): try write(record, to: &writer)
            }
            guard writer.bytes.count - start <= RecordLimits.details else { throw RecordError("details") }
        } catch {
            bytes = Array(writer.bytes.prefix(start))
            throw error
        }
        bytes = writer.bytes
    }

    private static func write(
        _ record: MessageRecord, keepsBody: Bool, to writer: inout RecordWriter
    ) throws(RecordError) {
        guard record.bodyDigest.count == 32 else { throw RecordError("body digest") }
        guard let status = UInt16(exactly: record.status) else { throw RecordError("status") }
        guard let rows = UInt32(exactly: record.rows) else { throw RecordError("rows") }
        guard let length = UInt64(exactly: record.bodyLength) else { throw RecordError("body length") }
        writer.byte(message)
        writer.byte(record.side.rawValue)
        writer.byte(record.kind.rawValue)
        writer.number(record.at.microseconds)
        writer.number(record.duration)
        writer.number(status)
        writer.number(rows)
        try writer.text(record.requestID, "request id")
        try writer.text(record.messageID, "message id")
        try writer.text(record.client, "client")
        try writer.text(record.service, "service")
        try writer.text(record.gateway, "gateway")
        try writer.text(record.caseNumber as String?, "case number")
        try writer.text(record.operatorName as String?, "operator")
        try writer.text(record.grant as String?, "grant")
        try writer.text(record.refusal as String?, "refusal")
        try write(subjects: record.subjects, to: &writer)
        try writer.long(record.head, "head", limit: RecordLimits.head)
        try writer.long(record.parameters, "parameters", limit: RecordLimits.parameters)
        try writer.long(record.proof, "proof", limit: RecordLimits.proof)
        writer.number(length)
        writer.raw(record.bodyDigest)
        writer.byte(keepsBody ? 1 : 0)
    }

    private static func write(subjects: [String], to writer: inout RecordWriter) throws(RecordError) {
        guard subjects.count <= RecordLimits.subjects else { throw RecordError("subjects") }
        writer.number(UInt16(subjects.count))
        for subject in subjects {
            let count = subject.utf8.count
            guard count <= RecordLimits.subject else { throw RecordError("subjects") }
            writer.byte(UInt8(count))
            writer.raw(subject.utf8)
        }
    }

    private static func write(_ record: ErasureRecord, to writer: inout RecordWriter) throws(RecordError) {
        writer.byte(erasure)
        writer.number(record.at.microseconds)
        writer.number(record.from)
        writer.number(record.to)
        try writer.text(record.rule, "rule")
    }

    /// Reads the details of an entry, and whether the body was kept beside them; throws on anything that `write` does not write.
    package static func read(_ bytes: ArraySlice<UInt8>) throws(RecordError) -> (entry: LogEntry, keepsBody: Bool) {
        guard bytes.count <= RecordLimits.details else { throw RecordError("details") }
        var reader = RecordReader(bytes)
        guard try reader.byte("version") == version else { throw RecordError("version") }
        let result: (LogEntry, Bool)
        switch try reader.byte("kind of entry") {
        case message:
            let record = try readMessage(&reader)
            let keepsBody = try reader.byte("body")
            guard keepsBody <= 1 else { throw RecordError("body") }
            result = (.message(record), keepsBody == 1)
        case erasure:
            result = (
                .erasure(
                    ErasureRecord(
                        at: Instant(microseconds: try reader.number("time")), from: try reader.number("from"),
                        to: try reader.number("to"), rule: try reader.text("rule"))), false
            )
        default: throw RecordError("kind of entry")
        }
        try reader.end()
        return result
    }

    private static func readMessage(_ reader: inout RecordReader) throws(RecordError) -> MessageRecord {
        guard let side = MessageRecord.Side(rawValue: try reader.byte("side")) else { throw RecordError("side") }
        guard let kind = MessageRecord.Kind(rawValue: try reader.byte("kind")) else { throw RecordError("kind") }
        let at = Instant(microseconds: try reader.number("time"))
        let duration = try reader.number("duration", as: Int64.self)
        let status = Int(try reader.number("status", as: UInt16.self))
        let rows = Int(try reader.number("rows", as: UInt32.self))
        var record = MessageRecord(
            side: side, kind: kind, at: at, requestID: try reader.text("request id"),
            messageID: try reader.text("message id"), client: try reader.text("client"),
            service: try reader.text("service"), gateway: try reader.text("gateway"),
            caseNumber: try reader.optionalText("case number"), operatorName: try reader.optionalText("operator"),
            grant: try reader.optionalText("grant"), status: status, refusal: try reader.optionalText("refusal"),
            rows: rows, subjects: try readSubjects(&reader),
            head: try reader.long("head", limit: RecordLimits.head), body: nil, bodyLength: 0, bodyDigest: [],
            duration: duration)
        record.parameters = try reader.long("parameters", limit: RecordLimits.parameters)
        record.proof = try reader.long("proof", limit: RecordLimits.proof)
        guard let length = Int(exactly: try reader.number("body length", as: UInt64.self)) else {
            throw RecordError("body length")
        }
        record.bodyLength = length
        record.bodyDigest = Array(try reader.raw(32, "body digest"))
        return record
    }

    private static func readSubjects(_ reader: inout RecordReader) throws(RecordError) -> [String] {
        let count = Int(try reader.number("subjects", as: UInt16.self))
        guard count <= RecordLimits.subjects else { throw RecordError("subjects") }
        var subjects: [String] = []
        for _ in 0..<count {
            let length = Int(try reader.byte("subjects"))
            guard length <= RecordLimits.subject else { throw RecordError("subjects") }
            subjects.append(try reader.utf8(length, "subjects"))
        }
        return subjects
    }
}
