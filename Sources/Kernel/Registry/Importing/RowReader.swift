import Definitions
import Expressions
import Standards

/// Turns the fields of a CSV record into the values of a row, or says everything that is wrong with it.
struct RowReader {
    private let shape: DatasetShape
    private let header: ImportHeader
    private let encoding: CSVEncoding
    private let characters: Characters
    private let parsers: [ElementParser]
    private let required: [Bool]
    private let checks: [(definition: DatasetCheck, expression: TypedExpression)]
    private let expected: Int

    /// At most so many refusals of one row are kept.
    static let most = 20

    init?(shape: DatasetShape, survey: ImportSurvey, rules: DatasetRules) {
        guard let characters = Characters(survey.encoding) else { return nil }
        self.shape = shape
        self.header = survey.header
        self.encoding = survey.encoding
        self.characters = characters
        self.parsers = rules.parsers
        self.required = shape.fields.map(\.required)
        self.checks = rules.checks
        self.expected = survey.header.columns.count
    }

    /// The values of a record, or why it has none.
    func read(_ record: CSVRecord, from reader: borrowing CSVReader) -> Result<[Datum], Refusals> {
        guard isComplete(record, in: reader) else {
            return .failure(Refusals([.fieldCount(record.count, expected: expected)]))
        }
        var values = [Datum](repeating: .null, count: shape.fields.count)
        var refusals: [RowRefusal] = []
        for (column, target) in header.columns.enumerated() {
            guard let target else { continue }
            let bytes = reader.field(column)
            switch value(of: bytes, field: target, isASCII: reader.isASCII) {
            case .success(let value): values[target] = value
            case .failure(let refusal): refusals += refusal.list
            }
        }
        if refusals.isEmpty { refusals = broken(values) }
        return refusals.isEmpty ? .success(values) : .failure(Refusals(Array(refusals.prefix(Self.most))))
    }

    /// As many fields as the header has columns; more only where they are empty.
    private func isComplete(_ record: CSVRecord, in reader: borrowing CSVReader) -> Bool {
        if record.count == expected { return true }
        guard record.count > expected else {
            return header.columns.dropFirst(record.count).allSatisfy { $0 == nil }
        }
        for column in expected..<record.count where !reader.field(column).isEmpty { return false }
        return true
    }

    private func value(of bytes: ArraySlice<UInt8>, field index: Int, isASCII: Bool) -> Result<Datum, Refusals> {
        guard let decoded = isASCII ? bytes : characters.utf8(bytes) else {
            return .failure(Refusals([.encoding(shape.fields[index].element.id, encoding)]))
        }
        let utf8 = SpreadsheetText.read(decoded)
        do {
            let value = try parsers[index].parse(utf8: utf8.span)
            if value.isNull, required[index] { return .failure(Refusals([.missing(shape.fields[index].element.id)])) }
            return .success(value)
        } catch {
            let field = shape.fields[index]
            let text = String(decoding: utf8.prefix(200), as: UTF8.self)
            let shown = field.mask == .none ? text : field.mask.apply(to: text)
            return .failure(
                Refusals([
                    RowRefusal(
                        element: field.element.id, code: error.code, value: String(shown.prefix(64)),
                        reason: error.message, mend: error.mend)
                ]))
        }
    }

    /// The dataset's own checks that a row breaks; unknown passes.
    private func broken(_ values: [Datum]) -> [RowRefusal] {
        checks.compactMap { check in
            let verdict = check.expression.evaluate { element in shape.field(element).map { values[$0] } ?? .null }
            guard verdict == false else { return nil }
            return RowRefusal(
                element: nil, code: "check." + check.definition.id, value: nil, reason: check.definition.message,
                mend: check.definition.mend)
        }
    }
}

/// Everything that is wrong with one row.
struct Refusals: Error, Sendable {
    let list: [RowRefusal]

    init(_ list: [RowRefusal]) {
        self.list = list
    }
}
