import SwiftASN1

/// One block of PEM (RFC 7468), bounded.
enum PEM {
    /// The largest text and the largest content that is read, in bytes.
    static let sizeLimit = 16 << 10

    /// What the one block of `text` holds, or nil where it is larger, is of another kind, or there are several.
    static func decode(_ text: String, kind: String) -> [UInt8]? {
        guard text.utf8.count <= sizeLimit, let documents = try? PEMDocument.parseMultiple(pemString: text),
            documents.count == 1, documents[0].discriminator == kind
        else { return nil }
        return documents[0].derBytes
    }

    /// The block, its last line ended.
    static func encode(_ der: [UInt8], kind: String) -> String {
        PEMDocument(type: kind, derBytes: der).pemString + "\n"
    }
}
