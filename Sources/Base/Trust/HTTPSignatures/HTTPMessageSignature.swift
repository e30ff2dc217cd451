package import Standards

/// Signatures of HTTP messages (RFC 9421), one message at a time.
package enum HTTPMessageSignature {
    /// A signature that was verified: by whose key, over what.
    package struct Verified: Sendable {
        /// The signature's label in its fields.
        package let label: String
        /// What it covers, and its parameters.
        package let input: SignatureInput
        /// The key that it is by.
        package let key: Hash32
    }

    /// The values of `Signature-Input` and `Signature` for a message.
    package struct Fields: Sendable, Hashable {
        /// The value of `Signature-Input`.
        package let input: [UInt8]
        /// The value of `Signature`.
        package let signature: [UInt8]

        /// Values as they came.
        package init(input: [UInt8], signature: [UInt8]) {
            self.input = input
            self.signature = signature
        }
    }

    /// Signs what `input` covers of a message, under `label` (a key of RFC 9651: lower-case letters, digits, `_-.*`).
    package static func sign(
        _ message: SignedMessage, covering input: SignatureInput, label: String = "sig1", by key: some Signer
    ) throws -> Fields {
        guard isLabel(label) else { throw TrustError.malformedSignature("no label") }
        let signature = try key.signature(over: SignatureBase(input, of: message).bytes)
        return Fields(
            input: Array("\(label)=\(input.text)".utf8),
            signature: Array("\(label)=:\(Base64.encode(signature)):".utf8))
    }

    /// Verifies the one signature of a message that the policy speaks of.
    ///
    /// `key` gives the trusted key of a `keyid`. Throws `signatureMissing`, `malformedSignature`, `signatureIncomplete`,
    /// `signatureStale`, `unknownKey`, `componentMissing` or `badSignature`. The content is not looked at: require
    /// `content-digest` and check it with `ContentDigest`.
    package static func verify(
        _ message: SignedMessage, policy: SignaturePolicy, at now: Instant,
        key: (_ keyID: String) -> (any SignatureVerifier)?
    ) throws(TrustError) -> Verified {
        guard let inputs = message.combined("signature-input"), let signatures = message.combined("signature") else {
            throw .signatureMissing()
        }
        let candidates = try SignatureInput.parse(inputs).filter { label, input in
            policy.tag == nil || input.parameters.tag == policy.tag
        }
        guard candidates.count == 1, let (label, input) = candidates.first,
            let signature = try SignatureInput.parseSignatures(signatures)[label]
        else { throw .signatureMissing() }
        try policy.check(input, at: now)
        guard let keyID = input.parameters.keyID, let key = key(keyID) else { throw .unknownKey() }
        guard input.parameters.algorithm == nil || input.parameters.algorithm == key.suite.httpAlgorithm else {
            throw .unknownKey()
        }
        let base = try SignatureBase(input, of: message)
        guard key.isValid(signature: signature, over: base.bytes) else { throw .badMessageSignature() }
        return Verified(label: label, input: input, key: key.fingerprint)
    }

    private static func isLabel(_ label: String) -> Bool {
        guard let first = label.utf8.first, label.utf8.count <= 64 else { return false }
        let isLetter: (UInt8) -> Bool = { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
        return (isLetter(first) || first == UInt8(ascii: "*"))
            && label.utf8.allSatisfy {
                isLetter($0) || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || "_-.*".utf8.contains($0)
            }
    }
}

extension Suite {
    /// The name in the registry of HTTP signature algorithms (RFC 9421 section 6.2.2), or nil where there is none.
    package var httpAlgorithm: String? {
        switch self {
        case .sha256Ed25519: "ed25519"
        case .sha256P256: "ecdsa-p256-sha256"
        default: nil
        }
    }
}
