import Exchange
import Gateway
import NIOCore
import Testing

@Suite("The server for information systems")
struct ClientServerTests {
    private typealias Fixture = ServerFixture

    @Test func `a call is carried with its body, and the answer comes back`() async throws {
        try await Fixture.with { (server) async throws -> Void in
            let body = #"{"citizen-id":"1"}"#
            let text = Fixture.call(
                "echo", method: "POST", rest: "/verify?x=1", headers: ["Content-Length: \(body.utf8.count)", "X-A: b"],
                body: body)
            let answer = try await server.exchange(text)
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\nx-road-id: ZS-"))
            #expect(
                answer.contains(
                    "POST\r\n/r1/ZS/GOV/data-bureau/registers/echo/verify?x=1\r\nX-Road-Client:\(Fixture.pension)\r\nX-A:b\r\n"
                ))
            #expect(answer.hasSuffix("--\r\n" + body))
            #expect(
                answer.contains("date: Tue, 24 Nov 2026 01:00:00 GMT\r\n") && answer.contains("connection: close\r\n"))
            #expect(server.budget.taken == 0)
        }
    }

    @Test func `a chunked body comes whole, however it is cut`() async throws {
        try await Fixture.with { (server) async throws -> Void in
            let text = Fixture.call(
                "echo", method: "PUT", headers: ["Transfer-Encoding: CHUNKED"],
                body: "5;x=y\r\nhello\r\n1\r\n \r\n0A\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n")
            #expect(try await server.exchange(text).hasSuffix("--\r\nhello 0123456789"))
            let wire = try await Wire.connect(port: server.port)
            for byte in text.utf8 { try await wire.send(ByteBuffer(bytes: [byte])) }
            #expect(await wire.all().hasSuffix("--\r\nhello 0123456789"))
        }
    }

    @Test func `requests that come at once are answered in order on one connection`() async throws {
        try await Fixture.with { (server) async throws -> Void in
            let many =
                (0..<200).map { Fixture.call("echo", rest: "?\($0)", closes: false) }.joined()
                + Fixture.call("echo", rest: "?last")
            let answer = try await server.exchange(many)
            let numbers = answer.matches(of: /registers\/echo\?(\w+)/).map { String($0.1) }
            #expect(numbers == (0..<200).map(String.init) + ["last"])
            let healthy = try await server.exchange(
                String(repeating: "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", count: 5_000)
                    + "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(healthy.ranges(of: "HTTP/1.1 200 OK").count == 5_001)
        }
    }

    @Test func `a client that waits for 100 is told to go on, or why not`() async throws {
        try await Fixture.with { (server) async throws -> Void in
            let wire = try await Wire.connect(port: server.port)
            try await wire.send(
                Fixture.call("echo", method: "POST", headers: ["Expect: 100-Continue", "Content-Length: 2"]))
            #expect(await wire.until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            try await wire.send("ok")
            #expect(await wire.all().hasSuffix("--\r\nok"))
            let refused = try await server.exchange(
                Fixture.call(
                    "echo", method: "POST",
                    headers: ["Expect: 100-continue", "Content-Length: 2", "X-Road-Client: ZS/GOV/other"]))
            #expect(
                refused.hasPrefix("HTTP/1.1 500 ") && !refused.contains("100 Continue")
                    && refused.contains("client.unknown"))
            #expect(
                try await server.exchange(Fixture.call("echo", headers: ["Expect: 200-ok"])).hasPrefix("HTTP/1.1 417 "))
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
        ("GET / HTTP/1.1\nHost: a\n\n", 400),
        ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400), ("GET /\r\n\r\n", 400), ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        ("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400), ("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: \u{0}\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400),
        ("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\nx", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\nx", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\nx", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n\r\nx", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\nx", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\nx", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            501
        ),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n", 400),
        ("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 501),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\nab\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFF\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n bad\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n 1\r\n", 400),
        ("\u{16}\u{3}\u{1}\u{2}\u{0}\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: y\r\n", count: 101) + "\r\n", 431),
        ("GET /" + String(repeating: "a", count: 17_000), 431), (String(repeating: "A", count: 17_000), 431),
    ]) func `whatever two servers could read differently is refused and ends the connection`(text: String, status: Int)
        async throws
    {
        try await Fixture.with { (server) async throws -> Void in
            let answer = try await server.exchange(
                text + (status == 431 ? "" : "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"))
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "))
            #expect(answer.ranges(of: "HTTP/1.1").count == 1)
            #expect(server.server.meter.faults == 1)
        }
    }

    @Test func `an absolute address and one empty line before are taken`() async throws {
        try await Fixture.with { (server) async throws -> Void in
            let text = "\r\n" + Fixture.call("echo").replacing("GET /r1", with: "GET HTTP://gateway:80/r1")
            #expect(try await server.exchange(text).contains("GET\r\n/r1/ZS/GOV/data-bureau/registers/echo\r\n"))
        }
    }

    @Test func `HTTP 1.0 is answered once`() async throws {
        try await Fixture.with { (server) async throws -> Void in
            let text = Fixture.call("echo", headers: ["Connection: keep-alive"]).replacing("HTTP/1.1", with: "HTTP/1.0")
            let answer = try await server.exchange(text)
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n") && answer.contains("connection: close\r\n"))
        }
    }

    @Test func `HEAD, 204 and 304 have no body`() async throws {
        try await Fixture.with { (server) async throws -> Void in
            let head = try await server.exchange(Fixture.call("echo", method: "HEAD"))
            #expect(
                head.hasPrefix("HTTP/1.1 200 OK\r\n") && head.hasSuffix("\r\n\r\n") && head.contains("content-length: ")
            )
            for status in [204, 304] {
                let answer = try await server.exchange(Fixture.call("status", rest: "?\(status)"))
                #expect(
                    answer.hasPrefix("HTTP/1.1 \(status) ") && answer.hasSuffix("\r\n\r\n")
                        && !answer.contains("content-length"))
            }
            #expect(try await server.exchange(Fixture.call("status", rest: "?302")).hasPrefix("HTTP/1.1 302 Found\r\n"))
        }
    }

    @Test func `an answer has exactly one date`() async throws {
        try await Fixture.with { (server) async throws -> Void in
            let answer = try await server.exchange(Fixture.call("dated")).lowercased()
            #expect(answer.ranges(of: "\r\ndate:").count == 1 && answer.contains("date: theirs"))
        }
    }

    @Test func `refusals and faults come in X-Road's form, and the connection goes on`() async throws {
        try await Fixture.with { (server) async throws -> Void in
            let answer = try await server.exchange(
                Fixture.call("refused", closes: false) + Fixture.call("broken", headers: ["Accept: text/xml"]))
            #expect(
                answer.contains(
                    "x-road-error: server.serverproxy.unknown_service\r\nyitong-refusal: service.unknown\r\n"))
            #expect(answer.contains("<type>server.clientproxy.internal_error</type>"))
            #expect(answer.ranges(of: "HTTP/1.1 500 ").count == 2)
            #expect(server.calls.refusalCodes == ["service.unknown", "gateway.fault"])
        }
        try await Fixture.with(dialect: .former) { (server) async throws -> Void in
            #expect(
                try await server.exchange(Fixture.call("refused")).contains(
                    "x-road-error: Server.ServerProxy.UnknownService"))
        }
    }

    @Test func `other addresses are answered by the desk`() async throws {
        try await Fixture.with { (server) async throws -> Void in
            func get(_ path: String, _ headers: String = "", method: String = "GET") async throws -> String {
                try await server.exchange(
                    "\(method) \(path) HTTP/1.1\r\nHost: a\r\n\(headers)Connection: close\r\n\r\n")
            }
            #expect(try await get("/healthz").hasSuffix("ok\n"))
            #expect(try await get("/readyz").hasSuffix(#"{"ready":true,"reasons":[]}"#))
            #expect(try await get("/metrics").hasSuffix("up 1\n"))
            #expect(try await get("/journal/checkpoint").hasSuffix("note"))
            #expect(try await get("/journal/../x").hasPrefix("HTTP/1.1 404 "))
            #expect(try await get("/").hasPrefix("HTTP/1.1 404 "))
            #expect(try await get("/r2/ZS/GOV/a/b/c").contains("call.version"))
            #expect(try await get("/healthz", method: "DELETE").contains("allow: GET, HEAD"))
            #expect(try await get("/listClients").contains("<xroad:clientList"))
            #expect(try await get("/listClients", "Accept: application/json\r\n").contains(#""name":"甲""#))
            #expect(
                try await get("/listClients?xRoadInstance=ZS", "Accept: application/json\r\n").hasPrefix("HTTP/1.1 200")
            )
            #expect(try await get("/listClients?xRoadInstance=EE").contains("Invalid instance identifier: EE"))
            #expect(try await get("/evidence?queryId=m%201").contains("client.missing"))
            #expect(
                try await get("/evidence?queryId=m%201", "X-Road-Client: ZS/GOV/other\r\n").contains("client.unknown"))
            #expect(
                try await get("/evidence?queryId=m%201", "X-Road-Client: \(Fixture.pension)\r\n").hasSuffix(
                    "evidence of \(Fixture.pension)"))
            #expect(
                try await get("/evidence?queryId=x", "X-Road-Client: \(Fixture.pension)\r\n").hasPrefix("HTTP/1.1 404"))
            #expect(try await get("/evidence", "X-Road-Client: \(Fixture.pension)\r\n").hasPrefix("HTTP/1.1 400"))
        }
        try await Fixture.with(obstacles: ["disk"]) { (server) async throws -> Void in
            #expect(
                try await server.exchange("GET /readyz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").hasPrefix(
                    "HTTP/1.1 503 "))
        }
    }
}
