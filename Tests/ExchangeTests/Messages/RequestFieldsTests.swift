import Exchange
import Standards
import TestSupport
import Testing

@Suite("Header fields of a request (exchange notes 1.3)")
struct RequestFieldsTests {
    @Test func `what the gateway adds comes last, in lower case`() throws {
        let head = try SampleCall().head()
        let lines = SampleCall.lines(head.bytes)
        #expect(lines[0] == "POST" && lines[1] == "/r1/ZS/GOV/data-bureau/registers/deceased/verify")
        #expect(lines[2...3] == ["X-Road-Client:ZS/GOV/social-security/pension", "Content-Type:application/json"])
        #expect(lines[4] == "x-road-request-id:" + head.requestID)
        #expect(lines[5] == "x-road-id:" + head.messageID && head.messageID.hasPrefix("ZS-"))
        #expect(lines.count == 6)
        #expect(CallIDs.isUUID(head.requestID.utf8))
    }

    @Test func `thirteen fields of the connection do not travel, nor a client's key`() throws {
        let names = [
            "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer",
            "Transfer-Encoding",
            "Upgrade", "Host", "User-Agent", "Server", "Content-Length", "EXPECT", "Yitong-Client-Key",
        ]
        var call = SampleCall()
        call.headers += names.map { ($0, "x") }
        #expect(SampleCall.lines(try call.head().bytes).count == 6)
        let dropped = HeaderName.allCases.filter(\.isHopByHop).map(\.text)
        #expect(Set(dropped) == Set(names.map { $0.lowercased() }))
    }

    @Test func `all others pass unchanged and in order`() throws {
        var call = SampleCall()
        let passed = [
            ("Authorization", "Bearer x.y"), ("accept", "a/b"), ("X-Own", "2"), ("x-own", "1"),
            ("Cache-Control", "no-store"),
            ("X-Empty", ""), ("X-Road-UserId", "CN1"), ("X-Road-Issue", "案-1"), ("Cookie", "a=b"),
        ]
        call.headers += passed
        let head = try call.head()
        #expect(Array(SampleCall.lines(head.bytes)[4..<13]) == passed.map { "\($0):\($1)" })
        #expect(head.userID == "CN1" && head.issue == "案-1")
    }

    @Test func `a client's request id and request hash are dropped`() throws {
        var call = SampleCall()
        call.headers += [("X-Road-Request-Id", "mine"), ("X-ROAD-REQUEST-HASH", "mine")]
        let head = try call.head()
        #expect(!String(decoding: head.bytes, as: UTF8.self).contains("mine"))
    }

    @Test func `a client's message id is kept, an empty one replaced, of several the last counts`() throws {
        var call = SampleCall()
        call.headers.append(("x-ROAD-id", "first"))
        #expect(try call.head().messageID == "first")
        call.headers.append(("X-Road-Id", "second"))
        let head = try call.head()
        #expect(head.messageID == "second" && SampleCall.lines(head.bytes).count == 7)
        #expect(SampleCall.lines(head.bytes).last?.hasPrefix("x-road-request-id:") == true)
        var empty = SampleCall()
        empty.headers.append(("X-Road-Id", ""))
        #expect(try empty.head().messageID.hasPrefix("ZS-"))
    }

    @Test func `of several clients the last counts, and all travel`() throws {
        var call = SampleCall()
        call.headers.append(("X-Road-Client", "ZS/GOV/health"))
        let head = try call.head()
        #expect(head.client == ClientID("ZS/GOV/health"))
        #expect(SampleCall.lines(head.bytes).count == 7)
    }

    @Test func `without a client nothing goes`() {
        let refusal = SampleCall(headers: [("Host", "x")]).refusal
        #expect(refusal?.type == "invalid_client_identifier" && refusal?.fixed == "The client identifier is missing")
    }

    @Test(arguments: ["", "ZS", "ZS/GOV", "ZS/GOV/a/b/c", "ZS/GOV/a/", "ZS/GOV//b", "ZS/GOV/a/b d", "ZS/GOV/a/%"])
    func `a client has three or four parts`(client: String) {
        #expect(SampleCall(headers: [("X-Road-Client", client)]).refusal?.code == "client.identifier")
    }

    @Test(arguments: [("ZS/GOV/a/g", true), ("ZS/GOV/a", false), ("ZS/GOV/a/g/x", false), ("", false)])
    func `a security server has exactly four parts`(text: String, isRead: Bool) {
        var call = SampleCall()
        call.headers.append(("X-Road-Security-Server", text))
        #expect((call.refusal == nil) == isRead)
        if !isRead { #expect(call.refusal?.code == "call.security-server") }
    }

    @Test(arguments: [("GOV/a", true), ("a", true), ("GOV/a/b", false), ("", false)])
    func `a represented party has one or two parts`(text: String, isRead: Bool) throws {
        var call = SampleCall()
        call.headers.append(("X-Road-Represented-Party", text))
        #expect((call.refusal == nil) == isRead)
        if isRead { #expect(try call.head().representedParty?.code == "a") }
    }

    @Test func `a message id is bounded and UTF-8`() {
        var call = SampleCall()
        call.headers.append(("X-Road-Id", String(repeating: "一", count: 85)))
        #expect(call.refusal == nil)
        call.headers.append(("X-Road-Id", String(repeating: "一", count: 86)))
        #expect(call.refusal?.code == "call.message-id")
    }

    @Test func `a head is bounded in bytes and fields`() {
        var many = SampleCall()
        many.headers += (0..<97).map { ("x-\($0)", "1") }
        #expect(many.refusal?.code == "call.head")
        var long = SampleCall()
        long.headers.append(("x", String(repeating: "a", count: HeadLimits.bytes - 400)))
        #expect(long.refusal == nil)
        long.headers.append(("x", String(repeating: "a", count: 400)))
        #expect(long.refusal?.code == "call.head")
    }
}
