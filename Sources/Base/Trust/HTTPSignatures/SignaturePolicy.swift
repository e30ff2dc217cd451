package import Standards

/// What a verifier asks of a signature before it believes it (RFC 9421 section 3.2.1).
package struct SignaturePolicy: Sendable {
    /// What the signature must cover at least.
    package var required: [SignatureComponent]
    /// The `tag` of the signature that counts; nil: the message must have one signature only.
    package var tag: String?
    /// How old a signature may be by its `created`, which it must have.
    package var maximumAge: Duration
    /// How far the signer's clock may be ahead.
    package var skew: Duration
    /// Whether it must have a `nonce`; that it is used once is for the caller to see to.
    package var needsNonce: Bool

    /// A policy; without other words a signature is good for five minutes, and clocks may differ by one.
    package init(
        required: [SignatureComponent], tag: String? = nil, maximumAge: Duration = .seconds(300),
        skew: Duration = .seconds(60), needsNonce: Bool = false
    ) {
        self.required = required
        self.tag = tag
        self.maximumAge = maximumAge
        self.skew = skew
        self.needsNonce = needsNonce
    }

    /// Throws `signatureIncomplete` or `signatureStale` where a signature does not say what is asked for.
    package func check(_ input: SignatureInput, at now: Instant) throws(TrustError) {
        for component in required where !input.components.contains(component) {
            throw .signatureIncomplete(component.identifier)
        }
        guard !needsNonce || input.parameters.nonce?.isEmpty == false else { throw .signatureIncomplete("nonce") }
        guard let created = input.parameters.created else { throw .signatureIncomplete("created") }
        guard created <= now.advanced(by: skew) else { throw .signatureStale("made in the future") }
        guard now <= created.advanced(by: maximumAge) else { throw .signatureStale("too old") }
        if let expires = input.parameters.expires, expires <= now { throw .signatureStale("expired") }
    }
}
