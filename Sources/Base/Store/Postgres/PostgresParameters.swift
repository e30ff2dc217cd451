/// The values of a statement in PostgreSQL's binary format, one after the other in one buffer.
struct PostgresParameters {
    let types: [UInt32]
    private var buffer: [UInt8] = []
    private var starts: [Int] = []
    private var lengths: [Int32] = []

    init(_ values: [SQLValue]) throws(StoreError) {
        types = values.map(PostgresType.of)
        starts.reserveCapacity(values.count)
        lengths.reserveCapacity(values.count)
        for value in values { try append(value) }
    }

    private mutating func append(_ value: SQLValue) throws(StoreError) {
        try value.check()
        let start = buffer.count
        switch value {
        case .null: break
        case .integer(let number): withUnsafeBytes(of: number.bigEndian) { buffer.append(contentsOf: $0) }
        case .real(let number): withUnsafeBytes(of: number.bitPattern.bigEndian) { buffer.append(contentsOf: $0) }
        case .text(let text): buffer.append(contentsOf: text.utf8)
        case .blob(let bytes): buffer.append(contentsOf: bytes)
        }
        guard let length = Int32(exactly: buffer.count - start), buffer.count < 1 << 30 else {
            throw StoreError(.diskFull, "values of more than 1 GiB in one statement")
        }
        starts.append(value == .null ? -1 : start)
        lengths.append(length)
    }

    /// Lends what libpq wants: a pointer, a length and a format (1: binary) per value.
    func withPointers<T>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> T
    ) -> T {
        // One byte more, so that an empty value at the end has an address: to libpq no address means null.
        (buffer + [0]).withUnsafeBytes { bytes in
            let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
            let pointers = starts.map { $0 < 0 ? nil : start?.advanced(by: $0) }
            let formats = [Int32](repeating: 1, count: pointers.count)
            return pointers.withUnsafeBufferPointer { pointers in
                lengths.withUnsafeBufferPointer { lengths in
                    formats.withUnsafeBufferPointer { formats in
                        body(pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
                    }
                }
            }
        }
    }
}
