import Definitions
import Files
import Standards
import Synchronization

/// Reads a file chunk by chunk on a thread of its own, so that the next chunk is parsed while the last one is written.
///
/// It always begins at the first row: what a resumed import has loaded already is read again and dropped, which costs
/// the parsing and rebuilds the memory of keys. Chunks are the same in every run, so their line ranges name them.
final class ImportSource: Sendable {
    private struct State {
        var reader: CSVReader
        var rows: RowReader
        var keys = KeyMemory()
        var offset: Int64
        var scratch: [UInt8] = []
    }

    private let file: FileReader
    private let shape: DatasetShape
    private let hash: RowHash
    /// The fields that have an order column.
    private let sorted: [Int]
    private let loaded: Int64
    private let thread = OwnThread("registry.import")
    private let state: Mutex<State>

    /// A chunk has at most so many records.
    static let records = 1_000
    /// A chunk is not prolonged beyond so many bytes.
    static let bytes: Int64 = 4 << 20
    private static let block = 1 << 18

    /// A source that gives the chunks that end after `loaded`.
    init(
        _ file: FileReader, survey: ImportSurvey, shape: DatasetShape, rules: DatasetRules, limits: CSVLimits,
        loaded: Int64
    ) throws(RegistryError) {
        guard let rows = RowReader(shape: shape, survey: survey, rules: rules) else {
            throw RegistryError.headerEncoding
        }
        let reader = CSVReader(separator: survey.separator, limits: limits, offset: survey.offset, line: survey.line)
        self.file = file
        self.shape = shape
        self.hash = RowHash(shape)
        self.sorted = shape.fields.indices.filter { shape.fields[$0].orderColumn != nil }
        self.loaded = loaded
        self.state = Mutex(State(reader: reader, rows: rows, offset: survey.offset))
    }

    /// The next chunks, at most `limit`; none at the end of the file.
    func next(_ limit: Int) async throws -> [ImportChunk] {
        try await thread.run { [self] in
            try state.withLock { state in
                var chunks: [ImportChunk] = []
                while chunks.count < limit, let chunk = try read(&state) {
                    if chunk.end > loaded { chunks.append(chunk) }
                }
                return chunks
            }
        }
    }

    private func read(_ state: inout State) throws -> ImportChunk? {
        guard let first = try step(&state) else { return nil }
        var chunk = ImportChunk(lines: first.place.line...first.place.line, end: 0, nextLine: 0)
        chunk.rows.reserveCapacity(Self.records)
        var next: Item? = first
        var count = 0
        while let item = next {
            add(item, to: &chunk, &state.scratch)
            count += 1
            guard count < Self.records, chunk.end - first.start <= Self.bytes else { break }
            next = try step(&state)
        }
        chunk.rows = KeyOrder(shape).sorted(chunk.rows)
        return chunk
    }

    private func add(_ item: Item, to chunk: inout ImportChunk, _ scratch: inout [UInt8]) {
        let (line, end, nextLine) = item.place
        chunk.lines = chunk.lines.lowerBound...max(line, nextLine - 1)
        (chunk.end, chunk.nextLine) = (end, nextLine)
        switch item.content {
        case .success(let values):
            let orders = sorted.map { shape.fields[$0].orderValue(of: values[$0]) }
            chunk.rows.append(
                ImportRow(values: values, orders: orders, leaf: hash.leaf(values, scratch: &scratch)))
        case .failure(let refusals):
            chunk.refused.append(RefusedRecord(line: line, start: item.start, end: end, refusals: refusals.list))
        }
    }

    private struct Item {
        let start: Int64
        let place: (line: Int64, end: Int64, nextLine: Int64)
        let content: Result<[Datum], Refusals>
    }

    /// The next record or fault; nil at the end of the file.
    private func step(_ state: inout State) throws -> Item? {
        while true {
            switch state.reader.next() {
            case .record(let record):
                var content = state.rows.read(record, from: state.reader)
                if case .success(let values) = content,
                    let first = state.keys.remember(shape.key.map { values[$0] }, line: record.line)
                {
                    let element = shape.key.count == 1 ? shape.definition.key.first : nil
                    content = .failure(Refusals([.duplicate(element, line: first)]))
                }
                return Item(
                    start: record.start, place: (record.line, record.end, record.nextLine), content: content)
            case .fault(let fault):
                return Item(
                    start: fault.start, place: (fault.line, fault.end, fault.nextLine),
                    content: .failure(Refusals([.fault(fault.reason)])))
            case .needsBytes:
                let bytes = try file.readNow(at: state.offset, count: Self.block)
                state.offset += Int64(bytes.count)
                if bytes.isEmpty { state.reader.finish() } else { state.reader.feed(bytes) }
            case .end:
                return nil
            }
        }
    }
}
