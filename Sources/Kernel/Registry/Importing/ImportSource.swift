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
        self.loaded = loaded
        self.state = Mutex(State(reader: reader, rows: rows, offset: survey.offset))
    }

    /// The next chunk; nil at the end of the file.
    func next() async throws -> ImportChunk? {
        try await thread.run { [self] in
            try state.withLock { state in
                while true {
                    let chunk = try read(&state)
                    if let chunk, chunk.end <= loaded { continue }
                    return chunk
                }
            }
        }
    }

    private func read(_ state: inout State) throws -> ImportChunk? {
        var chunk: ImportChunk?
        var start: Int64 = 0
        for _ in 0..<Self.records {
            guard let item = try step(&state) else { break }
            let (line, end, nextLine) = item.place
            if chunk == nil { start = item.start }
            var next = chunk ?? ImportChunk(lines: line...line, end: end, nextLine: nextLine)
            next.lines = next.lines.lowerBound...max(line, nextLine - 1)
            (next.end, next.nextLine) = (end, nextLine)
            switch item.content {
            case .success(let values):
                next.rows.append(ImportRow(values: values, leaf: hash.leaf(values, scratch: &state.scratch)))
            case .failure(let refusals):
                next.refused.append(
                    RefusedRecord(line: line, start: item.start, end: end, refusals: refusals.list))
            }
            chunk = next
            if end - start > Self.bytes { break }
        }
        chunk?.rows.sort { precedes($0.values, $1.values) }
        return chunk
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

    /// The order of keys, by bytes: near keys fall on near pages of the index.
    private func precedes(_ left: [Datum], _ right: [Datum]) -> Bool {
        for index in shape.key {
            switch (left[index], right[index]) {
            case (.text(let a), .text(let b)):
                if a.utf8.elementsEqual(b.utf8) { continue }
                return a.utf8.lexicographicallyPrecedes(b.utf8)
            case (let a, let b):
                let (a, b) = (a.number, b.number)
                if a != b { return a < b }
            }
        }
        return false
    }
}

extension Datum {
    /// The number that the engines store for a value that is no text.
    fileprivate var number: Int64 {
        if case .integer(let number) = StoredValue(self) { number } else { .min }
    }
}
