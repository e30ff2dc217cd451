package import Journal
package import Standards

/// Names one version of one record without saying whose it is: batch and slot, such as `12-57`.
///
/// Fit for addresses. It stays good when the record changes: it then leads to the record as it is now.
package struct RecordReference: Sendable, Hashable, CustomStringConvertible {
    /// The batch that wrote the version, from 1 within its dataset.
    package let batch: Int64
    /// The place in its batch, from 0.
    package let slot: Int64

    /// A reference made of its parts.
    package init(batch: Int64, slot: Int64) {
        self.batch = batch
        self.slot = slot
    }

    /// Reads what `description` writes, and nothing else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 40, let batch = Self.number(parts[0]),
            let slot = Self.number(parts[1])
        else { return nil }
        self.init(batch: batch, slot: slot)
    }

    package var description: String { "\(batch)-\(slot)" }

    private static func number(_ text: some StringProtocol) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
            return nil
        }
        // One spelling for each number: a leading zero is not what `description` writes.
        guard text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0") else { return nil }
        return Int64(text)
    }
}

/// One record as its reader may see it.
package struct RecordView: Sendable, Hashable {
    /// The dataset.
    package let dataset: String
    /// Leads back to the record without its key.
    package let reference: RecordReference
    /// The key's values in order, masked like the others.
    package let key: [Datum]
    /// What the permit opens, in the order of the dataset's fields; what it does not open is not there.
    package let cells: [Cell]
    /// How often the record was changed, from 1.
    package let version: Int64
    /// When the shown version was written.
    package let changedAt: Instant
    /// The journal position that proves it; nil: not sealed yet.
    package let position: Int64?
    /// The entry that records this access; nil where the record came as one of a page.
    package let access: ID<Entry>?

    /// One field of a record.
    package struct Cell: Sendable, Hashable {
        /// The element's id.
        package let element: String
        /// The value, masked as the permit says.
        package let value: Datum
        /// Whether it is masked.
        package let isMasked: Bool
    }

    /// Values by element id: made anew each time, for whoever looks for some by name.
    package var values: [String: Datum] {
        Dictionary(cells.map { ($0.element, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// The elements whose value is shown masked.
    package var masked: Set<String> { Set(cells.lazy.filter(\.isMasked).map(\.element)) }
}

/// One version of a record, the oldest first in a history.
package struct RecordVersion: Sendable, Hashable {
    /// The number of the version, from 1.
    package let version: Int64
    /// The journal position since which it counts; nil: not sealed yet.
    package let position: Int64?
    /// When it was written.
    package let at: Instant
    /// The import that brought it.
    package let job: String
    /// The elements that changed, with their new values, masked as the permit says; for version 1 all that have a value.
    package let changes: [String: Datum]
    /// The elements among `changes` whose value is shown masked.
    package let masked: Set<String>
}
