/// The lines of a crowd in pieces of about 64 KiB, as a file that is being sent.
struct DemoPieces: AsyncSequence, Sendable {
    private let csv: DemoCSV

    init(_ csv: DemoCSV) {
        self.csv = csv
    }

    struct AsyncIterator: AsyncIteratorProtocol {
        private var lines: DemoCSV.Iterator

        init(_ lines: DemoCSV.Iterator) {
            self.lines = lines
        }

        mutating func next() async -> [UInt8]? {
            var piece: [UInt8] = []
            while piece.count < 65_536, let line = lines.next() { piece.append(contentsOf: line.utf8) }
            return piece.isEmpty ? nil : piece
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(csv.makeIterator())
    }
}
