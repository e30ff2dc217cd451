import Standards

/// Remembers the keys of the rows accepted from a file, to find one that comes twice: 64 bits of SipHash and the line.
///
/// About 30 MB for a million rows. That two keys of a million share a hash, and a good row is refused as a duplicate,
/// happens in one file of thirty million.
struct KeyMemory: Sendable {
    private var lines: [UInt64: UInt32] = [:]

    /// The line on which the key was accepted before; nil: it is new and now remembered.
    mutating func remember(_ key: [Datum], line: Int64) -> Int64? {
        var hasher = Hasher()
        for part in key { Self.combine(part, into: &hasher) }
        let hash = UInt64(bitPattern: Int64(hasher.finalize()))
        if let first = lines[hash] { return Int64(first) }
        lines[hash] = UInt32(clamping: line)
        return nil
    }

    private static func combine(_ value: Datum, into hasher: inout Hasher) {
        guard case .text(var text) = value else { return hasher.combine(value) }
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }
}
