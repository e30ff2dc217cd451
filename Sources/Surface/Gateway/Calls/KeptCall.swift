import Exchange
import NIOCore
import Standards
import Trust

/// What a gateway keeps and counts of one call: its names, written once, and when it came.
struct KeptCall: Sendable {
    private let side: MessageRecord.Side
    private let requestID: String
    private let messageID: String
    private let client: String
    private let service: String
    private let caseNumber: String?
    private let operatorName: String?
    private let start = NIODeadline.now()

    /// A call that has just come, by its head.
    init(_ head: RequestHead, as side: MessageRecord.Side) {
        self.side = side
        requestID = head.requestID
        messageID = head.messageID
        client = head.client.description
        service = head.service.description
        caseNumber = head.issue
        operatorName = head.userID
    }

    /// A record of one of its messages, with what every record of it says.
    func record(
        _ kind: MessageRecord.Kind, gateway: String, head: [UInt8], body: ByteBuffer, digest: Hash32, at now: Instant
    ) -> MessageRecord {
        MessageRecord(
            side: side, kind: kind, at: now, requestID: requestID, messageID: messageID, client: client,
            service: service, gateway: gateway, caseNumber: caseNumber, operatorName: operatorName, head: head,
            body: body, bodyLength: body.readableBytes, bodyDigest: digest.bytes)
    }

    /// Microseconds since it came.
    var elapsed: Int64 { (NIODeadline.now() - start).nanoseconds / 1_000 }

    /// Counts it as over.
    func count(_ outcome: String, grant: String? = nil, in meter: inout CallMeter, at now: Instant) {
        meter.add(
            side == .consumer ? .consumer : .provider, client: client, service: service, grant: grant,
            outcome: outcome, microseconds: elapsed, at: now)
    }
}
