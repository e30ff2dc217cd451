import Exchange
import Gateway
import NIOCore
import NIOPosix
import NIOSSL
import Standards
import Testing

@Suite("Asking providers' systems")
struct ForeignClientTests {
    private func client(_ limits: ForeignLimits = ForeignLimits()) -> ForeignClient {
        ForeignClient(loop: TestLoops.group.next(), limits: limits)
    }

    /// The refusal of a call that fails.
    private func refusal(_ client: ForeignClient, _ request: ForeignRequest) async -> ExchangeRefusal? {
        do {
            _ = try await client.call(request).get()
            return nil
        } catch {
            return error as? ExchangeRefusal
        }
    }

    @Test func `a call goes out with its fields, its body and our framing`() async throws {
        try await SampleProvider.with([SampleProvider.ok("yes", "X-A: b\r\n")]) { (provider) async throws -> Void in
            let headers = [
                (name: "X-Road-Client", value: "ZS/GOV/a"), (name: "Content-Type", value: "a/b"),
                (name: "Connection", value: "close"),
            ]
            let request = try provider.request(.post, target: "/api/x?y", headers: headers, body: "body")
            let answer = try await client().call(request).get()
            #expect(answer.status == 200 && answer.reason == "OK" && String(buffer: answer.body) == "yes")
            #expect(answer.headers.text(named: "x-a") == "b")
            #expect(
                provider.requests == [
                    "POST /api/x?y HTTP/1.1\r\nhost: 127.0.0.1:\(provider.port)\r\nX-Road-Client: ZS/GOV/a\r\n"
                        + "Content-Type: a/b\r\ncontent-length: 4\r\n\r\nbody"
                ])
        }
    }

    @Test(arguments: CallMethod.allCases) func `only POST, PUT and PATCH carry a body`(method: CallMethod) async throws
    {
        try await SampleProvider.with([[.send("HTTP/1.1 204 No Content\r\n\r\n")]]) { (provider) async throws -> Void in
            let answer = try await client().call(provider.request(method, body: "body")).get()
            #expect(answer.status == 204)
            #expect(provider.requests.first?.hasSuffix("content-length: 4\r\n\r\nbody") == method.carriesBody)
        }
    }

    @Test func `connections are kept and used again`() async throws {
        try await SampleProvider.with([SampleProvider.ok("a")]) { (provider) async throws -> Void in
            let client = client()
            for _ in 0..<20 { _ = try await client.call(provider.request()).get() }
            #expect(provider.requests.count == 20 && provider.connections == 1)
            try await client.close().get()
            #expect(await refusal(client, try provider.request())?.type == "network_error")
        }
    }

    @Test func `no more connections than allowed, the others wait`() async throws {
        var limits = ForeignLimits()
        limits.connections = 3
        try await SampleProvider.with([SampleProvider.ok("a")]) { (provider) async throws -> Void in
            let client = client(limits)
            let request = try provider.request()
            let answers = (0..<100).map { _ in client.call(request) }
            for answer in answers { #expect(try await answer.get().status == 200) }
            #expect(provider.requests.count == 100 && provider.connections <= 3)
        }
    }

    @Test func `too many that wait are turned away`() async throws {
        var limits = ForeignLimits()
        limits.connections = 1
        limits.waiting = 1
        try await SampleProvider.with([[.hang]]) { (provider) async throws -> Void in
            let client = client(limits)
            let request = try provider.request(timeouts: ForeignTimeouts(firstByte: .milliseconds(300)))
            let calls = (0..<3).map { _ in client.call(request) }
            var types: [String] = []
            for call in calls {
                do { _ = try await call.get() } catch { types.append((error as? ExchangeRefusal)?.type ?? "") }
            }
            #expect(types == ["io_error", "io_error", "network_error"])
        }
    }

    @Test(arguments: [
        ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "5\r\nhel", "lo\r\n0", "\r\n\r\n"],
        ["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n", "\r\n", "h", "ello"],
        [
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHT",
            "TP/1.1 200\r\nContent-Length: 5\r\n\r\nhello",
        ],
    ]) func `answers come in pieces, after interim ones`(pieces: [String]) async throws {
        try await SampleProvider.with([pieces.map { .send($0) }]) { (provider) async throws -> Void in
            let answer = try await client().call(provider.request()).get()
            #expect(answer.status == 200 && String(buffer: answer.body) == "hello")
        }
    }

    @Test(arguments: ["HTTP/1.1 200 OK\r\n\r\nhello", "HTTP/1.0 200 OK\r\n\r\nhello"])
    func `an answer without a length ends with its connection`(text: String) async throws {
        try await SampleProvider.with([[.send(text), .close]]) { (provider) async throws -> Void in
            #expect(String(buffer: try await client().call(provider.request()).get().body) == "hello")
        }
    }

    @Test(arguments: [301, 302, 303, 307, 308]) func `redirects are answers`(status: Int) async throws {
        let text = "HTTP/1.1 \(status) Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
        try await SampleProvider.with([[.send(text)]]) { (provider) async throws -> Void in
            let answer = try await client().call(provider.request()).get()
            #expect(answer.status == status && provider.requests.count == 1)
        }
    }

    @Test(arguments: [
        "garbage\r\n\r\n", "HTTP/1.1 xyz\r\n\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
        "HTTP/1.1 101 Switch\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 200 OK\r\n X: folded\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP/1.1 200 OK\r\n" + String(repeating: "X: y\r\n", count: 3_000),
        String(repeating: "HTTP/1.1 102 P\r\n\r\n", count: 9),
    ]) func `what is no HTTP is said to be none`(text: String) async throws {
        try await SampleProvider.with([[.send(text)]]) { (provider) async throws -> Void in
            let refusal = await refusal(client(), try provider.request())
            #expect(refusal?.type == "io_error" && refusal?.reason.en.contains("no valid HTTP") == true)
        }
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
    ])
    func `an answer that is cut off is no answer`(text: String) async throws {
        try await SampleProvider.with([(text.isEmpty ? [] : [.send(text)]) + [.close]]) {
            (provider) async throws -> Void in
            #expect(await refusal(client(), try provider.request())?.code == "service.io")
            #expect(provider.requests.count == 1)
        }
    }

    @Test func `an answer is bounded in size, told or not`() async throws {
        var limits = ForeignLimits()
        limits.answer = 100
        let long = String(repeating: "a", count: 101)
        for text in [
            "HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n\(long)",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n\(long)\r\n",
        ] {
            try await SampleProvider.with([[.send(text)], SampleProvider.ok("next")]) {
                (provider) async throws -> Void in
                let client = client(limits)
                #expect(
                    await refusal(client, try provider.request())?.reason.en.contains("larger than 100 bytes") == true)
                #expect(try await client.call(provider.request()).get().status == 200)
                #expect(provider.connections == 2)
            }
        }
    }

    @Test func `an answer is bounded in time, to its first byte and in all`() async throws {
        let silent = ForeignTimeouts(firstByte: .milliseconds(100), whole: .seconds(60))
        try await SampleProvider.with([[.hang]]) { (provider) async throws -> Void in
            let words = await refusal(client(), try provider.request(timeouts: silent))?.reason.en
            #expect(words?.contains("no answer within 0.1 s") == true)
        }
        let slow = ForeignTimeouts(firstByte: .seconds(60), whole: .seconds(3))
        let start = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na"
        try await SampleProvider.with([[.send(start), .hang]]) { (provider) async throws -> Void in
            let words = await refusal(client(), try provider.request(timeouts: slow))?.reason.en
            #expect(words?.contains("did not end within 3 s") == true)
        }
    }

    @Test func `a safe call is tried once more where a kept connection had ended, others are not`() async throws {
        let ends: [[SampleProvider.Step]] = [SampleProvider.ok("a"), [.close], SampleProvider.ok("b")]
        try await SampleProvider.with(ends) { (provider) async throws -> Void in
            let client = client()
            _ = try await client.call(provider.request()).get()
            #expect(String(buffer: try await client.call(provider.request()).get().body) == "b")
            #expect(provider.requests.count == 3)
        }
        try await SampleProvider.with(ends) { (provider) async throws -> Void in
            let client = client()
            _ = try await client.call(provider.request()).get()
            #expect(await refusal(client, try provider.request(.post, body: "x"))?.code == "service.io")
            #expect(provider.requests.count == 2)
        }
        try await SampleProvider.with([SampleProvider.ok("a"), [.close]]) { (provider) async throws -> Void in
            let client = client()
            _ = try await client.call(provider.request()).get()
            #expect(await refusal(client, try provider.request())?.code == "service.io")
            #expect(provider.requests.count == 3)
        }
    }

    @Test func `bytes that nobody asked for end the connection`() async throws {
        try await SampleProvider.with([
            SampleProvider.ok("a") + [.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil")],
            SampleProvider.ok("good"),
        ]) {
            (provider) async throws -> Void in
            let client = client()
            _ = try await client.call(provider.request()).get()
            #expect(String(buffer: try await client.call(provider.request()).get().body) == "good")
        }
    }

    @Test func `who is not there is said not to be, without an address`() async throws {
        let port = try await SampleProvider.with([[.hang]]) { $0.port }
        let address = try #require(ForeignAddress("http://127.0.0.1:\(port)"))
        let refused = await refusal(
            client(), ForeignRequest(method: .get, address: address, target: Array("/".utf8), headers: .empty))
        #expect(refused?.type == "network_error" && refused?.reason.en.contains("refused") == true)
        #expect(refused?.reason.zh.contains("127.0.0.1") == false)
        let unknown = try #require(ForeignAddress("http://no-such-host.invalid/"))
        #expect(
            await refusal(
                client(), ForeignRequest(method: .get, address: unknown, target: Array("/".utf8), headers: .empty))?
                .type == "network_error")
    }

    @Test func `TLS is verified against the given authority alone, names included`() async throws {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(ProviderCertificate.certificate.utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(ProviderCertificate.key.utf8), format: .pem)
        let server = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)))
        let right = try ForeignTLS.context(authorities: ProviderCertificate.authority)
        let wrong = try ForeignTLS.context(authorities: Machine("other").pem)
        try await SampleProvider.with([SampleProvider.ok("safe")], tls: server) { (provider) async throws -> Void in
            let client = client()
            for host in ["localhost", "127.0.0.1"] {
                let answer = try await client.call(provider.request(host: host, scheme: "https", tls: right)).get()
                #expect(String(buffer: answer.body) == "safe")
            }
            let distrusted = await refusal(client, try provider.request(host: "localhost", scheme: "https", tls: wrong))
            #expect(distrusted?.type == "network_error" && distrusted?.reason.en.contains("TLS") == true)
            #expect(
                await refusal(client, try provider.request(host: "localhost", scheme: "https"))?.type == "network_error"
            )
        }
    }

    @Test(arguments: [
        "", "ftp://a", "http://", "http://u@a", "http://a:0", "http://a:65536", "http://a:x", "http://a?b",
        "http://a/#b", "http:/a", "http://a b", "http://[::1", "http://a\\b", "http://é",
    ])
    func `what is no address is refused`(text: String) {
        #expect(ForeignAddress(text) == nil)
    }

    @Test func `an address has a host, a port and a path`() {
        let six = ForeignAddress("HTTPS://[::1]:8443/a/b")
        #expect(six?.host == "::1" && six?.port == 8_443 && six?.path == "/a/b" && six?.isEncrypted == true)
        #expect(ForeignAddress("http://a.b-c_d")?.port == 80)
    }
}
