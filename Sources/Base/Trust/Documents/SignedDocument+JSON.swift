import Foundation
package import Standards

/// The envelope as it stands in JSON.
private struct Envelope: Codable {
    struct Line: Codable {
        let suite: String
        let key: String
        let signature: String
    }

    let kind: String
    let serial: Int64
    let issued: Instant
    let expires: Instant
    let payload: String
    let signatures: [Line]
}

extension SignedDocument {
    /// The document as it travels: JSON with its names in order.
    package func encoded() throws -> [UInt8] {
        let lines = signatures.map {
            Envelope.Line(suite: $0.suite.rawValue, key: $0.key, signature: Base64.encode($0.bytes))
        }
        let envelope = Envelope(
            kind: content.kind, serial: content.serial, issued: content.issued, expires: content.expires,
            payload: Base64.encode(content.payload), signatures: lines)
        return Array(try JSONText.of(envelope).utf8)
    }

    /// Reads a document as it travels; nothing is verified yet.
    package init(parsing bytes: [UInt8]) throws(TrustError) {
        guard bytes.count <= Self.sizeLimit else { throw .malformedDocument("larger than the limit") }
        guard let envelope = try? JSONDecoder().decode(Envelope.self, from: Data(bytes)) else {
            throw .malformedDocument("not the JSON of a signed document")
        }
        guard Suite(rawValue: envelope.kind) != nil, let payload = Base64.decode(envelope.payload),
            (1...Self.signatureLimit).contains(envelope.signatures.count)
        else { throw .malformedDocument("kind, payload or number of signatures") }
        var signatures: [Signature] = []
        for line in envelope.signatures {
            guard let suite = Suite(rawValue: line.suite), let bytes = Base64.decode(line.signature) else {
                throw .malformedDocument("a signature cannot be read")
            }
            signatures.append(Signature(suite: suite, key: line.key, bytes: bytes))
        }
        self.init(
            content: Content(
                kind: envelope.kind, serial: envelope.serial, issued: envelope.issued, expires: envelope.expires,
                payload: payload),
            signatures: signatures)
    }

    /// Reads a document and takes its content only where a trusted key signed it, it is of the kind asked for, in force
    /// now, and no older than one seen before.
    ///
    /// `serial` is the highest seen so far (the same again is fine); `skew` is how far the issuer's clock may be ahead.
    /// Throws `unverified`, `badSignature`, `documentKind`, `documentExpired` or `documentRolledBack`.
    package static func read(
        _ bytes: [UInt8], kind: String, trusting keys: [VerifierKey], at now: Instant,
        notBefore serial: Int64 = .min, skew: Duration = .seconds(60)
    ) throws(TrustError) -> Content {
        let document = try SignedDocument(parsing: bytes)
        try document.verify(with: keys)
        let content = document.content
        guard content.kind == kind else { throw .documentKind(content.kind) }
        guard content.serial >= serial else { throw .documentRolledBack(content.serial) }
        guard now < content.expires, content.issued <= now.advanced(by: skew) else {
            throw .documentExpired(content.expires)
        }
        return content
    }
}
