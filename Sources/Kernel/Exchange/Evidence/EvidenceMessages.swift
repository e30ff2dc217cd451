import Foundation
import NIOCore
import Standards
import Trust

/// The two messages of a call in evidence: signed by whom, over what, the answer bound to the request.
struct EvidenceMessages {
    let file: EvidenceFile
    let trust: MachineTrust
    let consumer: EvidenceSide?
    let provider: EvidenceSide?

    func verify(_ report: inout EvidenceReport) {
        guard let request = consumer?.request ?? provider?.request else { return }
        told(request, &report)
        let requestBody = body(request, [file.consumer.requestBody, file.provider?.requestBody], "request", &report)
        guard report.isSound, let head = verify(request: request, &report) else { return }
        same(consumer?.request, provider?.request, "request", (zh: "请求", en: "request"), &report)
        guard report.isSound, let answer = consumer?.answer ?? provider?.answer else { return }
        _ = body(answer, [file.consumer.answerBody, file.provider?.answerBody], "answer", &report)
        guard report.isSound else { return }
        verify(answer: answer, to: request, head, requestBody, &report)
        same(consumer?.answer, provider?.answer, "answer", (zh: "应答", en: "answer"), &report)
    }

    /// Who asked what of whom, for which matter.
    private func told(_ request: MessageRecord, _ report: inout EvidenceReport) {
        let at = BeijingTime.textWithSeconds(request.at)
        report.add(
            .note, "call",
            zh: "\(at)（北京时间）：\(request.client) 调用 \(request.service)；案件编号 \(request.caseNumber ?? "无")，经办人 "
                + "\(request.operatorName ?? "无")。",
            en: "\(at) Beijing time: \(request.client) called \(request.service); case "
                + "\(request.caseNumber ?? "none"), operator \(request.operatorName ?? "none").")
    }

    /// The body of a message, held against the digest in its record; nil where the file does not have it.
    private func body(
        _ record: MessageRecord, _ bodies: [String?], _ code: String, _ report: inout EvidenceReport
    ) -> ByteBuffer? {
        let name = code == "request" ? (zh: "请求", en: "request") : (zh: "应答", en: "answer")
        if record.bodyLength == 0 { return ByteBuffer() }
        guard let text = bodies.compactMap(\.self).first else {
            report.add(
                .missing, "\(code).body",
                zh: "存证包没有\(name.zh)正文，只有其 SHA-256 摘要："
                    + "\(Hexadecimal.text(record.bodyDigest))",
                en: "The body of the \(name.en) is not in the file, only its SHA-256: "
                    + "\(Hexadecimal.text(record.bodyDigest))")
            return nil
        }
        let bytes = Base64.decode(text) ?? []
        guard
            report.check(
                bytes.count == record.bodyLength && RecordDigest.sha256(bytes) == record.bodyDigest, "\(code).body",
                (zh: "\(name.zh)正文与记录中的摘要一致。", en: "The body of the \(name.en) is the one that was recorded."),
                else: (
                    zh: "\(name.zh)正文与记录中的摘要不一致，正文被改动。",
                    en: "The body of the \(name.en) was changed: it "
                        + "does not have the recorded digest."
                ))
        else { return nil }
        return ByteBuffer(bytes: bytes)
    }

    // MARK: Signatures

    private func verify(request: MessageRecord, _ report: inout EvidenceReport) -> RequestHead? {
        guard let head = try? RequestHead(parsing: request.head), let digest = Hash32(request.bodyDigest) else {
            report.add(.fails, "request.head", zh: "请求头无法读取。", en: "The head of the request cannot be read.")
            return nil
        }
        guard !request.parameters.isEmpty else {
            report.add(
                .missing, "request.signature", zh: "请求没有签名：该调用未离开需求方网关。",
                en: "The request is not signed: the call never left the consumer's gateway.")
            return head
        }
        let signer = signer(of: request, as: file.consumer.gateway)
        var batches = BatchVerifier(capacity: 1)
        let isSigned = signer.map { certificate in
            (try? MessageSignature.verify(
                head, body: digest, parameters: request.parameters, proof: request.proof,
                from: PeerIdentity(gateway: file.consumer.gateway, certificate: certificate), by: &batches)) != nil
        }
        report.check(
            isSigned == true, "request.signature",
            (
                zh: "请求由需求方网关（\(file.consumer.gateway)）签名，签名覆盖方法、地址、全部请求头和正文摘要，证书当时有效。",
                en: "The request is signed by the consumer's gateway (\(file.consumer.gateway)): method, "
                    + "address, every header and the body's digest; its certificate was in force."
            ),
            else: (
                zh: "请求签名不成立：内容被改动，或签名证书不属于需求方网关、当时无效。",
                en: "The request's signature does not hold: something was changed, or the certificate is "
                    + "not the consumer's or was not in force."
            ))
        return head
    }

    private func verify(
        answer: MessageRecord, to request: MessageRecord, _ requestHead: RequestHead, _ requestBody: ByteBuffer?,
        _ report: inout EvidenceReport
    ) {
        guard !answer.parameters.isEmpty else {
            report.add(
                .missing, "answer.signature",
                zh: "应答没有提供方签名：由需求方网关自行作出（\(answer.refusal ?? "\(answer.status)")）。",
                en: "The answer bears no signature of a provider: the consumer's gateway made it "
                    + "(\(answer.refusal ?? "\(answer.status)")).")
            return
        }
        let gateway = file.provider?.gateway ?? answer.gateway
        guard let head = try? ResponseHead(parsing: answer.head), let digest = Hash32(answer.bodyDigest),
            let requestDigest = Hash32(request.bodyDigest)
        else {
            return report.add(
                .fails, "answer.head", zh: "应答头无法读取。",
                en: "The head of the answer cannot "
                    + "be read.")
        }
        let signer = signer(of: answer, as: gateway)
        var batches = BatchVerifier(capacity: 1)
        let isSigned = signer.map { certificate in
            (try? MessageSignature.verify(
                head, body: digest, answering: requestHead, requestBody: requestDigest, parameters: answer.parameters,
                proof: answer.proof, from: PeerIdentity(gateway: gateway, certificate: certificate), by: &batches))
                != nil
        }
        guard
            report.check(
                isSigned == true, "answer.signature",
                (
                    zh: "应答由提供方网关（\(gateway)）签名，签名覆盖状态、全部应答头、正文摘要，并绑定这一请求；证书当时有效。",
                    en: "The answer is signed by the provider's gateway (\(gateway)): status, every header, "
                        + "the body's digest, and this request; its certificate was in force."
                ),
                else: (
                    zh: "应答签名不成立：内容被改动，或属于另一请求，或签名证书不属于提供方网关、当时无效。",
                    en: "The answer's signature does not hold: something was changed, it answers another "
                        + "request, or the certificate is not the provider's or was not in force."
                ))
        else { return }
        guard let requestBody else {
            report.add(
                .missing, "answer.request-hash", zh: "没有请求正文，无法重算请求哈希（X-Road-Request-Hash）。",
                en: "Without the request's body its hash (X-Road-Request-Hash) cannot be computed.")
            return
        }
        let hash = RequestHash.text(head: request.head, body: requestBody)
        report.check(
            (try? AnswerCheck.verify(head, answers: requestHead, requestHash: hash)) != nil, "answer.request-hash",
            (zh: "应答中的请求哈希与请求一致。", en: "The answer names the hash of this very request."),
            else: (zh: "应答中的请求哈希与请求不一致。", en: "The answer names the hash of another request."))
    }

    /// The certificate that a message names, where it is of a gateway, issued under the root, and was in force when it signed.
    private func signer(of record: MessageRecord, as gateway: String) -> MachineCertificate? {
        guard let facts = SignatureFacts(parameters: record.parameters) else { return nil }
        let known =
            [file.consumer.certificate] + file.consumer.certificates
            + (file.provider.map { [$0.certificate] + $0.certificates } ?? [])
        let certificate = known.prefix(16).lazy.compactMap { try? MachineCertificate(pem: $0) }
            .first { $0.fingerprint == facts.keyID }
        guard let certificate, certificate.machine?.id == gateway, trust.accepts(certificate, at: facts.moment) else {
            return nil
        }
        return certificate
    }

    // MARK: Both sides

    /// Whether both gateways recorded the same message, byte for byte.
    private func same(
        _ left: MessageRecord?, _ right: MessageRecord?, _ code: String, _ name: (zh: String, en: String),
        _ report: inout EvidenceReport
    ) {
        guard let left, let right else { return }
        let isSame =
            left.head == right.head && left.parameters == right.parameters && left.proof == right.proof
            && left.bodyDigest == right.bodyDigest && left.bodyLength == right.bodyLength
        report.check(
            isSame, "\(code).both",
            (zh: "双方网关记录的\(name.zh)逐字节一致。", en: "Both gateways recorded the same \(name.en), byte for byte."),
            else: (zh: "双方网关记录的\(name.zh)不一致。", en: "The gateways recorded different \(name.en)s."))
    }
}
