package import Exchange
import Journal
package import NIOCore
package import Standards
import Trust

extension Keeper {
    /// What this gateway has of a call, proved under a checkpoint signed now; nil where it has no record of it on that side.
    ///
    /// `peer`: only where that gateway was at the other end, for a gateway may be given the half of its own calls and of no others.
    package func evidenceHalf(
        of requestID: String, as side: MessageRecord.Side, for peer: String? = nil, on loop: any EventLoop
    ) -> EventLoopFuture<EvidenceHalf?> {
        let signer = signer
        return freshCheckpoint(on: loop).flatMap { checkpoint in
            guard let checkpoint else { return loop.makeSucceededFuture(nil) }
            return self.read(on: loop) { reader in
                try EvidenceMaker(reader: reader, signer: signer, checkpoint: checkpoint).half(
                    of: requestID, as: side, for: peer)
            }
        }
    }

    /// The evidence of a call of which this gateway was the consumer's; nil where it has no record of it.
    ///
    /// `provider` is the half that the other gateway gave, where it could be asked.
    package func evidence(
        of requestID: String, authorities: [String], provider: EvidenceHalf?, at now: Instant, on loop: any EventLoop
    ) -> EventLoopFuture<EvidenceFile?> {
        evidenceHalf(of: requestID, as: .consumer, on: loop).map { half in
            half.map {
                EvidenceFile(
                    requestID: requestID, madeAt: now, authorities: authorities, consumer: $0, provider: provider)
            }
        }
    }
}

/// Gathers what a log has of a call.
struct EvidenceMaker {
    let reader: LogReader
    let signer: KeeperSigner
    let checkpoint: String

    func half(of requestID: String, as side: MessageRecord.Side, for peer: String?) throws -> EvidenceHalf? {
        let found = try reader.find(.request(requestID), limit: 8).filter { $0.message?.side == side }
        // The newest first; a call has one request and one answer.
        let request = found.last { $0.message?.kind == .request }
        let answer = found.first { $0.message?.kind == .answer }
        let records = [request, answer].compactMap { $0 }
        guard let first = records.first?.message, peer.map({ $0 == first.gateway }) ?? true else { return nil }
        let certificate = try MachineCertificate(pem: signer.certificate)
        guard let machine = certificate.machine else { return nil }
        let key = try LogKey(reader.folder).read().map(\.description) ?? ""
        let statement = EvidenceHalf.statement(of: machine, journalKey: key)
        return EvidenceHalf(
            gateway: machine.id, certificate: certificate.pem, journalKey: key,
            journalSignature: try signer.key.signature(over: statement), checkpoint: checkpoint,
            request: try request.map(proved), answer: try answer.map(proved), requestBody: body(request),
            answerBody: body(answer), certificates: try certificates(records, except: certificate))
    }

    private func proved(_ record: StoredRecord) throws -> EvidenceRecord {
        let size = try Checkpoint(text: try SignedNote(checkpoint).text).size
        guard let proof = try reader.inclusionProof(position: record.position, size: size) else {
            throw KeeperError.damaged("tree of size \(size)")
        }
        return EvidenceRecord(position: record.position, salt: record.salt, details: record.details, proof: proof)
    }

    private func body(_ record: StoredRecord?) -> [UInt8]? {
        record?.message?.body.map { Array($0.readableBytesView) }
    }

    /// The certificates that the messages name, as far as they were laid down here.
    private func certificates(_ records: [StoredRecord], except own: MachineCertificate) throws -> [String] {
        let shelf = CertificateShelf(reader.folder)
        let named = Set(records.compactMap { $0.message.flatMap { SignatureFacts(parameters: $0.parameters)?.keyID } })
        return try named.subtracting([own.fingerprint]).sorted().compactMap { try shelf.certificate($0)?.pem }
    }
}
