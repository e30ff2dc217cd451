package import Trust

/// What gateways sign: signature bases of requests and answers by RFC 9421, the leaves of batch signatures.
///
/// A request's covers `@method`, `@request-target` (path and query, byte for byte), every header of the head in order and the body by
/// `content-digest`. An answer's covers `@status`, its reason, every header, its body, and by `;req` the request's method, target and
/// digest: an answer fits one request only.
package enum MessageSignature {
    /// What is sent and what is signed.
    package struct Signing: Sendable, Hashable {
        /// The value of `@signature-params`, sent beside the message.
        package let parameters: [UInt8]
        /// The signature base, whose leaf is signed; not sent, since each side makes its own.
        package let base: [UInt8]
    }

    /// What is to be signed of a request; `body`: the SHA-256 of its body, of nothing where there is none.
    package static func sign(_ head: RequestHead, body: Hash32, as facts: SignatureFacts) -> Signing {
        signing(parts(head, body), facts)
    }

    /// What is to be signed of an answer to a request, by the SHA-256 of both bodies.
    package static func sign(
        _ head: ResponseHead, body: Hash32, answering request: RequestHead, requestBody: Hash32,
        as facts: SignatureFacts
    ) -> Signing {
        signing(parts(head, body, request, requestBody), facts)
    }

    private static func signing(_ parts: consuming SignedParts, _ facts: SignatureFacts) -> Signing {
        parts.close(facts.tail)
        let parameters = parts.list
        return Signing(parameters: parameters, base: parts.finished(parameters: parameters))
    }

    // MARK: Verifying

    /// Checks a request's signature by the peer's certificates on this connection; throws the first thing that does not hold.
    ///
    /// Neither the clock nor replays are looked at here: that is `SignatureWindow`'s.
    package static func verify(
        _ head: RequestHead, body: Hash32, parameters: [UInt8], proof: [UInt8], from peer: PeerIdentity,
        by batches: inout BatchVerifier
    ) throws(SignatureRefusal) -> SignatureFacts {
        try verify(
            parts(head, body), requestID: head.requestID, parameters: parameters, proof: proof, from: peer, by: &batches
        )
    }

    /// Checks an answer's signature, and that it answers this request.
    package static func verify(
        _ head: ResponseHead, body: Hash32, answering request: RequestHead, requestBody: Hash32, parameters: [UInt8],
        proof: [UInt8], from peer: PeerIdentity, by batches: inout BatchVerifier
    ) throws(SignatureRefusal) -> SignatureFacts {
        try verify(
            parts(head, body, request, requestBody), requestID: request.requestID, parameters: parameters, proof: proof,
            from: peer, by: &batches)
    }

    private static func verify(
        _ parts: consuming SignedParts, requestID: String, parameters: [UInt8], proof: [UInt8], from peer: PeerIdentity,
        by batches: inout BatchVerifier
    ) throws(SignatureRefusal) -> SignatureFacts {
        guard let facts = SignatureFacts(parameters: parameters) else { throw SignatureRefusal(.malformed) }
        guard let key = peer.publicKey(facts.keyID.utf8) else { throw SignatureRefusal(.unknownKey) }
        guard facts.algorithm == SignatureFacts.algorithm(key.suite) else { throw SignatureRefusal(.malformed) }
        guard facts.requestID == requestID else { throw SignatureRefusal(.otherRequest) }
        parts.close(facts.tail)
        guard parts.list == parameters else { throw SignatureRefusal(.incomplete) }
        guard let read = try? BatchProof(proof) else { throw SignatureRefusal(.malformed) }
        let base = parts.finished(parameters: parameters)
        guard batches.accepts(read, of: BatchLeaf(of: base), by: key) else { throw SignatureRefusal(.doesNotFit) }
        return facts
    }

    // MARK: Parts

    private static func parts(_ head: RequestHead, _ body: Hash32) -> SignedParts {
        var parts = SignedParts()
        parts.cover("\"@method\"", head.method.rawValue.utf8)
        parts.cover("\"@request-target\"", head.bytes[head.target])
        parts.cover(head.headers, further: [("content-digest", ContentDigest.field(sha256: body))])
        return parts
    }

    private static func parts(
        _ head: ResponseHead, _ body: Hash32, _ request: RequestHead, _ requestBody: Hash32
    ) -> SignedParts {
        var parts = SignedParts()
        parts.cover("\"@status\"", head.bytes[..<3])
        parts.cover(
            head.headers,
            further: [
                ("content-digest", ContentDigest.field(sha256: body)),
                ("yitong-reason", Array(head.bytes[head.reason])),
            ])
        parts.cover("\"@method\";req", request.method.rawValue.utf8)
        parts.cover("\"@request-target\";req", request.bytes[request.target])
        parts.cover("\"content-digest\";req", ContentDigest.field(sha256: requestBody))
        return parts
    }
}
