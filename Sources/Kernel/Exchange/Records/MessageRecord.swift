package import NIOCore
package import Standards

/// One message as a gateway's log keeps it: a request or an answer, who it was between, and what must be known to prove it later.
///
/// Personal data (subjects, case number, operator, what head and body say) is in the details, which are salted, private and erased by
/// age; the tree and its tiles show none of it.
package struct MessageRecord: Sendable, Hashable {
    /// For whom this gateway spoke.
    package enum Side: UInt8, Sendable, Hashable, Codable {
        /// For the system that asks.
        case consumer = 1
        /// For the system that answers.
        case provider = 2
    }

    /// Which of the two messages of a call it is.
    package enum Kind: UInt8, Sendable, Hashable, Codable {
        /// The request: kept before it is forwarded.
        case request = 1
        /// The answer, or the refusal that took its place: kept before it is given.
        case answer = 2
    }

    /// For whom this gateway spoke.
    package var side: Side
    /// Request or answer.
    package var kind: Kind
    /// When this gateway handed it in.
    package var at: Instant
    /// The UUID that the consumer's gateway made for the call (`X-Road-Request-Id`); one for request and answer, on both sides.
    package var requestID: String
    /// The message id of the caller (`X-Road-Id`).
    package var messageID: String
    /// Who called, in text form; as the caller wrote it where it could not be read.
    package var client: String
    /// What was called, in text form; empty where the request named no service.
    package var service: String
    /// The gateway at the other end; empty where the call never left this one.
    package var gateway: String
    /// The case for which it was asked (`X-Road-Issue`).
    package var caseNumber: String?
    /// The person at the consumer's who asked (`X-Road-UserId`).
    package var operatorName: String?
    /// The number of the grant under which it was let through.
    package var grant: String?
    /// The status of the answer; 0 for a request.
    package var status: Int
    /// Our code of the refusal that the answer is; nil: it is none, or the provider's own.
    package var refusal: String?
    /// How many rows the answer gave; what quotas count.
    package var rows: Int
    /// Whose data it was about, as the register identifies them.
    package var subjects: [String]
    /// The head in its transport form, byte for byte.
    package var head: [UInt8]
    /// The body where it is kept; nil where only its digest is.
    package var body: ByteBuffer?
    /// How many bytes the body has.
    package var bodyLength: Int
    /// SHA-256 of the body, 32 bytes.
    package var bodyDigest: [UInt8]
    /// The parameters of the signature (RFC 9421 section 2.3); empty where the message is not signed.
    package var parameters: [UInt8]
    /// The signature with its path in the batch; empty where the message is not signed, or not yet.
    package var proof: [UInt8]
    /// Microseconds from the arrival of the request to this record; 0 for a request.
    package var duration: Int64

    /// A record by its parts.
    package init(
        side: Side, kind: Kind, at: Instant, requestID: String, messageID: String, client: String, service: String,
        gateway: String, caseNumber: String? = nil, operatorName: String? = nil, grant: String? = nil, status: Int = 0,
        refusal: String? = nil, rows: Int = 0, subjects: [String] = [], head: [UInt8], body: ByteBuffer?,
        bodyLength: Int, bodyDigest: [UInt8], parameters: [UInt8] = [], proof: [UInt8] = [], duration: Int64 = 0
    ) {
        self.side = side
        self.kind = kind
        self.at = at
        self.requestID = requestID
        self.messageID = messageID
        self.client = client
        self.service = service
        self.gateway = gateway
        self.caseNumber = caseNumber
        self.operatorName = operatorName
        self.grant = grant
        self.status = status
        self.refusal = refusal
        self.rows = rows
        self.subjects = subjects
        self.head = head
        self.body = body
        self.bodyLength = bodyLength
        self.bodyDigest = bodyDigest
        self.parameters = parameters
        self.proof = proof
        self.duration = duration
    }
}
