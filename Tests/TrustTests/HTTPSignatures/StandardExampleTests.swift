import Standards
import Testing
import Trust

/// The examples of RFC 9421 appendix B.2, byte for byte.
@Suite struct StandardExampleTests {
    @Test func `B_2_1: the least of all bases`() throws {
        let params = #"();created=1618884473;keyid="test-key-rsa-pss";nonce="b3k2pp5k7z-50gnwp.yemd""#
        #expect(
            try StandardExamples.base("sig-b21=" + params, of: StandardExamples.request)
                == #""@signature-params": "# + params)
    }

    @Test func `B_2_2: selected components`() throws {
        let params =
            #"("@authority" "content-digest" "@query-param";name="Pet");created=1618884473"#
            + #";keyid="test-key-rsa-pss";tag="header-example""#
        let base = [
            #""@authority": example.com"#, #""content-digest": \#(StandardExamples.requestDigest)"#,
            #""@query-param";name="Pet": dog"#, #""@signature-params": \#(params)"#,
        ]
        #expect(
            try StandardExamples.base("sig-b22=" + params, of: StandardExamples.request)
                == base.joined(separator: "\n"))
    }

    @Test func `B_2_3: everything covered`() throws {
        let params =
            #"("date" "@method" "@path" "@query" "@authority" "content-type" "content-digest" "content-length")"#
            + #";created=1618884473;keyid="test-key-rsa-pss""#
        let base = [
            #""date": Tue, 20 Apr 2021 02:07:55 GMT"#, #""@method": POST"#, #""@path": /foo"#,
            #""@query": ?param=Value&Pet=dog"#, #""@authority": example.com"#, #""content-type": application/json"#,
            #""content-digest": \#(StandardExamples.requestDigest)"#, #""content-length": 18"#,
            #""@signature-params": \#(params)"#,
        ]
        #expect(
            try StandardExamples.base("sig-b23=" + params, of: StandardExamples.request)
                == base.joined(separator: "\n"))
    }

    @Test func `B_2_4: the signature of a response with ECDSA on P-256 is verified`() throws {
        var message = StandardExamples.response
        message.add(
            "Signature-Input",
            Array(
                #"sig-b24=("@status" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-ecc-p256""#
                    .utf8))
        let signature = "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw=="
        message.add("Signature", Array("sig-b24=:\(signature):".utf8))
        let key = try P256Verifier(pem: StandardExamples.p256Public)
        let verified = try HTTPMessageSignature.verify(
            message, policy: SignaturePolicy(required: [.status, .contentDigest]), at: StandardExamples.created
        ) { $0 == "test-key-ecc-p256" ? key : nil }
        #expect(verified.label == "sig-b24" && verified.key == key.fingerprint)
    }

    @Test func `B_2_6: the signature of a request with Ed25519 is the very one`() throws {
        let input = try SignatureInput(
            [
                SignatureComponent(field: "date"), .method, .path, .authority,
                SignatureComponent(field: "content-type"),
                SignatureComponent(field: "content-length"),
            ], SignatureParameters(created: StandardExamples.created, keyID: "test-key-ed25519"))
        let fields = try HTTPMessageSignature.sign(
            StandardExamples.request, covering: input, label: "sig-b26", by: StandardExamples.ed25519())
        #expect(
            String(decoding: fields.input, as: UTF8.self)
                == #"sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length")"#
                + #";created=1618884473;keyid="test-key-ed25519""#)
        #expect(
            String(decoding: fields.signature, as: UTF8.self)
                == "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:")
    }
}
