package import Trust

/// What one gateway has of a call: its two records under its own checkpoint, and why that checkpoint is its own.
package struct EvidenceHalf: Sendable, Hashable, Codable {
    /// The gateway's id.
    package var gateway: String
    /// Its certificate when this was made, PEM; the key of it signed `journalSignature`.
    package var certificate: String
    /// The verifier key of its log, in the text form of signed notes; its name is the log's origin.
    package var journalKey: String
    /// The certificate's signature over `statement`: this log is this gateway's.
    ///
    /// Base 64.
    package var journalSignature: String
    /// The log's checkpoint under which the records are proved, a signed note.
    package var checkpoint: String
    /// The request as this gateway recorded it.
    package var request: EvidenceRecord?
    /// The answer as this gateway recorded it; missing where the call had none when this was made.
    package var answer: EvidenceRecord?
    /// The body of the request, base 64; missing where it is not kept.
    package var requestBody: String?
    /// The body of the answer, base 64; missing where it is not kept.
    package var answerBody: String?
    /// The certificates with which the messages were signed, PEM, those that this gateway knows.
    package var certificates: [String]

    /// A half by its parts.
    package init(
        gateway: String, certificate: String, journalKey: String, journalSignature: [UInt8], checkpoint: String,
        request: EvidenceRecord?, answer: EvidenceRecord?, requestBody: [UInt8]?, answerBody: [UInt8]?,
        certificates: [String]
    ) {
        self.gateway = gateway
        self.certificate = certificate
        self.journalKey = journalKey
        self.journalSignature = Base64.encode(journalSignature)
        self.checkpoint = checkpoint
        self.request = request
        self.answer = answer
        self.requestBody = requestBody.map { Base64.encode($0) }
        self.answerBody = answerBody.map { Base64.encode($0) }
        self.certificates = certificates
    }

    /// What a gateway signs with its certificate's key to say that a log is its own.
    package static func statement(of machine: MachineName, journalKey: String) -> [UInt8] {
        Array("yitong journal of a gateway 1\n\(machine)\n\(journalKey)\n".utf8)
    }
}
