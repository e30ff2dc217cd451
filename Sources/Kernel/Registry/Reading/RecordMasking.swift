import Authority
import Definitions
import Expressions
import Journal
import Standards
import Store

/// Turns stored records into what a permit shows.
struct RecordMasking: Sendable {
    /// A field that the permit opens.
    private struct Open {
        let index: Int
        let id: String
        /// Nil: shown whole.
        let mask: Mask?

        /// The value as it is shown, and whether masked.
        func shown(_ value: Datum) -> (Datum, isMasked: Bool) {
            guard let mask, !value.isNull else { return (value, false) }
            return (mask.apply(to: value), true)
        }
    }

    let shape: DatasetShape
    let permit: Permit
    private let open: [Open]
    /// Where among `open` each field of the key is; nil: it is not.
    private let key: [Int?]

    /// Made once for all rows of an answer.
    init(shape: DatasetShape, permit: Permit) {
        self.shape = shape
        self.permit = permit
        let open: [Open] = shape.fields.enumerated().compactMap { index, field in
            let id = field.element.id
            guard permit.fields.contains(id) else { return nil }
            return Open(index: index, id: id, mask: permit.masks[id].flatMap { $0 == Mask.none ? nil : $0 })
        }
        self.open = open
        self.key = shape.key.map { field in open.firstIndex { $0.index == field } }
    }

    /// The fields that the permit opens, masked.
    func cells(_ row: RecordRow) -> [RecordView.Cell] {
        open.map { field in
            let (value, isMasked) = field.shown(row.values[field.index])
            return RecordView.Cell(element: field.id, value: value, isMasked: isMasked)
        }
    }

    /// Where among the cells a field of the shape is; nil: the permit does not open it.
    func place(of field: Int) -> Int? { open.firstIndex { $0.index == field } }

    /// The record as its reader may see it; `facts` are those of its batch.
    func view(_ row: RecordRow, _ facts: BatchFacts?, access: ID<Entry>? = nil) -> RecordView {
        let cells = cells(row)
        return RecordView(
            dataset: shape.id, reference: row.reference,
            key: key.map { $0.map { cells[$0].value } ?? .null }, cells: cells, version: row.version,
            changedAt: facts?.at ?? Instant(microseconds: 0), position: facts?.position,
            access: access)
    }

    /// What a version changed against the one before it, as its reader may see it.
    func version(_ row: RecordRow, after older: RecordRow?, _ facts: BatchFacts?) -> RecordVersion {
        var changes: [String: Datum] = [:]
        var masked: Set<String> = []
        for field in open {
            let value = row.values[field.index]
            if let older, older.values[field.index].isIdentical(to: value) { continue }
            if older == nil, value.isNull { continue }
            let (shown, isMasked) = field.shown(value)
            changes[field.id] = shown
            if isMasked { masked.insert(field.id) }
        }
        return RecordVersion(
            version: row.version, position: facts?.position, at: facts?.at ?? Instant(microseconds: 0),
            job: facts?.job ?? "", changes: changes, masked: masked)
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
