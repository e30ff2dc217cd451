/// What CASEI means here: A–Z become a–z and nothing else changes.
///
/// `lower()` does exactly this on SQLite, and on PostgreSQL under `COLLATE "C"`; every wider folding differs between
/// them and between versions of Unicode.
enum ASCIIFolding {
    static func fold(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return text }
        return String(decoding: text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.value >= 0x41 && scalar.value <= 0x5A ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
    }
}
