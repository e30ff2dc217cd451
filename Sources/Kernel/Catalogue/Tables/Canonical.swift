import Crypto
import Standards
import Store

/// What stored rows and contents are told by: digests, and columns as one text.
enum Canonical {
    /// Columns as one text that no other columns give: each with its kind, text with its length.
    static func facts(_ values: [SQLValue]) -> String {
        values.map { value in
            switch value {
            case .null: "n"
            case .integer(let number): "i\(number)"
            case .real(let number): "r\(number)"
            case .text(let text): "t\(text.utf8.count):\(text)"
            case .blob(let bytes): "b\(bytes.count):\(bytes.map(String.init).joined(separator: ","))"
            }
        }.joined(separator: ";")
    }

    /// SHA-256 of the text's bytes, in hexadecimal.
    static func digest(_ text: String) -> String {
        Hexadecimal.text(SHA256.hash(data: Array(text.utf8)))
    }
}
