import Authority
import Definitions
import Journal
import Standards
import Store

extension Registry {
    /// The canonical keys of the persons whom records concern: the dataset's subject element and its value.
    static func subjects(of rows: [RecordRow], in shape: DatasetShape) -> [String] {
        guard let subject = shape.definition.subject, let field = shape.field(subject) else { return [] }
        return rows.compactMap { row in
            guard case .text(let text) = row.values[field], !text.isEmpty else { return nil }
            return "resident:" + text
        }
    }

    /// Leaves the access record; when this returns it is durable, and the data may be handed out.
    @discardableResult
    func leaveRecord(_ permit: Permit, subjects: [String], detail: AccessDetail) async throws -> ID<Entry> {
        let (authority, note, payload) = (authority, authority.note(of: permit), detail.json)
        return try await store.write { transaction in
            try authority.record(note, subjects: subjects, detail: payload, in: transaction)
        }
    }
}

/// What an access record says beside who, why and whom: how much was seen, and for bulk by which condition and until when.
struct AccessDetail: Sendable, Hashable {
    /// What was asked for: `record`, `page`, `count`, `history`, `export`.
    let read: String
    /// How many records were seen; nil: as many as the condition admits.
    var rows: Int?
    /// The condition in CQL2; nil: all.
    var filter: String?
    /// The batch of the dataset up to which an export goes.
    var batch: Int64?
    /// The journal's size when it was read.
    var position: Int64

    /// As JSON with sorted keys: written for every read, so without an encoder.
    var json: String {
        var json = "{"
        if let batch { json += "\"batch\":\(batch)," }
        if let filter { json += "\"filter\":\(filter.jsonString)," }
        json += "\"position\":\(position),\"read\":\(read.jsonString)"
        if let rows { json += ",\"rows\":\(rows)" }
        return json + "}"
    }
}
