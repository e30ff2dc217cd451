package import Authority
import Files
package import Jobs
import Journal
package import Standards
import Store

/// The list of refused rows 问题数据清单 as CSV: each row as it was sent, followed by line, element, reason and mend.
///
/// Mended, it can be sent again as it is: an import passes over the last columns.
package struct RefusedExport: AsyncSequence, Sendable {
    let store: Store
    let shape: DatasetShape
    let job: ID<Job>
    let file: FileReader
    let survey: ImportSurvey
    let limits: CSVLimits
    let language: Language

    /// Walks the refusals by line.
    package struct AsyncIterator: AsyncIteratorProtocol {
        private let export: RefusedExport
        private var place: (line: Int64, ordinal: Int64) = (0, -1)
        private var isDone = false
        private var hasHeader = false

        init(_ export: RefusedExport) {
            self.export = export
        }

        /// The next bytes; nil at the end.
        package mutating func next() async throws -> [UInt8]? {
            var writer = CSVWriter()
            if !hasHeader {
                hasHeader = true
                writer.begin()
                writer.write(export.header)
            }
            if !isDone { try await page(into: &writer) }
            return writer.bytes.isEmpty ? nil : writer.take()
        }

        private mutating func page(into writer: inout CSVWriter) async throws {
            let (job, after, limit) = (export.job, place, 200)
            var entries = try await export.store.read { snapshot in
                try RefusalTable.page(job, after: after, limit: limit, in: snapshot).map { Entry(row: $0, place: $1) }
            }
            isDone = entries.count < limit
            // A row whose entries the page may have cut is left for the next one.
            if !isDone, let last = entries.last?.row.line, entries.first?.row.line != last {
                entries.removeAll { $0.row.line == last }
            }
            guard let last = entries.last else { return }
            place = (last.row.line, last.row.ordinal)
            var start = entries.startIndex
            while start < entries.endIndex {
                let end = entries[start...].firstIndex { $0.row.line != entries[start].row.line } ?? entries.endIndex
                writer.write(try await export.record(Array(entries[start..<end])))
                start = end
            }
        }
    }

    /// An entry with where its row stands in the file.
    struct Entry: Sendable {
        let row: RefusedRow
        let place: Range<Int64>
    }

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }

    private var columns: [Int] { survey.header.columns.compactMap(\.self) }

    private var header: [String] {
        columns.map { shape.fields[$0].title[language] } + ImportHeader.remarks.map { $0[language] }
    }

    private func record(_ entries: [Entry]) async throws -> [String] {
        guard let first = entries.first else { return [] }
        let count = Int(clamping: Swift.min(first.place.upperBound - first.place.lowerBound, Int64(limits.record)))
        let bytes = try await file.read(at: first.place.lowerBound, count: count)
        let cells = cells(bytes)
        let elements = entries.map { entry in
            entry.row.field.flatMap { shape.field($0) }.map { shape.fields[$0].title[language] } ?? ""
        }
        let separator = language == .chinese ? "；" : "; "
        let original = cells == nil ? String(decoding: bytes.prefix(1_000), as: UTF8.self) : ""
        return (cells ?? columns.map { _ in "" }) + [
            String(first.row.line), elements.joined(separator: separator),
            entries.map { $0.row.reason[language] }.joined(separator: separator),
            entries.map { $0.row.mend[language] }.joined(separator: separator), original,
        ]
    }

    /// The cells of a row under the header's columns; nil where it cannot be divided.
    private func cells(_ bytes: [UInt8]) -> [String]? {
        var reader = CSVReader(separator: survey.separator, limits: limits)
        reader.feed(bytes)
        reader.finish()
        guard case .record(let record) = reader.next(), let characters = Characters(survey.encoding) else { return nil }
        return survey.header.columns.indices.filter { survey.header.columns[$0] != nil }.map { column in
            guard column < record.count else { return "" }
            let field = reader.field(column)
            return String(decoding: SpreadsheetText.read(characters.utf8(field) ?? field), as: UTF8.self)
        }
    }
}

extension ImportHeader {
    /// The columns that a list of refused rows adds and an import passes over.
    static let remarks = [
        Localized(zh: "行号", en: "Line"), Localized(zh: "问题数据项", en: "Element refused"),
        Localized(zh: "原因", en: "Reason"), Localized(zh: "改法", en: "How to mend"),
        Localized(zh: "原文", en: "Original text"),
    ]
}

extension Registry {
    /// The refused rows of an import as CSV, each as it was sent: for those only who may import.
    ///
    /// The access record is durable before the first byte. Acts: import.
    package func refusedCSV(
        _ job: ID<Job>, language: Language = .chinese, under permit: Permit
    ) async throws -> RefusedExport {
        let found = try await store.read { [self] in try importJob(job, under: permit, in: $0)?.1 }
        guard let order = found, let shape = shapes[order.dataset] else { throw RegistryError.job }
        let reader = try await files.reader(of: ID(rawValue: order.file))
        let csv = limits.csv
        let survey = try await OwnThread("registry.survey").run {
            try ImportSurvey.survey(reader, format: order.format, shape: shape, limits: csv)
        }
        let journal = journal
        let size = try await store.read { try journal.head(in: $0).size }
        try await leaveRecord(permit, subjects: [], detail: AccessDetail(read: "refused", position: size))
        return RefusedExport(
            store: store, shape: shape, job: job, file: reader, survey: survey, limits: csv, language: language)
    }
}
