import Standards
import Testing
import Trust

/// What verification must see: every tampering, every signature that is old, foreign or says too little.
@Suite struct VerificationTests {
    private struct Draft {
        var method = "POST"
        var target = "/r1/ZS/GOV/a?x=1"
        var authority = "hub.example"
        var scheme = "https"
        var fields: [(name: String, value: String)] = [
            ("content-digest", "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"), ("x-road-id", "1"),
            ("x-list", "a"), ("x-list", "b"),
        ]

        var message: SignedMessage {
            SignedMessage(method: method, target: target, scheme: scheme, authority: authority, fields: fields)
        }
    }

    private static let covered: [SignatureComponent] = [.method, .targetURI, .authority, .path, .query, .contentDigest]
    private let policy = SignaturePolicy(required: covered, tag: "yitong", needsNonce: true)

    private func input(
        _ components: [SignatureComponent] = covered, created: Instant? = Samples.now, expires: Instant? = nil,
        nonce: String? = "n", algorithm: String? = nil, keyID: String? = "k", tag: String? = "yitong"
    ) throws -> SignatureInput {
        try SignatureInput(
            components + [SignatureComponent(field: "x-road-id"), SignatureComponent(field: "x-list")],
            SignatureParameters(
                created: created, expires: expires, nonce: nonce, algorithm: algorithm, keyID: keyID, tag: tag))
    }

    private func verify(
        _ draft: Draft, _ fields: HTTPMessageSignature.Fields, by key: any SignatureVerifier,
        at now: Instant = Samples.now
    ) throws {
        var message = draft.message
        message.add("signature-input", fields.input)
        message.add("signature", fields.signature)
        _ = try HTTPMessageSignature.verify(message, policy: policy, at: now) { $0 == "k" ? key : nil }
    }

    @Test func `either suite's signature is verified`() throws {
        let draft = Draft()
        let p256 = try Samples.p256()
        try verify(draft, HTTPMessageSignature.sign(draft.message, covering: input(), by: p256), by: p256.verifier)
        let ed25519 = try Samples.ed25519()
        let fields = try HTTPMessageSignature.sign(
            draft.message, covering: input(algorithm: "ed25519"), label: "s-1", by: ed25519)
        try verify(draft, fields, by: ed25519.verifier)
    }

    @Test func `any change of what is covered is seen`() throws {
        let key = try Samples.p256()
        let fields = try HTTPMessageSignature.sign(Draft().message, covering: input(), by: key)
        let changes: [(inout Draft) -> Void] = [
            { $0.method = "PUT" }, { $0.method = "post" }, { $0.target = "/r1/ZS/GOV/b?x=1" },
            { $0.target = "/r1/ZS/GOV/a?x=2" }, { $0.target = "/r1/ZS/GOV/a" }, { $0.target = "/r1/ZS/GOV/a?x=1&" },
            { $0.target = "/r1/ZS/GOV/%61?x=1" }, { $0.authority = "other.example" }, { $0.scheme = "http" },
            { $0.fields[0].value = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:" },
            { $0.fields[1].value = "2" }, { $0.fields[1].value = "1 1" }, { $0.fields.swapAt(2, 3) },
            { $0.fields.append(("x-list", "c")) }, { $0.fields.append(("X-Road-Id", "2")) },
        ]
        for change in changes {
            var draft = Draft()
            change(&draft)
            #expect(code { try verify(draft, fields, by: key.verifier) } == .badSignature)
        }
        var cut = Draft()
        cut.fields.remove(at: 1)
        #expect(code { try verify(cut, fields, by: key.verifier) } == .componentMissing)
    }

    @Test func `any change of the account itself is seen`() throws {
        let key = try Samples.p256()
        let fields = try HTTPMessageSignature.sign(Draft().message, covering: input(), by: key)
        let text = String(decoding: fields.input, as: UTF8.self)
        let changes = [
            (#""@method" "@target-uri""#, #""@target-uri" "@method""#), (#"nonce="n""#, #"nonce="m""#),
            ("created=1795478400", "created=1795478401"), (#";nonce="n";keyid="k""#, #";keyid="k";nonce="n""#),
            (#""x-list""#, #""x-road-id";bs "x-list""#), (#";tag="#, #";extra;tag="#),
            (#" "x-list")"#, ")"), (#"keyid="k""#, #"alg="ecdsa-p256-sha256";keyid="k""#),
        ]
        for (from, to) in changes {
            let changed = text.split(separator: from, omittingEmptySubsequences: false).joined(separator: to)
            #expect(changed != text)
            let forged = HTTPMessageSignature.Fields(input: Array(changed.utf8), signature: fields.signature)
            #expect(code { try verify(Draft(), forged, by: key.verifier) } == .badSignature, "\(changed)")
        }
    }

    @Test func `any change of the signature is seen`() throws {
        let key = try Samples.ed25519()
        let fields = try HTTPMessageSignature.sign(Draft().message, covering: input(), by: key)
        let signature = try SignatureInput.parseSignatures(fields.signature)["sig1"] ?? []
        for place in signature.indices {
            var forged = signature
            forged[place] ^= 0x10
            let field = Array("sig1=:\(Base64.encode(forged)):".utf8)
            let other = HTTPMessageSignature.Fields(input: fields.input, signature: field)
            #expect(code { try verify(Draft(), other, by: key.verifier) } == .badSignature)
        }
    }

    @Test func `signatures out of time are refused`() throws {
        let key = try Samples.ed25519()
        let seconds: [(Int64, Bool)] = [(0, true), (300, true), (301, false), (-60, true), (-61, false)]
        for (offset, isGood) in seconds {
            let fields = try HTTPMessageSignature.sign(Draft().message, covering: input(), by: key)
            let now = Samples.now.advanced(by: .seconds(offset))
            #expect(code { try verify(Draft(), fields, by: key.verifier, at: now) } == (isGood ? nil : .signatureStale))
        }
        let expired = try HTTPMessageSignature.sign(Draft().message, covering: input(expires: Samples.now), by: key)
        #expect(code { try verify(Draft(), expired, by: key.verifier) } == .signatureStale)
        let far = Instant(microseconds: .max)
        let fields = try HTTPMessageSignature.sign(Draft().message, covering: input(), by: key)
        #expect(code { try verify(Draft(), fields, by: key.verifier, at: far) } == .signatureStale)
    }

    @Test func `signatures that say too little are refused`() throws {
        let key = try Samples.ed25519()
        func refused(_ input: SignatureInput) throws -> TrustError.Code? {
            let fields = try HTTPMessageSignature.sign(Draft().message, covering: input, by: key)
            return code { try verify(Draft(), fields, by: key.verifier) }
        }
        for left in Self.covered {
            #expect(try refused(input(Self.covered.filter { $0 != left })) == .signatureIncomplete)
        }
        #expect(try refused(input(created: nil)) == .signatureIncomplete)
        #expect(try refused(input(nonce: nil)) == .signatureIncomplete)
        #expect(try refused(input(nonce: "")) == .signatureIncomplete)
        #expect(try refused(input(tag: nil)) == .signatureMissing)
        #expect(try refused(input(tag: "other")) == .signatureMissing)
        #expect(try refused(input(keyID: nil)) == .unknownKey)
        #expect(try refused(input(keyID: "other")) == .unknownKey)
        #expect(try refused(input(algorithm: "ecdsa-p256-sha256")) == .unknownKey)
        #expect(try refused(input(algorithm: "none")) == .unknownKey)
    }

    @Test func `a message without the one signature that counts is refused`() throws {
        let key = try Samples.ed25519()
        let fields = try HTTPMessageSignature.sign(Draft().message, covering: input(), by: key)
        let none = HTTPMessageSignature.Fields(input: fields.input, signature: Array("other=:AAAA:".utf8))
        #expect(code { try verify(Draft(), none, by: key.verifier) } == .signatureMissing)
        let twice = HTTPMessageSignature.Fields(
            input: fields.input + Array(", sig2=();tag=\"yitong\"".utf8), signature: fields.signature)
        #expect(code { try verify(Draft(), twice, by: key.verifier) } == .signatureMissing)
        #expect(
            code {
                _ = try HTTPMessageSignature.verify(Draft().message, policy: policy, at: Samples.now) { _ in nil }
            } == .signatureMissing)
        #expect(throws: TrustError.self) {
            try HTTPMessageSignature.sign(Draft().message, covering: input(), label: "a=b", by: key)
        }
    }

    @Test func `a response is bound to the request that it answers`() throws {
        let key = try Samples.p256()
        let input = try SignatureInput(
            [.status, .contentDigest, .requestTarget.ofRequest, .contentDigest.ofRequest],
            SignatureParameters(created: Samples.now, keyID: "k"))
        var draft = Draft()
        let fields: [(name: String, value: String)] = [("content-digest", "sha-256=:AA==:")]
        let signed = try HTTPMessageSignature.sign(
            SignedMessage(status: 200, to: draft.message, fields: fields), covering: input, by: key)
        func check(_ request: SignedMessage?, status: Int = 200) -> TrustError.Code? {
            var message = SignedMessage(status: status, to: request, fields: fields)
            message.add("Signature-Input", signed.input)
            message.add("Signature", signed.signature)
            return code {
                _ = try HTTPMessageSignature.verify(
                    message, policy: SignaturePolicy(required: input.components), at: Samples.now
                ) { _ in key.verifier }
            }
        }
        #expect(check(draft.message) == nil)
        #expect(check(draft.message, status: 201) == .badSignature)
        #expect(check(nil) == .componentMissing)
        draft.target = "/other"
        #expect(check(draft.message) == .badSignature)
    }
}
