package import Definitions

/// The records of a demo dataset as the lines of a CSV file (RFC 4180, UTF-8, LF): a header of element ids, then one line
/// a record.
package struct DemoCSV: Sequence, Sendable {
    /// The records.
    package let facts: DemoFacts
    /// The element ids, in column order.
    package let columns: [String]

    /// What a dataset holds about a crowd, in its column order; a dataset that the demo does not fill lists the residents.
    package init(_ crowd: DemoCrowd, dataset: DatasetDefinition) {
        self.facts = DemoFacts(DemoSet(rawValue: dataset.id) ?? .residents, of: crowd)
        self.columns = dataset.fields.map(\.element)
    }

    /// The lines, each with its line feed.
    package struct Iterator: IteratorProtocol {
        private var facts: DemoFacts.Iterator
        private let columns: [String]
        private var hasHeader = false

        init(_ csv: DemoCSV) {
            facts = csv.facts.makeIterator()
            columns = csv.columns
        }

        package mutating func next() -> String? {
            guard hasHeader else {
                hasHeader = true
                return columns.joined(separator: ",") + "\n"
            }
            guard let fact = facts.next() else { return nil }
            var line = ""
            line.reserveCapacity(256)
            for (index, column) in columns.enumerated() {
                if index > 0 { line += "," }
                line += fact.text(of: column)
            }
            line += "\n"
            return line
        }
    }

    package func makeIterator() -> Iterator { Iterator(self) }
}
