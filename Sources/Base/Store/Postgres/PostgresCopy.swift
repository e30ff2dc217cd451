/// Writes rows in the binary form of COPY (PostgreSQL manual, "COPY: Binary Format").
struct PostgresCopy {
    private var hasHeader = false
    private var isDone = false

    /// The next 64 KiB or so of rows, the end mark, then nil.
    mutating func chunk(_ next: () throws -> [SQLValue]?) throws -> [UInt8]? {
        guard !isDone else { return nil }
        var bytes: [UInt8] = []
        if !hasHeader {
            bytes += Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)
            hasHeader = true
        }
        while bytes.count < 65_536 {
            guard let row = try next() else {
                isDone = true
                bytes += [0xFF, 0xFF]
                return bytes
            }
            try Self.append(row, to: &bytes)
        }
        return bytes
    }

    private static func append(_ row: [SQLValue], to bytes: inout [UInt8]) throws {
        append(Int16(row.count), to: &bytes)
        for value in row {
            try value.check()
            switch value {
            case .null: append(Int32(-1), to: &bytes)
            case .integer(let number):
                append(Int32(8), to: &bytes)
                append(number, to: &bytes)
            case .real(let number):
                append(Int32(8), to: &bytes)
                append(number.bitPattern, to: &bytes)
            case .text(let text): try append(text.utf8, to: &bytes)
            case .blob(let blob): try append(blob, to: &bytes)
            }
        }
    }

    private static func append(_ content: some Collection<UInt8>, to bytes: inout [UInt8]) throws {
        guard let count = Int32(exactly: content.count), count < 1 << 30 else {
            throw StoreError(.diskFull, "a value of more than 1 GiB")
        }
        append(count, to: &bytes)
        bytes.append(contentsOf: content)
    }

    private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
