import Crypto
import Standards

/// What a row and a batch hash to, so that a flipped byte in any stored row shows.
///
/// A row's leaf is SHA-256 over dataset and, in the order of element ids, each value that is not null with its element id
/// and type, every text with its length before it. A batch's root is SHA-256 over the leaves of its rows in the order
/// of their slots; the journal event of the batch holds the root, the row the first eight bytes of its leaf. A row that
/// does not fit its own eight bytes is named; where all fit and the root does not, the batch is.
struct RowHash: Sendable {
    private let head: [UInt8]
    private let fields: [(index: Int, prefix: [UInt8])]

    init(_ shape: DatasetShape) {
        head = [0x00] + Self.framed(shape.id)
        fields = shape.hashed.map { ($0, Self.framed(shape.fields[$0].element.id)) }
    }

    /// The leaf of a row whose values stand in the order of the shape's fields; `scratch` saves allocations.
    func leaf(_ values: [Datum], scratch: inout [UInt8]) -> SHA256Digest {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: head)
        for (index, prefix) in fields {
            let value = values[index]
            if value.isNull { continue }
            scratch.append(contentsOf: prefix)
            Self.append(value, to: &scratch)
        }
        return scratch.withUnsafeBytes { bytes in
            var hash = SHA256()
            hash.update(bufferPointer: bytes)
            return hash.finalize()
        }
    }

    /// The root over leaves in the order of their slots.
    static func root(_ leaves: some Sequence<SHA256Digest>) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: [0x01])
        for leaf in leaves {
            leaf.withUnsafeBytes { hash.update(bufferPointer: $0) }
        }
        return Array(hash.finalize())
    }

    /// The eight bytes of a leaf that its row keeps.
    static func digest(_ leaf: SHA256Digest) -> Int64 {
        leaf.withUnsafeBytes { bytes in
            Int64(bitPattern: bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        }
    }

    private static func append(_ value: Datum, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes.append(0)
        case .text(var text):
            bytes.append(1)
            text.withUTF8 { utf8 in
                append(UInt64(utf8.count), width: 4, to: &bytes)
                bytes.append(contentsOf: utf8)
            }
        case .integer(let number): append(2, number, to: &bytes)
        case .day(let day): append(3, Int64(day.ordinal), to: &bytes)
        case .instant(let instant): append(4, instant.microseconds, to: &bytes)
        case .boolean(let flag): append(5, flag ? 1 : 0, to: &bytes)
        }
    }

    private static func append(_ tag: UInt8, _ number: Int64, to bytes: inout [UInt8]) {
        bytes.append(tag)
        append(UInt64(bitPattern: number), width: 8, to: &bytes)
    }

    private static func append(_ number: UInt64, width: Int, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0.suffix(width)) }
    }

    private static func framed(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        append(UInt64(text.utf8.count), width: 4, to: &bytes)
        return bytes + Array(text.utf8)
    }
}
