import Authority
import Definitions
import Expressions
import Journal
import Standards
import Store

/// Turns stored records into what a permit shows.
struct RecordMasking: Sendable {
    let shape: DatasetShape
    let permit: Permit

    /// The values that the permit opens, masked, and which of them are.
    func values(_ row: RecordRow) -> (values: [String: Datum], masked: Set<String>) {
        var values: [String: Datum] = [:]
        var masked: Set<String> = []
        for (index, field) in shape.fields.enumerated() where permit.fields.contains(field.element.id) {
            values[field.element.id] = value(row.values[index], of: field, masked: &masked)
        }
        return (values, masked)
    }

    /// The record as its reader may see it; `facts` are those of its batch.
    func view(_ row: RecordRow, _ facts: BatchFacts?, access: ID<Entry>? = nil) -> RecordView {
        let (values, masked) = values(row)
        return RecordView(
            dataset: shape.id, reference: row.reference,
            key: shape.key.map { values[shape.fields[$0].element.id] ?? .null }, values: values, masked: masked,
            version: row.version, changedAt: facts?.at ?? Instant(microseconds: 0), position: facts?.position,
            access: access)
    }

    /// What a version changed against the one before it, as its reader may see it.
    func version(_ row: RecordRow, after older: RecordRow?, _ facts: BatchFacts?) -> RecordVersion {
        var changes: [String: Datum] = [:]
        var masked: Set<String> = []
        for (index, field) in shape.fields.enumerated() where permit.fields.contains(field.element.id) {
            let value = row.values[index]
            if let older, older.values[index].isIdentical(to: value) { continue }
            if older == nil, value.isNull { continue }
            changes[field.element.id] = self.value(value, of: field, masked: &masked)
        }
        return RecordVersion(
            version: row.version, position: facts?.position, at: facts?.at ?? Instant(microseconds: 0),
            job: facts?.job ?? "", changes: changes, masked: masked)
    }

    private func value(_ value: Datum, of field: DatasetShape.Field, masked: inout Set<String>) -> Datum {
        guard let mask = permit.masks[field.element.id], mask != .none, !value.isNull else { return value }
        masked.insert(field.element.id)
        return mask.apply(to: value)
    }

    /// Whether the permit's row predicate admits a record.
    func admits(_ row: RecordRow) -> Bool {
        Self.admits(row, by: permit.rows, in: shape)
    }

    /// Whether a row predicate admits a record; no predicate admits all.
    static func admits(_ row: RecordRow, by rows: TypedExpression?, in shape: DatasetShape) -> Bool {
        guard let rows else { return true }
        return rows.evaluate { element in shape.field(element).map { row.values[$0] } ?? .null } == true
    }
}

/// What is known about a batch: when it was written, by which import, and where the journal proves it.
struct BatchFacts: Sendable, Hashable {
    let at: Instant
    let job: String
    let position: Int64?
}
