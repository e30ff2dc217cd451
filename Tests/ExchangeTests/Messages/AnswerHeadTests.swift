import Exchange
import NIOCore
import Testing

@Suite("The head of an answer (exchange notes 1.4)")
struct AnswerHeadTests {
    let request: RequestHead
    let hash: String

    init() throws {
        var call = SampleCall(target: "/r1/ZS/GOV/s%2Fub/%E7%A4%BE/c")
        call.headers.append(("X-Road-Id", "m-1"))
        request = try call.head()
        hash = RequestHash.text(head: request.bytes, body: ByteBuffer(string: "b"))
    }

    private func answer(_ headers: [(String, String)], status: Int = 200, reason: String = "OK") throws -> ResponseHead
    {
        try ResponseHead(
            answering: request, requestHash: hash, status: status, reason: reason,
            headers: HeaderList(headers.map { (name: $0.0, value: $0.1) }))
    }

    @Test func `ours are appended in order, in lower case`() throws {
        let head = try answer([("Content-Type", "text/plain"), ("X-Own", "1")])
        #expect(
            SampleCall.lines(head.bytes) == [
                "200", "OK", "Content-Type:text/plain", "X-Own:1", "x-road-id:m-1",
                "x-road-client:ZS/GOV/social-security/pension", "x-road-service:ZS/GOV/s%2Fub/%E7%A4%BE/c",
                "x-road-request-id:" + request.requestID, "x-road-request-hash:" + hash,
            ])
        #expect(try ResponseHead(parsing: head.bytes) == head)
    }

    @Test func `a provider's values of ours are removed, but for its x-road-service`() throws {
        let theirs = [
            "X-Road-Id", "x-road-client", "X-ROAD-REQUEST-ID", "x-road-request-hash", "x-road-service", "Server",
            "Transfer-Encoding", "Content-Length", "Connection", "Keep-Alive", "Yitong-Refusal",
        ]
        let lines = SampleCall.lines(try answer(theirs.map { ($0, "theirs") }).bytes)
        #expect(lines.filter { $0.hasSuffix("theirs") } == ["x-road-service:theirs"])
        #expect(lines.filter { $0.hasPrefix("x-road-service:") }.count == 2)
    }

    @Test(arguments: [301, 302, 304, 404, 418, 500, 599, 999]) func `status and reason pass, redirects too`(status: Int)
        throws
    {
        let head = try answer([("Location", "http://elsewhere/")], status: status, reason: "Überall 一")
        #expect(head.status == status && head.text(head.reason) == "Überall 一")
        #expect(head.headers.text(named: "location") == "http://elsewhere/")
    }

    @Test func `of several dates the last stays`() throws {
        let head = try answer([("Date", "first"), ("X", "y"), ("date", "last")])
        #expect(head.headers.all(.date).map { String(decoding: $0, as: UTF8.self) } == ["last"])
    }

    @Test func `an answer to this request is believed`() throws {
        try AnswerCheck.verify(answer([("x-road-service", "theirs")]), answers: request, requestHash: hash)
    }

    @Test func `an answer to another is not, and the text says what differs`() throws {
        let head = String(decoding: try answer([]).bytes, as: UTF8.self)
        for (part, other, text) in [
            ("social-security/pension", "health/x", "Response client id does not match request message"),
            ("x-road-id:m-1", "x-road-id:m-2", "Response message id does not match request message"),
            ("/c\r\n", "/d\r\n", "Response service id does not match request message"),
            (
                request.requestID, "5e6f0c9a-0000-4000-8000-000000000001",
                "Response message request id does not match request message"
            ),
            (hash, "AAAA", "Response message hash does not match request message"),
            (
                "x-road-client:ZS/GOV/social-security/pension\r\n", "",
                "Response client id does not match request message"
            ),
        ] {
            let changed = try ResponseHead(parsing: Array(head.replacing(part, with: other).utf8))
            let refusal = #expect(throws: ExchangeRefusal.self) {
                try AnswerCheck.verify(changed, answers: request, requestHash: hash)
            }
            #expect(refusal?.fixed == text && refusal?.type == "inconsistent_response")
        }
    }

    @Test(arguments: [
        "", "200", "99\r\n\r\n", "100\r\nx\r\n", "20x\r\nOK\r\n", "200\r\nOK", "200\nOK\n", "2000\r\nOK\r\n",
        "200\r\nO\u{0}K\r\n",
        "200\r\nOK\r\nx: y\r\n", "200\r\nOK\r\nContent-Length:1\r\n", "200\r\nOK\r\nConnection:close\r\n",
    ])
    func `what is no answer's head is refused`(text: String) {
        #expect(throws: HeadFault.self) { try ResponseHead(parsing: Array(text.utf8)) }
    }

    @Test func `a refusal is an answer that says its type and our code`() throws {
        let refusal = ExchangeRefusal.unknownService(request.service)
        let rendered = RenderedRefusal(
            refusal, dialect: .current, asked: request.headers, detail: SampleCall.ids.uuid())
        let head = try ResponseHead(refusing: request, requestHash: hash, with: refusal, rendered: rendered)
        #expect(
            head.error == "server.serverproxy.unknown_service" && head.refusal == "service.unknown"
                && head.status == 500)
        try AnswerCheck.verify(head, answers: request, requestHash: hash)
    }
}
