import Exchange
import NIOCore
import Standards
import Testing
import Trust

/// The tamper matrix: whatever of a message changes on its way, it is not believed.
struct MessageSignatureTests {
    private let two: TwoGateways

    init() throws { two = try TwoGateways() }

    @Test func `a message is believed as it was signed, alone and in a batch`() throws {
        for others in [0, 1, 7, 255] {
            #expect(try two.refusal(of: two.sealedRequest(among: others)) == nil)
        }
        let request = try two.request()
        #expect(try two.refusal(of: two.sealedAnswer(to: request), to: request) == nil)
    }

    @Test func `the base is what RFC 9421 lays down`() throws {
        let facts = SignatureFacts(
            created: Instant(microseconds: 1_795_482_000_999_999), requestID: TwoGateways.requestID,
            suite: .sha256P256, keyID: "ab")
        let signing = MessageSignature.sign(try two.request(), body: Hash32(of: [UInt8]()), as: facts)
        let list =
            #"("@method" "@request-target" "x-road-client" "x-road-id" "x-road-userid" "x-road-issue" "accept" "#
            + #""x-list";bs "x-name";bs "content-digest";bs "x-road-request-id");created=1795482000;"#
            + #"nonce="\#(TwoGateways.requestID)";alg="yitong-batch-sha256-p256";keyid="ab";tag="yitong-exchange""#
        #expect(String(decoding: signing.parameters, as: UTF8.self) == list)
        let digest = Base64.encode(Array("sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:".utf8))
        let base = """
            "@method": POST
            "@request-target": /r1/ZS/GOV/data-bureau/registers/deceased/match?a=1&b=
            "x-road-client": ZS/GOV/social-security/pension
            "x-road-id": ZS-1
            "x-road-userid": CN-li.xiaomei
            "x-road-issue": CASE-2026-7
            "accept": application/json
            "x-list";bs: :b25l:, :dHdv:
            "x-name";bs: :5p2O:
            "content-digest";bs: :c2hhLTI1Nj06QUFBQTo=:, :\(digest):
            "x-road-request-id": \(TwoGateways.requestID)
            "@signature-params": \(list)
            """
        #expect(String(decoding: signing.base, as: UTF8.self) == base)
    }

    @Test(arguments: [
        TwoGateways.requestBytes(method: "PUT"),
        TwoGateways.requestBytes(target: "/r1/ZS/GOV/data-bureau/registers/deceased/query?a=1&b="),
        TwoGateways.requestBytes(target: "/r1/ZS/GOV/data-bureau/registers/deceased/match?a=2&b="),
        TwoGateways.requestBytes(target: "/r1/ZS/GOV/data-bureau/registers/deceased/match?a=1&b"),
        TwoGateways.requestBytes(target: "/r1/ZS/GOV/data-bureau/registers/deceased/match?"),
        TwoGateways.requestBytes(target: "/r1/ZS/GOV/data-bureau/registers/deceased/match"),
        TwoGateways.requestBytes(id: "6b0f5d2e-0d8f-4b1c-9a53-7a3c2f1e4d5c"),
    ])
    func `method, path, query and id are covered`(bytes: [UInt8]) throws {
        var sealed = try two.sealedRequest()
        sealed.head = bytes
        #expect(try two.refusal(of: sealed) != nil)
    }

    @Test(arguments: TwoGateways.fields.indices)
    func `each header is covered: its value, its place, its being there`(index: Int) throws {
        let sealed = try two.sealedRequest()
        func changed(_ change: (inout [String]) -> Void) throws -> SignatureRefusal.Code? {
            var fields = TwoGateways.fields
            change(&fields)
            var other = sealed
            other.head = TwoGateways.requestBytes(fields: fields)
            // A head without what every call needs is no head: refused before its signature is looked at.
            guard (try? two.request(other.head)) != nil else { return .malformed }
            return try two.refusal(of: other)
        }
        #expect(try changed { $0[index] += "1" } != nil)
        #expect(try changed { $0.remove(at: index) } != nil)
        #expect(try changed { $0.insert($0[index], at: index) } != nil)
        #expect(try changed { $0.insert("X-More:1", at: index) } != nil)
        // Where the second line of a name stands among other names says nothing (RFC 9110 section 5.3).
        if index < TwoGateways.fields.count - 1, !TwoGateways.fields[index].hasSuffix(":two") {
            #expect(try changed { $0.append($0.remove(at: index)) } != nil)
        }
    }

    @Test func `two lines of one name are not one line of both`() throws {
        var sealed = try two.sealedRequest()
        var fields = TwoGateways.fields
        fields.remove(at: 6)
        fields[5] = "X-List:one, two"
        sealed.head = TwoGateways.requestBytes(fields: fields)
        #expect(try two.refusal(of: sealed) == .incomplete)
    }

    @Test func `the body is covered`() throws {
        var sealed = try two.sealedRequest()
        sealed.body = ByteBuffer(string: #"{"citizen-id":["442000194909080018"]}"#)
        #expect(try two.refusal(of: sealed) == .doesNotFit)
        sealed.body = ByteBuffer()
        #expect(try two.refusal(of: sealed) == .doesNotFit)
    }

    @Test func `parameters and proof cannot be changed anywhere`() throws {
        let sealed = try two.sealedRequest()
        for index in stride(from: 0, to: sealed.parameters.count, by: 3) {
            var other = sealed
            other.parameters[index] ^= 1
            #expect(try two.refusal(of: other) != nil)
        }
        for index in stride(from: 0, to: sealed.proof.count, by: 3) {
            var other = sealed
            other.proof[index] ^= 1
            #expect(try two.refusal(of: other) != nil)
        }
        for change in [{ $0 + [0x20] }, { Array($0.dropLast()) }, { _ in [] }] as [([UInt8]) -> [UInt8]] {
            var other = sealed
            other.parameters = change(sealed.parameters)
            #expect(try two.refusal(of: other) != nil)
            other = sealed
            other.proof = change(sealed.proof)
            #expect(try two.refusal(of: other) != nil)
        }
    }

    @Test func `another gateway's key is not the peer's`() throws {
        #expect(try two.refusal(of: two.sealedRequest(), from: two.providerPeer) == .unknownKey)
        var sealed = try two.sealedRequest()
        // Signed by another key under the fingerprint of the peer's certificate.
        let facts = try #require(SignatureFacts(parameters: sealed.parameters))
        let signing = MessageSignature.sign(try two.request(), body: two.hash(two.body), as: facts)
        sealed.proof = try two.proof(signing.base, by: two.provider.key)
        #expect(try two.refusal(of: sealed) == .doesNotFit)
    }

    @Test func `a certificate shown later signs as well as the first`() throws {
        let peer = two.providerPeer.showing(two.consumer.certificate)
        #expect(try two.refusal(of: two.sealedRequest(), from: peer) == nil)
    }

    @Test(arguments: [
        "404\r\nOK\r\n", "200\r\nFine\r\n", "200\r\n\r\n", "200\r\nOK\r\nX-Road-Error:server\r\n",
    ])
    func `status, reason and headers of an answer are covered`(start: String) throws {
        let request = try two.request()
        var sealed = try two.sealedAnswer(to: request)
        sealed.head = Array(start.utf8) + Array(sealed.head.dropFirst("200\r\nOK\r\n".utf8.count))
        #expect(try two.refusal(of: sealed, to: request) != nil)
    }

    @Test func `an answer belongs to one request`() throws {
        let request = try two.request()
        let sealed = try two.sealedAnswer(to: request)
        let others = [
            TwoGateways.requestBytes(method: "PUT"),
            TwoGateways.requestBytes(target: "/r1/ZS/GOV/data-bureau/registers/deceased/query"),
            TwoGateways.requestBytes(id: "6b0f5d2e-0d8f-4b1c-9a53-7a3c2f1e4d5c"),
        ]
        for other in others { #expect(try two.refusal(of: sealed, to: two.request(other)) != nil) }
        #expect(try two.refusal(of: sealed, to: request, body: ByteBuffer(string: "{}")) == .doesNotFit)
        var changed = sealed
        changed.body = ByteBuffer(string: "{}")
        #expect(try two.refusal(of: changed, to: request) == .doesNotFit)
    }

    @Test func `a request's signature is none of an answer`() throws {
        let request = try two.request()
        var sealed = try two.sealedAnswer(to: request)
        let signed = try two.sealedRequest()
        sealed.parameters = signed.parameters
        sealed.proof = signed.proof
        #expect(try two.refusal(of: sealed, to: request) != nil)
    }

    @Test(arguments: [
        "", "()", ");created=1", #"();created=01;nonce="a";alg="b";keyid="c";tag="yitong-exchange""#,
        #"();created=1;nonce="";alg="b";keyid="c";tag="yitong-exchange""#,
        #"();created=1;nonce="a b";alg="b";keyid="c";tag="yitong-exchange""#,
        #"();created=1;nonce="a";alg="b";keyid="c";tag="other""#,
        #"();created=1;nonce="a";alg="b";keyid="c";tag="yitong-exchange";x"#,
        #"();created=9999999999999999;nonce="a";alg="b";keyid="c";tag="yitong-exchange""#,
        #"();created=-1;nonce="a";alg="b";keyid="c";tag="yitong-exchange""#,
    ])
    func `parameters in another spelling are not read`(text: String) {
        #expect(SignatureFacts(parameters: Array(text.utf8)) == nil)
    }

    @Test(arguments: SignatureRefusal.Code.allCases)
    func `every refusal has words and a next step`(code: SignatureRefusal.Code) {
        for side in [ExchangeRefusal.Side.consumer, .provider] {
            let refusal = SignatureRefusal(code).refusal(at: side)
            #expect(refusal.code == code.rawValue && !refusal.reason.zh.isEmpty && !refusal.next.en.isEmpty)
        }
    }
}
