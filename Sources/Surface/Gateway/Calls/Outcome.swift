import Exchange
import NIOCore
import Standards

/// What a call came to at the provider's gateway, before it is signed.
struct Outcome: Sendable {
    /// The status of the answer; of a refusal it is the refusal's own.
    var status = 200
    /// The answer's fields as the provider gave them.
    var headers = HeaderList.empty
    /// The reason behind the status, as the provider gave it.
    var reason = ""
    /// The answer's body.
    var body = ByteBuffer()
    /// How many records it gives.
    var rows = 0
    /// Whose data it is about.
    var subjects: [String] = []
    /// Why there is no answer; nil: there is one.
    var refusal: ExchangeRefusal?

    init(refusal: ExchangeRefusal) {
        self.refusal = refusal
    }

    init(status: Int, headers: HeaderList, body: ByteBuffer, rows: Int, subjects: [String]) {
        self.status = status
        self.headers = headers
        self.body = body
        self.rows = rows
        self.subjects = subjects
    }

    /// The answer of a provider's system as it is.
    init(_ answer: ForeignAnswer) {
        status = answer.status
        reason = answer.reason
        headers = answer.headers
        body = answer.body
    }

    /// What a gateway says of itself.
    init(json: [UInt8]) {
        headers = .json
        body = ByteBuffer(bytes: json)
    }

    /// Head and body of the answer; an answer whose head is too long becomes a refusal.
    func response(
        to request: RequestHead, hash: String, dialect: Dialect, ids: CallIDs
    ) throws -> (ResponseHead, ByteBuffer) {
        guard let refusal else {
            do throws(HeadFault) {
                let head = try ResponseHead(
                    answering: request, requestHash: hash, status: status, reason: reason, headers: headers)
                return (head, body)
            } catch {
                return try Outcome(refusal: .malformedHead(error))
                    .response(to: request, hash: hash, dialect: dialect, ids: ids)
            }
        }
        let rendered = RenderedRefusal(refusal, dialect: dialect, asked: request.headers, detail: ids.uuid())
        let head = try ResponseHead(refusing: request, requestHash: hash, with: refusal, rendered: rendered)
        return (head, ByteBuffer(bytes: rendered.body))
    }
}

extension HeaderList {
    /// The fields of JSON that a gateway makes.
    static let json = HeaderList([("content-type", "application/json")])
}
