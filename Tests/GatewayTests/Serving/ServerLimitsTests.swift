import Exchange
import Gateway
import NIOCore
import Testing

@Suite("What clients may bring, and how long they may take")
struct ServerLimitsTests {
    private typealias Fixture = ServerFixture

    private func quick() -> ServerLimits {
        var limits = ServerLimits()
        limits.idle = .milliseconds(200)
        limits.head = .seconds(2)
        limits.patience = .milliseconds(200)
        limits.linger = .milliseconds(200)
        limits.bytesPerSecond = 1 << 30
        return limits
    }

    @Test func `a body beyond the limit is refused before it is read`() async throws {
        var limits = ServerLimits.patient
        limits.body = 1_000
        try await Fixture.with(limits: limits) { (server) async throws -> Void in
            let told = try await server.exchange(
                Fixture.call("echo", method: "POST", headers: ["Content-Length: 1001"], closes: false))
            #expect(told.hasPrefix("HTTP/1.1 413 ") && told.contains("client.message_too_large"))
            let chunks = String(repeating: "100\r\n" + String(repeating: "a", count: 256) + "\r\n", count: 400)
            let chunked = try await server.exchange(
                Fixture.call(
                    "echo", method: "POST", headers: ["Transfer-Encoding: chunked"], body: chunks, closes: false))
            #expect(chunked.hasPrefix("HTTP/1.1 413 ") && chunked.ranges(of: "HTTP/1.1").count == 1)
            let exact = Fixture.call(
                "echo", method: "POST", headers: ["Content-Length: 1000"], body: String(repeating: "a", count: 1_000))
            #expect(try await server.exchange(exact).hasPrefix("HTTP/1.1 200 "))
            #expect(server.budget.taken == 0)
        }
    }

    @Test func `bodies beyond what the process may hold are turned away as busy`() async throws {
        try await Fixture.with(budget: 1_500) { (server) async throws -> Void in
            let first = try await Wire.connect(port: server.port)
            let call = Fixture.call(
                "held", method: "POST", headers: ["Content-Length: 1000"], body: String(repeating: "a", count: 1_000))
            try await first.send(call)
            while server.calls.heldCount == 0 { await Task.yield() }
            #expect(server.budget.taken == 1_000)
            let second = try await server.exchange(call)
            #expect(second.hasPrefix("HTTP/1.1 503 ") && second.contains("exchange.busy"))
            server.calls.release()
            #expect(await first.all().hasSuffix("held"))
            #expect(server.budget.taken == 0)
        }
    }

    @Test(arguments: [
        ("", ""), ("GET / HTTP/1.1\r\nHos", "HTTP/1.1 408 "),
        ("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 200 "),
        (
            ServerFixture.call("echo", method: "POST", headers: ["Content-Length: 5"], body: "abc", closes: false),
            "HTTP/1.1 408 "
        ),
        (
            ServerFixture.call(
                "echo", method: "POST", headers: ["Transfer-Encoding: chunked"], body: "5\r\nab", closes: false),
            "HTTP/1.1 408 "
        ),
    ]) func `a client that is silent is left, and told where it was in the middle`(text: String, start: String)
        async throws
    {
        var limits = quick()
        if text.contains("\r\n\r\n") { limits.head = .minutes(10) }
        try await Fixture.with(limits: limits) { (server) async throws -> Void in
            let wire = try await Wire.connect(port: server.port)
            if !text.isEmpty { try? await wire.send(text) }
            let answer = await wire.all()
            // On a machine that stands still the head's time may be over before its first byte: then nothing is said.
            let isTold = answer.hasPrefix(start) && (!start.isEmpty || answer.isEmpty)
            #expect(isTold || !text.contains("\r\n\r\n") && answer.isEmpty)
            wire.close()
        }
    }

    @Test func `a client that sends a byte now and then gains no time by it`() async throws {
        try await Fixture.with(limits: quick()) { (server) async throws -> Void in
            let wire = try await Wire.connect(port: server.port)
            let drip = wire.channel.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(20)) { _ in
                wire.channel.writeAndFlush(ByteBuffer(string: "a"), promise: nil)
            }
            let answer = await wire.all()
            #expect(answer.hasPrefix("HTTP/1.1 408 ") || answer.isEmpty)
            drip.cancel()
            wire.close()
        }
    }

    @Test func `a client that does not take its answer is left`() async throws {
        var limits = quick()
        limits.head = .minutes(10)
        try await Fixture.with(limits: limits) { (server) async throws -> Void in
            let wire = try await Wire.connect(port: server.port) { channel in
                try channel.syncOptions?.setOption(.autoRead, value: false)
            }
            try await wire.send(Fixture.call("big", rest: "?30000000", closes: false))
            while server.server.meter.timeouts == 0 { await Task.yield() }
            #expect(server.server.meter.timeouts == 1)
            wire.close()
        }
    }

    @Test func `connections are bounded in all and from one address`() async throws {
        var limits = ServerLimits.patient
        limits.connectionsPerAddress = 2
        try await Fixture.with(limits: limits) { (server) async throws -> Void in
            let first = try await Wire.connect(port: server.port)
            let second = try await Wire.connect(port: server.port)
            try await first.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            try await second.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = await first.until("ok\n")
            _ = await second.until("ok\n")
            let third = try await Wire.connect(port: server.port)
            #expect(await third.all().isEmpty)
            #expect(server.server.meter.turnedAway == 1)
            first.close()
            while server.server.connections > 1 { await Task.yield() }
            #expect(
                try await server.exchange("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").hasSuffix(
                    "ok\n"))
            second.close()
        }
    }

    @Test func `a server that ends answers what is under way and leaves the rest`() async throws {
        try await Fixture.with { (server) async throws -> Void in
            let busy = try await Wire.connect(port: server.port)
            try await busy.send(Fixture.call("held", closes: false))
            let resting = try await Wire.connect(port: server.port)
            try await resting.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = await resting.until("ok\n")
            while server.calls.heldCount == 0 { await Task.yield() }
            let end = server.server.close(grace: .seconds(30))
            #expect(await resting.all().hasSuffix("ok\n"))
            server.calls.release()
            let answer = await busy.all()
            #expect(answer.contains("connection: close") && answer.hasSuffix("held"))
            try await end.get()
            await #expect(throws: (any Error).self) { try await Wire.connect(port: server.port) }
        }
    }

    @Test func `a client that half closes still gets its answer, one that goes away costs nothing`() async throws {
        try await Fixture.with { (server) async throws -> Void in
            let wire = try await Wire.connect(port: server.port)
            try await wire.send(Fixture.call("held", closes: false))
            try await wire.channel.close(mode: .output)
            while server.calls.heldCount == 0 { await Task.yield() }
            server.calls.release()
            #expect(await wire.all().hasSuffix("held"))
            let gone = try await Wire.connect(port: server.port)
            try await gone.send(Fixture.call("held", method: "POST", headers: ["Content-Length: 3"], body: "abc"))
            while server.calls.heldCount == 0 { await Task.yield() }
            try await gone.channel.close()
            server.calls.release()
            while server.server.connections > 0 || server.budget.taken > 0 { await Task.yield() }
        }
    }
}
