import Exchange
import Foundation
import Journal
import NIOCore
import Standards
import TestSupport
import Testing
import Trust

@testable import Gateway

/// Evidence of one call, made by two logs and verified without them.
@Suite struct EvidenceTests {
    @Test func `a call's evidence with both halves proves everything offline`() async throws {
        let file = try await EvidenceWorld().file()
        let bytes = Array(try file.text().utf8)
        #expect(EvidenceFile.isEvidence(bytes))
        #expect(try EvidenceFile(bytes) == file)
        let report = EvidenceVerifier().verify(file)
        #expect(report.firstFailure == nil)
        #expect(report.findings.filter { $0.state == .missing }.isEmpty)
        let held = Set(report.findings.filter { $0.state == .holds }.map(\.code))
        #expect(
            held.isSuperset(of: [
                "consumer.request", "consumer.answer", "provider.request", "provider.answer", "request.signature",
                "answer.signature", "answer.request-hash", "request.body", "answer.body", "request.both", "answer.both",
            ]))
    }

    @Test func `without the provider's half it is said what is missing, and the rest holds`() async throws {
        let file = try await EvidenceWorld().file(withProvider: false)
        let report = EvidenceVerifier().verify(file)
        #expect(report.isSound)
        #expect(report.findings.filter { $0.state == .missing }.map(\.code) == ["provider.log"])
        #expect(report.findings.contains { $0.code == "answer.signature" && $0.state == .holds })
    }

    @Test func `under another root nothing holds`() async throws {
        let world = try EvidenceWorld()
        let file = try await world.file()
        #expect(EvidenceVerifier(trusting: [world.consumer.authority.certificate]).verify(file).isSound)
        let other = try MachineAuthority.create(
            instance: "ZS", key: P256Key(name: "root", entropy: .repeatable(seed: 99)), at: world.consumer.clock.now,
            entropy: .repeatable(seed: 98))
        let report = EvidenceVerifier(trusting: [other.certificate]).verify(file)
        #expect(report.firstFailure?.code == "consumer.certificate")
    }

    @Test func `a call is given as evidence only to the gateway that took part in it`() async throws {
        let world = try EvidenceWorld()
        _ = try await world.file()
        try await world.provider.withKeeper { keeper in
            let loop = world.provider.loop
            let id = EvidenceWorld.requestID
            let asker = try await keeper.evidenceHalf(of: id, as: .provider, for: "pension", on: loop).get()
            let stranger = try await keeper.evidenceHalf(of: id, as: .provider, for: "health", on: loop).get()
            let unknown = try await keeper.evidenceHalf(of: "another", as: .provider, for: "pension", on: loop).get()
            #expect(asker != nil && stranger == nil && unknown == nil)
        }
    }

    @Test func `whatever is changed in the file is found and named`() async throws {
        let file = try await EvidenceWorld().file()
        let other = Base64.encode([UInt8](repeating: 0, count: 16))
        let changes: [(String, (inout EvidenceFile) -> Void)] = [
            ("request.body", { $0.consumer.requestBody = "e30=" }),
            ("answer.body", { $0.consumer.answerBody = "e30=" }),
            ("consumer.request", { $0.consumer.request?.position += 1 }),
            ("consumer.request", { $0.consumer.request?.salt = other }),
            ("provider.answer", { $0.provider?.answer?.proof.removeLast() }),
            ("consumer.answer", { $0.consumer.answer = $0.consumer.request }),
            ("provider.checkpoint", { $0.provider?.checkpoint = $0.consumer.checkpoint }),
            ("consumer.log", { $0.consumer.journalKey = $0.provider?.journalKey ?? "" }),
            ("consumer.log", { $0.consumer.certificate = $0.provider?.certificate ?? "" }),
            ("consumer.request", { $0.requestID = "another" }),
            ("authority", { $0.authorities = ["x"] }),
        ]
        for (index, (code, change)) in changes.enumerated() {
            var changed = file
            change(&changed)
            let failure = EvidenceVerifier().verify(changed).firstFailure
            #expect(failure?.code == code, "change \(index)")
        }
    }

    @Test func `any byte of the text changed, and it is no longer sound or no longer read`() async throws {
        let bytes = Array(try await EvidenceWorld().file().text().utf8)
        for index in stride(from: 0, to: bytes.count, by: 97) {
            var other = bytes
            other[index] ^= 1
            guard let file = try? EvidenceFile(other) else { continue }
            // The moment at which the file was made proves nothing and is claimed by nothing; PEM folds lines as it likes.
            let report = EvidenceVerifier().verify(file)
            let original = try EvidenceFile(bytes)
            var same = file
            same.madeAt = original.madeAt
            #expect(!report.isSound || same == original || Self.sameCertificates(same, original), "byte \(index)")
        }
    }

    private static func sameCertificates(_ left: EvidenceFile, _ right: EvidenceFile) -> Bool {
        var left = left
        left.consumer.certificates = right.consumer.certificates
        left.provider?.certificates = right.provider?.certificates ?? []
        left.authorities = right.authorities
        return left == right
    }
}

/// Two gateways under one authority and a call between them, kept on both sides as gateways do.
struct EvidenceWorld {
    static let requestID = "3f2b8a6e-5a0b-4a57-9f5e-1d1f6f1f1f1f"
    let consumer: KeeperWorld
    let provider: KeeperWorld

    init() throws {
        consumer = try KeeperWorld()
        provider = try KeeperWorld(id: "registers", under: consumer.authority, seed: 77)
    }

    private static let requestBody = ByteBuffer(string: "{\"citizen-id\":\"442000199001011234\"}")
    private static let answerBody = ByteBuffer(string: "{\"result\":\"true\"}")

    func file(withProvider: Bool = true) async throws -> EvidenceFile {
        let request = try RequestHead(
            parsing: Array(
                ("POST\r\n/r1/ZS/GOV/data-bureau/registers/deceased/verify\r\n"
                    + "X-Road-Client:ZS/GOV/social-security/pension\r\nContent-Type:application/json\r\n"
                    + "X-Road-Issue:A-1\r\nX-Road-UserId:li.xiaomei\r\nx-road-request-id:\(Self.requestID)\r\n"
                    + "x-road-id:ZS-1\r\n").utf8))
        let hash = RequestHash.text(head: request.bytes, body: Self.requestBody)
        let answer = try ResponseHead(
            parsing: Array(
                ("200\r\nOK\r\nContent-Type:application/json\r\nx-road-id:ZS-1\r\n"
                    + "x-road-client:ZS/GOV/social-security/pension\r\n"
                    + "x-road-service:ZS/GOV/data-bureau/registers/deceased\r\nx-road-request-id:\(Self.requestID)\r\n"
                    + "x-road-request-hash:\(hash)\r\n").utf8))
        let (asked, told) = (try digest(Self.requestBody), try digest(Self.answerBody))
        let first = MessageSignature.sign(request, body: asked, as: try facts(of: consumer))
        let second = MessageSignature.sign(
            answer, body: told, answering: request, requestBody: asked, as: try facts(of: provider))
        return try await consumer.withKeeper { own in
            try await provider.withKeeper { other in
                try own.remember(certificate: provider.signer.certificate)
                try other.remember(certificate: consumer.signer.certificate)
                let loop = consumer.loop
                try await consumer.keep(5, in: own)
                var record = message(.request, request.bytes, Self.requestBody, asked, first.parameters)
                record.proof = try await proof(own.keep(on(.consumer, record), signing: first.base, on: loop))
                _ = try await other.keep(on(.provider, record), on: loop).get()
                var reply = message(.answer, answer.bytes, Self.answerBody, told, second.parameters)
                reply.proof = try await proof(other.keep(on(.provider, reply), signing: second.base, on: loop))
                _ = try await own.keep(on(.consumer, reply), on: loop).get()
                let half = try await other.evidenceHalf(of: Self.requestID, as: .provider, for: "pension", on: loop)
                    .get()
                let file = try await own.evidence(
                    of: Self.requestID, authorities: [consumer.authority.certificate.pem],
                    provider: withProvider ? half : nil, at: consumer.clock.now, on: loop
                ).get()
                return try #require(file)
            }
        }
    }

    private func digest(_ body: ByteBuffer) throws -> Hash32 {
        try #require(Hash32(RecordDigest.sha256(Array(body.readableBytesView))))
    }

    private func facts(of world: KeeperWorld) throws -> SignatureFacts {
        SignatureFacts(
            created: world.clock.now, requestID: Self.requestID, suite: world.signer.key.suite,
            keyID: try MachineCertificate(pem: world.signer.certificate).fingerprint)
    }

    private func proof(_ future: EventLoopFuture<Kept>) async throws -> [UInt8] {
        try #require(try await future.get().proof)
    }

    private func message(
        _ kind: MessageRecord.Kind, _ head: [UInt8], _ body: ByteBuffer, _ digest: Hash32, _ parameters: [UInt8]
    ) -> MessageRecord {
        MessageRecord(
            side: .consumer, kind: kind, at: consumer.clock.now, requestID: Self.requestID, messageID: "ZS-1",
            client: "ZS/GOV/social-security/pension", service: "ZS/GOV/data-bureau/registers/deceased", gateway: "",
            caseNumber: "A-1", operatorName: "li.xiaomei", grant: "G-1", status: kind == .answer ? 200 : 0,
            subjects: ["442000199001011234"], head: head, body: body, bodyLength: body.readableBytes,
            bodyDigest: digest.bytes, parameters: parameters)
    }

    private func on(_ side: MessageRecord.Side, _ record: MessageRecord) -> MessageRecord {
        var record = record
        record.side = side
        record.gateway = side == .consumer ? "registers" : "pension"
        return record
    }
}
