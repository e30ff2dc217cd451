import RawStructuredFieldValues
package import Standards

/// What a signature says about itself (RFC 9421 section 2.3); written in this order.
package struct SignatureParameters: Sendable, Hashable {
    /// When it was made; seconds on the wire.
    package var created: Instant?
    /// From when on it must not be accepted; seconds on the wire.
    package var expires: Instant?
    /// A text that is used once.
    package var nonce: String?
    /// The algorithm's name in the registry, such as `ed25519`.
    package var algorithm: String?
    /// Which key signed.
    package var keyID: String?
    /// What the signature is for.
    package var tag: String?

    /// Parameters; what is nil is not written.
    package init(
        created: Instant?, expires: Instant? = nil, nonce: String? = nil, algorithm: String? = nil,
        keyID: String? = nil, tag: String? = nil
    ) {
        self.created = created
        self.expires = expires
        self.nonce = nonce
        self.algorithm = algorithm
        self.keyID = keyID
        self.tag = tag
    }

    /// Reads what is known among parameters; throws for a known one of the wrong type.
    init(_ parameters: OrderedMap<String, RFC9651BareItem>) throws(TrustError) {
        for (name, value) in parameters {
            switch (name, value) {
            case ("created", .integer(let seconds)): created = try Self.moment(seconds)
            case ("expires", .integer(let seconds)): expires = try Self.moment(seconds)
            case ("nonce", .string(let text)): nonce = text
            case ("alg", .string(let text)): algorithm = text
            case ("keyid", .string(let text)): keyID = text
            case ("tag", .string(let text)): tag = text
            case ("created", _), ("expires", _), ("nonce", _), ("alg", _), ("keyid", _), ("tag", _):
                throw .malformedSignature("\(name) is of the wrong type")
            default: continue
            }
        }
    }

    /// As they stand behind the list of components; throws `malformedSignature` for a text beyond printable ASCII.
    func text() throws(TrustError) -> String {
        var text = ""
        if let created { text += ";created=\(Self.seconds(created))" }
        if let expires { text += ";expires=\(Self.seconds(expires))" }
        for (name, value) in [("nonce", nonce), ("alg", algorithm), ("keyid", keyID), ("tag", tag)] {
            guard let value else { continue }
            guard SignatureText.isString(value) else { throw .malformedSignature("\(name) is not printable ASCII") }
            text += ";\(name)=\(SignatureText.string(value))"
        }
        return text
    }

    private static func seconds(_ instant: Instant) -> Int64 { instant.microseconds / 1_000_000 }

    private static func moment(_ seconds: Int64) throws(TrustError) -> Instant {
        let product = seconds.multipliedReportingOverflow(by: 1_000_000)
        guard seconds >= 0, !product.overflow else { throw .malformedSignature("no moment") }
        return Instant(microseconds: product.partialValue)
    }
}
