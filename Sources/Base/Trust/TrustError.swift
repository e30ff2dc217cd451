package import Standards

/// What can go wrong with keys and signed texts.
package struct TrustError: Error, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// What happened, as a stable word that programs may compare.
    package enum Code: String, Sendable {
        /// The text is not a signed note, or is larger than any that is accepted.
        case malformedNote = "trust.malformed-note"
        /// No signature on the note is by a key that the reader trusts.
        case unverified = "trust.unverified"
        /// A signature names a trusted key but does not fit the text.
        case badSignature = "trust.bad-signature"
        /// The text is not a verifier key.
        case malformedKey = "trust.malformed-key"
        /// A key name is empty, too long, or holds a space, a plus sign or a control character.
        case badKeyName = "trust.bad-key-name"
        /// The key file cannot be read or written.
        case keyFile = "trust.key-file"
        /// Others than its owner may read the key file.
        case keyFileOpen = "trust.key-file-open"
        /// The bytes are not a certificate that this program uses, or are larger than 16 KiB.
        case malformedCertificate = "trust.malformed-certificate"
        /// The bytes are not a certificate request, or its own signature does not fit.
        case malformedRequest = "trust.malformed-request"
        /// No trusted authority has issued the certificate.
        case unknownIssuer = "trust.unknown-issuer"
        /// The certificate is not valid yet or no longer.
        case certificateExpired = "trust.certificate-expired"
        /// The authority has taken the certificate back.
        case certificateRevoked = "trust.certificate-revoked"
        /// The certificate is not for a machine that calls and answers.
        case certificatePurpose = "trust.certificate-purpose"
        /// A digest field (RFC 9530) is malformed or names no algorithm that is known.
        case malformedDigest = "trust.malformed-digest"
        /// The content is not what the digest says.
        case digestMismatch = "trust.digest-mismatch"
        /// A signature field (RFC 9421) is malformed or asks for what is not supported.
        case malformedSignature = "trust.malformed-signature"
        /// The message lacks a signature of the kind that is asked for.
        case signatureMissing = "trust.signature-missing"
        /// The signature does not cover what it must cover.
        case signatureIncomplete = "trust.signature-incomplete"
        /// The signature is too old, of the future, or expired.
        case signatureStale = "trust.signature-stale"
        /// The key that the signature names is not trusted.
        case unknownKey = "trust.unknown-key"
        /// A message lacks a part that its signature covers.
        case componentMissing = "trust.component-missing"
        /// The proof of a batch signature is malformed.
        case malformedProof = "trust.malformed-proof"
        /// The bytes are not a signed document.
        case malformedDocument = "trust.malformed-document"
        /// The document is of another kind.
        case documentKind = "trust.document-kind"
        /// The document is expired, or was issued in the future.
        case documentExpired = "trust.document-expired"
        /// A newer document has been seen already.
        case documentRolledBack = "trust.document-rolled-back"
    }

    /// Which of the cases it is.
    package let code: Code
    /// What happened, for people.
    package let message: Localized
    /// What to do about it.
    package let mend: Localized
    private let detail: String

    /// An error of one code; `detail` is for logs of the operator and never holds key material.
    package init(_ code: Code, message: Localized, mend: Localized, detail: String = "") {
        self.code = code
        self.message = message
        self.mend = mend
        self.detail = detail
    }

    package var description: String { "TrustError(\(code.rawValue))" }

    package var debugDescription: String {
        "TrustError(\(code.rawValue)): \(message.en)\(detail.isEmpty ? "" : " [\(detail)]") \(mend.en)"
    }
}

extension TrustError {
    static func malformedNote(_ detail: String) -> TrustError {
        TrustError(
            .malformedNote,
            message: Localized(zh: "签名文本格式不正确。", en: "The text is not a signed note."),
            mend: Localized(zh: "请重新获取原始文本，不要改动换行和空格。", en: "Fetch the original again; keep every line end and space."),
            detail: detail)
    }

    static func malformedKey(_ detail: String) -> TrustError {
        TrustError(
            .malformedKey,
            message: Localized(zh: "密钥文本格式不正确。", en: "The text is not a key."),
            mend: Localized(zh: "请核对密钥文本是否完整（名称+编号+内容）。", en: "Check that the whole key was copied: name+id+key."),
            detail: detail)
    }

    static func badKeyName(_ detail: String) -> TrustError {
        TrustError(
            .badKeyName,
            message: Localized(zh: "密钥名称不可用。", en: "The key name cannot be used."),
            mend: Localized(
                zh: "名称不得为空，不得含空格、加号或控制字符，且不超过 200 字节。",
                en: "Use 1 to 200 bytes without spaces, plus signs or control characters."),
            detail: detail)
    }
}
