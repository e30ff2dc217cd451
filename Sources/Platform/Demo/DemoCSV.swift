package import Definitions

/// A crowd as the lines of a CSV file (RFC 4180, UTF-8, LF): a header of element ids, then one line a resident.
package struct DemoCSV: Sequence, Sendable {
    /// Whom it lists.
    package let crowd: DemoCrowd
    /// The element ids, in column order.
    package let columns: [String]

    /// A crowd in the column order of a dataset.
    package init(_ crowd: DemoCrowd, dataset: DatasetDefinition) {
        self.crowd = crowd
        self.columns = dataset.fields.map(\.element)
    }

    /// The lines, each with its line feed.
    package struct Iterator: IteratorProtocol {
        private var residents: DemoCrowd.Iterator
        private let columns: [String]
        private var hasHeader = false

        init(_ csv: DemoCSV) {
            residents = csv.crowd.makeIterator()
            columns = csv.columns
        }

        package mutating func next() -> String? {
            guard hasHeader else {
                hasHeader = true
                return columns.joined(separator: ",") + "\n"
            }
            guard let resident = residents.next() else { return nil }
            var line = ""
            line.reserveCapacity(256)
            for (index, column) in columns.enumerated() {
                if index > 0 { line += "," }
                line += resident.text(of: column)
            }
            line += "\n"
            return line
        }
    }

    package func makeIterator() -> Iterator { Iterator(self) }
}
