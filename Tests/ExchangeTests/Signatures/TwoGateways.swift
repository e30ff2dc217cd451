import Exchange
import NIOCore
import Standards
import TestSupport
import Trust

/// Two gateways with certificates of one authority, and a call between them.
struct TwoGateways {
    let clock = ManualClock()
    let consumer: (key: P256Key, certificate: MachineCertificate)
    let provider: (key: P256Key, certificate: MachineCertificate)
    let body = ByteBuffer(string: #"{"citizen-id":["442000194909080017"]}"#)
    let answerBody = ByteBuffer(string: #"{"hits":[],"asked":1,"hit":0}"#)

    init() throws {
        let entropy = Entropy.repeatable(seed: 42)
        let now = clock.now
        let root = try MachineAuthority.create(
            instance: "ZS", key: try P256Key(name: "root", entropy: entropy), at: now, entropy: entropy)
        func gateway(_ id: String) throws -> (P256Key, MachineCertificate) {
            let key = try P256Key(name: id, entropy: entropy)
            let request = try CertificateRequest(key: key, commonName: id)
            let lifetime = Duration.seconds(86_400 * 90)
            return (key, try root.issue(request, to: id, lifetime: lifetime, at: now, entropy: entropy))
        }
        consumer = try gateway("social-security")
        provider = try gateway("data-bureau")
    }

    static let requestID = "6b0f5d2e-0d8f-4b1c-9a53-7a3c2f1e4d5b"

    static let fields = [
        "X-Road-Client:ZS/GOV/social-security/pension", "X-Road-Id:ZS-1", "X-Road-UserId:CN-li.xiaomei",
        "X-Road-Issue:CASE-2026-7", "Accept:application/json", "X-List:one", "X-List:two", "X-Name:\u{674E}",
        "Content-Digest:sha-256=:AAAA:",
    ]

    static func requestBytes(
        method: String = "POST", target: String = "/r1/ZS/GOV/data-bureau/registers/deceased/match?a=1&b=",
        fields: [String] = fields, id: String = requestID
    ) -> [UInt8] {
        Array("\(method)\r\n\(target)\r\n\(fields.joined(separator: "\r\n"))\r\nx-road-request-id:\(id)\r\n".utf8)
    }

    static let answerBytes = Array(
        "200\r\nOK\r\nContent-Type:application/json\r\nx-road-id:ZS-1\r\nx-road-request-id:\(requestID)\r\n".utf8)

    func request(_ bytes: [UInt8] = requestBytes()) throws -> RequestHead { try RequestHead(parsing: bytes) }

    func answer(_ bytes: [UInt8] = answerBytes) throws -> ResponseHead { try ResponseHead(parsing: bytes) }

    func hash(_ body: ByteBuffer) -> Hash32 { Hash32(of: Array(buffer: body)) }

    /// Signs a base alone or in the midst of others.
    func proof(_ base: [UInt8], by key: P256Key, among others: Int = 0) throws -> [UInt8] {
        var leaves = (0..<others).map { BatchLeaf(of: [UInt8(truncatingIfNeeded: $0)]) }
        leaves.insert(BatchLeaf(of: base), at: others / 2)
        return try BatchSignature(leaves, by: key, at: clock.now).proofs[others / 2]
    }

    func sealedRequest(_ bytes: [UInt8] = requestBytes(), among others: Int = 4) throws -> SealedRequest {
        let head = try request(bytes)
        let facts = SignatureFacts(
            created: clock.now, requestID: head.requestID, suite: .sha256P256,
            keyID: consumer.certificate.fingerprint)
        let signing = MessageSignature.sign(head, body: hash(body), as: facts)
        return SealedRequest(
            head: bytes, body: body, parameters: signing.parameters,
            proof: try proof(signing.base, by: consumer.key, among: others))
    }

    func sealedAnswer(_ bytes: [UInt8] = answerBytes, to request: RequestHead) throws -> SealedAnswer {
        let facts = SignatureFacts(
            created: clock.now, requestID: request.requestID, suite: .sha256P256,
            keyID: provider.certificate.fingerprint)
        let signing = MessageSignature.sign(
            try answer(bytes), body: hash(answerBody), answering: request, requestBody: hash(body), as: facts)
        return SealedAnswer(
            head: bytes, body: answerBody, parameters: signing.parameters,
            proof: try proof(signing.base, by: provider.key))
    }

    var consumerPeer: PeerIdentity { PeerIdentity(gateway: "social-security", certificate: consumer.certificate) }
    var providerPeer: PeerIdentity { PeerIdentity(gateway: "data-bureau", certificate: provider.certificate) }

    /// What the provider's gateway makes of a request; nil: it believes it.
    func refusal(of sealed: SealedRequest, from peer: PeerIdentity? = nil) throws -> SignatureRefusal.Code? {
        var batches = BatchVerifier()
        let head = try request(sealed.head)
        do throws(SignatureRefusal) {
            _ = try MessageSignature.verify(
                head, body: hash(sealed.body), parameters: sealed.parameters, proof: sealed.proof,
                from: peer ?? consumerPeer, by: &batches)
            return nil
        } catch {
            return error.code
        }
    }

    /// What the consumer's gateway makes of an answer; nil: it believes it.
    func refusal(
        of sealed: SealedAnswer, to request: RequestHead, body: ByteBuffer? = nil
    ) throws -> SignatureRefusal.Code? {
        var batches = BatchVerifier()
        let head = try answer(sealed.head)
        do throws(SignatureRefusal) {
            _ = try MessageSignature.verify(
                head, body: hash(sealed.body), answering: request, requestBody: hash(body ?? self.body),
                parameters: sealed.parameters, proof: sealed.proof, from: providerPeer, by: &batches)
            return nil
        } catch {
            return error.code
        }
    }
}
