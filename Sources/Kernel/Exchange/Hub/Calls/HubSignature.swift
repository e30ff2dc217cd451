package import Standards
package import Trust

/// How gateways sign what they ask of the hub (RFC 9421, RFC 9530): method, path, query and the digest of the body, for this use alone.
package enum HubSignature {
    /// What the signature is for.
    package static let tag = "yitong-hub"
    /// What it covers.
    static let components: [SignatureComponent] = [.method, .path, .query, .contentDigest]

    /// The header fields that a signed request carries besides its own.
    ///
    /// - Parameters:
    ///   - target: path and query as in the request line.
    ///   - keyID: the fingerprint of the certificate, or of the bare key while the gateway has none.
    package static func fields(
        method: String, target: String, body: [UInt8], keyID: String, key: P256Key, at now: Instant, nonce: String
    ) throws -> [(name: String, value: String)] {
        let digest = String(decoding: ContentDigest.field(of: body), as: UTF8.self)
        let message = SignedMessage(
            method: method, target: target, authority: "", fields: [("content-digest", digest)])
        let input = try SignatureInput(
            components,
            SignatureParameters(
                created: now, nonce: nonce, algorithm: key.suite.httpAlgorithm, keyID: keyID, tag: tag))
        let signed = try HTTPMessageSignature.sign(message, covering: input, by: key)
        return [
            ("Content-Digest", digest), ("Signature-Input", String(decoding: signed.input, as: UTF8.self)),
            ("Signature", String(decoding: signed.signature, as: UTF8.self)),
        ]
    }
}

/// A request as it came to the hub, as far as a signature covers it.
package struct HubCall: Sendable {
    let message: SignedMessage
    let body: [UInt8]

    /// A request by its parts; of the fields only those that a signature needs matter.
    package init(method: String, target: String, fields: [(name: String, value: String)], body: [UInt8]) {
        message = SignedMessage(method: method, target: target, authority: "", fields: fields)
        self.body = body
    }

    /// The key that the request says to be signed by; nil: it says none, or cannot be read.
    var keyID: String? {
        let lines = message.fields.filter { String(decoding: $0.name, as: UTF8.self).lowercased() == "signature-input" }
        guard lines.count == 1, let inputs = try? SignatureInput.parse(lines[0].value) else { return nil }
        return inputs.first { $0.input.parameters.tag == HubSignature.tag }?.input.parameters.keyID
    }

    /// Throws where the request is not signed by `key` at about `now`, or its body is another.
    func verify(by key: P256Verifier, keyID: String, at now: Instant, skew: Duration) throws(TrustError) {
        let policy = SignaturePolicy(
            required: HubSignature.components, tag: HubSignature.tag, maximumAge: skew, skew: skew, needsNonce: true)
        _ = try HTTPMessageSignature.verify(message, policy: policy, at: now) { $0 == keyID ? key : nil }
        let digests = message.fields.filter {
            String(decoding: $0.name, as: UTF8.self).lowercased() == "content-digest"
        }
        guard digests.count == 1, let field = digests.first else { throw .unsigned }
        try ContentDigest(parsing: field.value).check(body)
    }
}

extension TrustError {
    /// There is not exactly one digest of the body.
    static let unsigned = TrustError(
        .signatureMissing, message: Localized(zh: "请求没有签名。", en: "The request is not signed."),
        mend: Localized(zh: "请按接口说明签名后重试。", en: "Sign it as the interface's description says."))
}
