package import Standards

/// Bytes that a key vouches for, of a kind, with a serial and an expiry: what a hub gives to those who trust it.
///
/// As JSON: `{"kind","serial","issued","expires","payload" (Base 64),"signatures":[{"suite","key","signature"}]}`. What is
/// signed is `yitong-document/1`, the suite, the kind, the serial, issued and expires (RFC 3339), each ended by 0x0A, and
/// the payload: nothing of the envelope can be changed.
package struct SignedDocument: Sendable, Hashable {
    /// What stands in a document, whoever signed it.
    package struct Content: Sendable, Hashable {
        /// What the payload is, such as `trust-configuration`: 1–63 lower-case letters, digits and hyphens.
        package let kind: String
        /// Rises by every issue.
        package let serial: Int64
        /// When it was signed.
        package let issued: Instant
        /// From when on it must not be used.
        package let expires: Instant
        /// The document itself.
        package let payload: [UInt8]

        /// A document to be signed.
        package init(kind: String, serial: Int64, issued: Instant, expires: Instant, payload: [UInt8]) {
            self.kind = kind
            self.serial = serial
            self.issued = issued
            self.expires = expires
            self.payload = payload
        }
    }

    /// One signature, of a trusted key or not.
    package struct Signature: Sendable, Hashable {
        /// The algorithms.
        package let suite: Suite
        /// The signer's key as `name+id+key` (C2SP vkey).
        package let key: String
        /// The signature itself.
        package let bytes: [UInt8]
    }

    /// The largest document that is read, in bytes of JSON.
    package static let sizeLimit = 16 << 20
    /// How many signatures are read at most.
    package static let signatureLimit = 8

    /// What the signatures are over.
    package let content: Content
    /// Who signed.
    package let signatures: [Signature]

    init(content: Content, signatures: [Signature]) {
        self.content = content
        self.signatures = signatures
    }

    /// Signs a document with each of the keys.
    ///
    /// Throws `malformedDocument` where the kind is no kind, there is no key or there are more than eight.
    package init(_ content: Content, signedBy keys: [any SigningKey]) throws {
        guard Suite(rawValue: content.kind) != nil, (1...Self.signatureLimit).contains(keys.count) else {
            throw TrustError.malformedDocument("kind or keys")
        }
        self.content = content
        signatures = try keys.map { key in
            Signature(
                suite: key.suite, key: key.verifier.description,
                bytes: try key.sign(content.signed(by: key.suite)))
        }
    }

    /// Whether one of the trusted keys signed the content; throws as `SignedNote.verify` does.
    package func verify(with trusted: [VerifierKey]) throws(TrustError) {
        var isVerified = false
        for signature in signatures where signature.suite == .sha256Ed25519 {
            guard let key = trusted.first(where: { $0.description == signature.key }) else { continue }
            guard key.accepts(signature.bytes, over: content.signed(by: signature.suite)) else {
                throw .badSignature(key)
            }
            isVerified = true
        }
        guard isVerified else { throw .unverified() }
    }
}

extension SignedDocument.Content {
    /// The bytes that a key of this suite signs.
    func signed(by suite: Suite) -> [UInt8] {
        let head = "yitong-document/1\n\(suite.rawValue)\n\(kind)\n\(serial)\n\(issued)\n\(expires)\n"
        return Array(head.utf8) + payload
    }
}
