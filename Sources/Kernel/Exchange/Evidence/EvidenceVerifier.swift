import Foundation
import Journal
import NIOCore
import Standards
package import Trust

/// Verifies evidence offline: nothing but the file, and where it is given the root that the reader trusts.
package struct EvidenceVerifier: Sendable {
    private let pinned: [MachineCertificate]

    /// A verifier that trusts these roots; none: those in the file, whose fingerprints it then says.
    package init(trusting roots: [MachineCertificate] = []) {
        pinned = roots
    }

    /// What the file proves and what it does not, in the order in which one thing rests on the other.
    package func verify(_ file: EvidenceFile) -> EvidenceReport {
        var report = EvidenceReport()
        guard let trust = authority(file, &report) else { return report }
        let consumer = log(file.consumer, .consumer, file, trust, &report)
        let provider = file.provider.flatMap { log($0, .provider, file, trust, &report) }
        if file.provider == nil {
            report.add(
                .missing, "provider.log", zh: "存证包中没有提供方网关的一半：只能证明需求方网关所记录的内容。",
                en: "The half of the provider's gateway is missing: only what the consumer's gateway "
                    + "recorded is proved.")
        }
        let messages = EvidenceMessages(file: file, trust: trust, consumer: consumer, provider: provider)
        if report.isSound { messages.verify(&report) }
        if report.isSound { unproved(&report) }
        return report
    }

    // MARK: The authority

    private func authority(_ file: EvidenceFile, _ report: inout EvidenceReport) -> MachineTrust? {
        let own = file.authorities.compactMap { try? MachineCertificate(pem: $0) }
        guard own.count == file.authorities.count, !own.isEmpty,
            let trust = try? MachineTrust(authorities: pinned.isEmpty ? own : pinned, revoked: [])
        else {
            report.add(
                .fails, "authority", zh: "存证包中的根证书无法读取，或不是签发机构证书。",
                en: "The authority's certificate in the file cannot be read, or is none of an authority.")
            return nil
        }
        if pinned.isEmpty {
            let prints = own.map(\.fingerprint).joined(separator: ", ")
            report.add(
                .note, "authority", zh: "未指定可信根证书。请与贵市公布的根证书指纹核对（SHA-256）：\(prints)",
                en: "No root was given to trust. Compare the SHA-256 fingerprint with the one that the city "
                    + "made public: \(prints)")
        } else {
            report.add(.holds, "authority", zh: "以指定的根证书核验。", en: "Verified under the root that was given.")
        }
        return trust
    }

    // MARK: A gateway's log

    private func log(
        _ half: EvidenceHalf, _ side: MessageRecord.Side, _ file: EvidenceFile, _ trust: MachineTrust,
        _ report: inout EvidenceReport
    ) -> EvidenceSide? {
        let words = EvidenceSide.words(side)
        guard let checkpoint = checkpoint(half, words, trust, &report) else { return nil }
        var found = EvidenceSide(half: half)
        for (record, kind) in [(half.request, MessageRecord.Kind.request), (half.answer, .answer)] {
            let name = kind == .request ? (zh: "请求", en: "request") : (zh: "应答", en: "answer")
            let code = "\(words.code).\(kind == .request ? "request" : "answer")"
            guard let record else {
                report.add(
                    .missing, code, zh: "\(words.zh)没有该次调用的\(name.zh)记录。",
                    en: "The log of \(words.en) has no \(name.en) of the call.")
                continue
            }
            let message = record.message
            let fits = message?.side == side && message?.kind == kind && message?.requestID == file.requestID
            guard
                report.check(
                    fits && record.isIncluded(in: checkpoint), code,
                    (
                        zh: "\(words.zh)在日志第 \(record.position) 位记录了\(name.zh)，且已列入其签名检查点（共 \(checkpoint.size) 条）。",
                        en: "The log of \(words.en) has the \(name.en) at position \(record.position), "
                            + "under its checkpoint of size \(checkpoint.size)."
                    ),
                    else: (
                        zh: "\(words.zh)的\(name.zh)记录与其日志检查点不符：记录、盐值或证明被改动。",
                        en: "The \(name.en) of \(words.en) is not the one in its log: record, salt or proof "
                            + "was changed."
                    ))
            else { continue }
            if kind == .request { found.request = message } else { found.answer = message }
        }
        return found
    }

    private func checkpoint(
        _ half: EvidenceHalf, _ words: EvidenceSide.Words, _ trust: MachineTrust, _ report: inout EvidenceReport
    ) -> Checkpoint? {
        guard let certificate = try? MachineCertificate(pem: half.certificate), let machine = certificate.machine,
            machine.id == half.gateway, let key = try? VerifierKey(half.journalKey),
            let signature = Base64.decode(half.journalSignature),
            certificate.publicKey.isValid(
                signature: signature, over: EvidenceHalf.statement(of: machine, journalKey: half.journalKey))
        else {
            report.add(
                .fails, "\(words.code).log", zh: "\(words.zh)的日志密钥没有由其证书签署，或证书不属于网关 \(half.gateway)。",
                en: "The log's key of \(words.en) is not signed by its certificate, or that is not of "
                    + "gateway \(half.gateway).")
            return nil
        }
        guard let checkpoint = try? Checkpoint(note: half.checkpoint, verifiedWith: key),
            let sealed = checkpoint.extensions.first.flatMap({ SealLine($0) })
        else {
            report.add(
                .fails, "\(words.code).checkpoint", zh: "\(words.zh)的日志检查点签名不成立。",
                en: "The checkpoint of \(words.en) is not signed by its log's key.")
            return nil
        }
        report.check(
            trust.accepts(certificate, at: sealed.at), "\(words.code).certificate",
            (
                zh: "\(words.zh)（\(half.gateway)）的证书由该根证书签发，检查点签署时（\(BeijingTime.textWithSeconds(sealed.at))）有效。",
                en: "The certificate of \(words.en) (\(half.gateway)) was issued under the root and in "
                    + "force when the checkpoint was signed."
            ),
            else: (
                zh: "\(words.zh)（\(half.gateway)）的证书不是由该根证书签发，或在检查点签署时无效。",
                en: "The certificate of \(words.en) (\(half.gateway)) was not issued under the root, or not "
                    + "in force when the checkpoint was signed."
            ))
        return checkpoint
    }

    // MARK: What no file can prove

    private func unproved(_ report: inout EvidenceReport) {
        report.add(
            .note, "not-proved",
            zh: "不能证明：证书在调用当时是否已被撤销（请向签发机构查询）；提供方数据本身是否正确；"
                + "案件编号与经办人由需求方系统填报。",
            en: "Not proved: whether a certificate was revoked by then (ask the authority); whether the "
                + "provider's data was right; "
                + "case number and operator are what the consumer's system said.")
    }
}

/// A side whose log was verified, with the records that are in it.
struct EvidenceSide {
    /// How a side is called.
    struct Words {
        let code: String
        let zh: String
        let en: String
    }

    let half: EvidenceHalf
    var request: MessageRecord?
    var answer: MessageRecord?

    static func words(_ side: MessageRecord.Side) -> Words {
        switch side {
        case .consumer: Words(code: "consumer", zh: "需求方网关", en: "the consumer's gateway")
        case .provider: Words(code: "provider", zh: "提供方网关", en: "the provider's gateway")
        }
    }
}
