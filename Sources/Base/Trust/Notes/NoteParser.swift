import Standards

/// Takes a signed note apart, bounded in size and in signatures; every malformed note is refused, none traps.
enum NoteParser {
    private static let dash = Array("\u{2014} ".utf8)

    static func parse(_ bytes: some Collection<UInt8>) throws(TrustError) -> (String, [SignedNote.Signature]) {
        guard bytes.count <= SignedNote.sizeLimit else { throw .malformedNote("larger than the limit") }
        let note = Array(bytes)
        guard let split = lastBlankLine(of: note) else { throw .malformedNote("no blank line before signatures") }
        guard isText(note[...split]), let text = String(validating: note[...split], as: UTF8.self) else {
            throw .malformedNote("the text holds a control character or is not UTF-8")
        }
        let lines = note[(split + 2)...]
        guard lines.last == UInt8(ascii: "\n") else { throw .malformedNote("the last line is not ended") }
        var signatures: [SignedNote.Signature] = []
        for line in lines.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            guard signatures.count < SignedNote.signatureLimit else { throw .malformedNote("too many signatures") }
            signatures.append(try signature(line))
        }
        return (text, signatures)
    }

    /// Whether bytes end with a line end and hold no other control character below U+0020.
    static func isText(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
        bytes.last == UInt8(ascii: "\n") && bytes.allSatisfy { $0 >= 0x20 || $0 == UInt8(ascii: "\n") }
    }

    /// The offset of the line end that closes the text: the first of the last two line ends in a row.
    private static func lastBlankLine(of note: [UInt8]) -> Int? {
        guard note.count >= 3 else { return nil }
        return (0..<(note.count - 2)).last { note[$0] == UInt8(ascii: "\n") && note[$0 + 1] == UInt8(ascii: "\n") }
    }

    private static func signature(_ line: ArraySlice<UInt8>) throws(TrustError) -> SignedNote.Signature {
        guard line.starts(with: dash), let text = String(validating: line.dropFirst(dash.count), as: UTF8.self),
            let space = text.unicodeScalars.firstIndex(of: " ")
        else { throw .malformedNote("not a signature line") }
        let name = String(text.unicodeScalars[..<space])
        let encoded = String(text.unicodeScalars[text.unicodeScalars.index(after: space)...])
        guard KeyName.isValid(name), let bytes = Base64.decode(encoded), bytes.count >= 5 else {
            throw .malformedNote("not a signature line")
        }
        let id = bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return SignedNote.Signature(name: name, keyID: id, bytes: Array(bytes.dropFirst(4)))
    }
}

extension TrustError {
    static func unverified() -> TrustError {
        TrustError(
            .unverified,
            message: Localized(zh: "没有可信密钥的签名。", en: "No trusted key has signed this."),
            mend: Localized(zh: "请核对所信任的密钥是否为签署方的现用密钥。", en: "Check that the trusted keys are the signer's."))
    }

    static func badSignature(_ key: VerifierKey) -> TrustError {
        TrustError(
            .badSignature,
            message: Localized(
                zh: "签名与内容不符，内容可能被改动。", en: "A signature does not fit the text: it may have been changed."),
            mend: Localized(zh: "请勿采信，并向签署方重新获取。", en: "Do not rely on it; ask the signer for it again."),
            detail: key.name)
    }
}
