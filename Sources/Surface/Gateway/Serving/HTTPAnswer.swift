import Exchange
import NIOCore

/// One answer as it goes out on a client's connection.
struct HTTPAnswer {
    let status: Int
    /// Empty: the usual reason of the status.
    let reason: String
    /// Fields that do not frame the body and do not concern the connection.
    let headers: HeaderList
    let body: ByteBuffer

    init(status: Int, reason: String = "", headers: HeaderList = .empty, body: ByteBuffer = ByteBuffer()) {
        self.status = status
        self.reason = reason
        self.headers = headers
        self.body = body
    }

    init(_ answer: Answer) {
        self.init(
            status: answer.head.status, reason: answer.head.text(answer.head.reason), headers: answer.head.headers,
            body: answer.body)
    }

    init(_ refusal: RenderedRefusal, status: Int? = nil) {
        self.init(
            status: status ?? refusal.status, headers: refusal.headers, body: ByteBuffer(bytes: refusal.body))
    }

    /// A line of text.
    static func text(_ status: Int, _ text: String, type: String = "text/plain; charset=utf-8") -> HTTPAnswer {
        bytes(status, Array(text.utf8), type: type)
    }

    static func bytes(_ status: Int, _ bytes: [UInt8], type: String) -> HTTPAnswer {
        HTTPAnswer(status: status, headers: HeaderList([("content-type", type)]), body: ByteBuffer(bytes: bytes))
    }

    /// Whether a body may follow: never after HEAD, 204 and 304.
    func carriesBody(toHead: Bool) -> Bool { !toHead && status != 204 && status != 304 && status >= 200 }

    /// Writes the head: exactly one `Date`, our own framing, `Connection: close` where it closes.
    func writeHead(to buffer: inout ByteBuffer, toHead: Bool, closes: Bool, date: String) {
        buffer.writeStaticString("HTTP/1.1 ")
        buffer.writeString(String(status))
        buffer.writeStaticString(" ")
        buffer.writeString(reason.isEmpty ? HTTPReason.text(status) : reason)
        buffer.writeStaticString("\r\n")
        var hasDate = false
        for field in headers.fields where !field.kind.isHopByHop {
            if field.kind == .date { hasDate = true }
            buffer.writeBytes(headers.bytes[field.name])
            buffer.writeStaticString(": ")
            buffer.writeBytes(headers.bytes[field.value])
            buffer.writeStaticString("\r\n")
        }
        if !hasDate {
            buffer.writeStaticString("date: ")
            buffer.writeString(date)
            buffer.writeStaticString("\r\n")
        }
        if carriesBody(toHead: toHead) || toHead && body.readableBytes > 0 {
            buffer.writeStaticString("content-length: ")
            buffer.writeString(String(body.readableBytes))
            buffer.writeStaticString("\r\n")
        }
        if closes { buffer.writeStaticString("connection: close\r\n") }
        buffer.writeStaticString("\r\n")
    }
}
