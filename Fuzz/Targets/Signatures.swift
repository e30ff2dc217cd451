import Standards
import Trust

extension FuzzTarget {
    /// `Signature-Input` and `Signature`, and the base of a message that consists of the very bytes.
    static let signatureInput = FuzzTarget("signature-input") { bytes in
        _ = try? SignatureInput.parseSignatures(bytes)
        for (label, input) in (try? SignatureInput.parse(bytes)) ?? [] {
            let again = try? SignatureInput.parse(Array("\(label)=\(input.text)".utf8))
            require(again?.count == 1 && again?.first?.input == input, "an account is read back")
            guard let base = try? SignatureBase(input, of: message(bytes)).bytes else { continue }
            let lines = base.split(separator: 0x0A, omittingEmptySubsequences: false)
            require(lines.count == input.components.count + 1, "a component has one line")
            require(lines.last?.starts(with: #""@signature-params": "#.utf8) == true, "the parameters are last")
        }
        var signed = message(bytes)
        signed.add("signature-input", bytes)
        signed.add("signature", bytes)
        let policy = SignaturePolicy(required: [])
        let now = Instant(microseconds: 1_618_884_473_000_000)
        let verified = try? HTTPMessageSignature.verify(signed, policy: policy, at: now) { _ in key?.verifier }
        require(verified == nil, "no such signature is accepted")
    }

    /// `Content-Digest`, of content that is the field itself.
    static let contentDigest = FuzzTarget("content-digest") { bytes in
        guard let digest = try? ContentDigest(parsing: bytes) else { return }
        require((try? digest.check(bytes)) == nil, "no field is its own digest")
        for algorithm in ContentDigest.Algorithm.allCases {
            let own = try? ContentDigest(parsing: ContentDigest.field(of: bytes, by: algorithm))
            require((try? own?.check(bytes)) != nil, "an own digest fits")
        }
    }

    /// Proofs of batch signatures.
    static let batchProof = FuzzTarget("batch-proof") { bytes in
        guard let proof = try? BatchProof(bytes), let key else { return }
        require(proof.encoded == bytes, "a proof has one spelling")
        require(proof.root(from: BatchLeaf(of: bytes)) != nil, "a path fits its place")
        var verifier = BatchVerifier()
        require(!verifier.accepts(proof, of: BatchLeaf(of: bytes), by: key.verifier), "no such proof is accepted")
    }

    /// Signed documents.
    static let signedDocument = FuzzTarget("signed-document") { bytes in
        guard let document = try? SignedDocument(parsing: bytes) else { return }
        if let encoded = try? document.encoded() {
            require((try? SignedDocument(parsing: encoded)) == document, "a document is read back")
        }
        guard let key else { return }
        require((try? document.verify(with: [key.verifier])) == nil, "no such document is accepted")
    }

    private static let key = try? Ed25519Key(name: "fuzz", seed: [UInt8](repeating: 7, count: 32))

    private static func message(_ bytes: [UInt8]) -> SignedMessage {
        let fields = [("date", bytes), ("content-type", Array(bytes.prefix(9))), ("x", Array(bytes.suffix(9)))]
        return SignedMessage(
            .request(
                method: bytes.prefix(4), target: bytes[...], scheme: Array("https".utf8)[...],
                authority: bytes.suffix(16)),
            fields: fields.map { SignedMessage.Field(name: Array($0.0.utf8)[...], value: $0.1[...]) })
    }
}
