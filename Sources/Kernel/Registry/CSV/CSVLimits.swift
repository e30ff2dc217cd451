/// What a file may ask of the reader before a row is refused; all sizes in bytes as they stand in the file.
package struct CSVLimits: Sendable, Hashable {
    /// The longest record with its line ends, 1 MiB unless told otherwise.
    package var record: Int
    /// The longest field, 64 KiB unless told otherwise.
    package var field: Int
    /// The most fields of one record, 1,024 unless told otherwise.
    package var fields: Int

    /// Bounds; anything below 1 counts as 1.
    package init(record: Int = 1 << 20, field: Int = 1 << 16, fields: Int = 1_024) {
        self.record = max(1, record)
        self.field = max(1, field)
        self.fields = max(1, fields)
    }
}
