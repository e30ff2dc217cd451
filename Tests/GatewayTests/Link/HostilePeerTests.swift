import Exchange
import NIOCore
import NIOPosix
import Standards
import Testing
import Trust

@testable import Gateway

/// Peers with a good certificate and bad intentions.
struct HostilePeerTests {
    private static let hello = Frame.hello(Hello(streams: 0, body: 1 << 20, gateway: "social-security"))
    private static let greeting = Frame.hello(Hello(streams: 16, body: 1 << 20, gateway: "data-bureau"))

    private func begin(_ body: Int, piece: Int) -> MessageFrame {
        MessageFrame(
            head: [1], parameters: [], proof: [], bodyLength: body, piece: ByteBuffer(repeating: 7, count: piece))
    }

    /// A provider that answers with what it was asked, and a raw peer connected to it.
    private func attack(
        limits: LinkLimits = LinkLimits(),
        _ body: (LinkTown, Link, RawPeer, any Channel) async throws -> Void
    ) async throws {
        try await LinkTown.with { town in
            let tls = try town.issue("social-security")
            let provider = try town.link("data-bureau", limits: limits)
            try await town.serve(provider, as: "data-bureau") { _, request in
                provider.loop.makeSucceededFuture(request)
            }
            let peer = RawPeer()
            let port = town.entry("data-bureau").port
            let channel = try await peer.connect(tls, to: port, on: town.group)
            try await body(town, provider, peer, channel)
            try? await channel.close().get()
        }
    }

    @Test(arguments: [
        Array("GET / HTTP/1.1\r\n\r\n".utf8), [UInt8](repeating: 0xff, count: 4_096),
        [0x02, 0x84, 0x0d, 2, 0, 0, 0, 1], [0, 0, 0, 1, 0, 0, 0, 0], [0, 0, 8, 7, 0, 0, 0, 1],
    ])
    func `garbage and huge lengths end the connection with a word`(bytes: [UInt8]) async throws {
        try await attack { _, _, peer, channel in
            channel.say(Self.hello, raw: bytes)
            #expect(try await peer.hears(.goAway(.protocolError), on: channel))
            try await channel.closeFuture.get()
        }
    }

    @Test func `a body longer than it was declared ends the connection`() async throws {
        try await attack { _, _, peer, channel in
            channel.say(
                Self.hello, .request(stream: 1, begin(10, piece: 5)),
                .data(stream: 1, ByteBuffer(repeating: 1, count: 6)))
            let isTold = try await peer.hears(.goAway(.protocolError), on: channel)
            #expect(isTold)
        }
    }

    @Test func `a body that never ends is ended, and its room is free again`() async throws {
        var limits = LinkLimits()
        limits.accepted = AcceptedLimits(arrival: .milliseconds(100))
        try await attack(limits: limits) { _, provider, peer, channel in
            channel.say(Self.hello, .request(stream: 1, begin(1 << 20, piece: 100)))
            #expect(try await peer.hears(.reset(stream: 1, .tooSlow), on: channel))
            let status = try await provider.status.get()
            #expect(status.held == 0)
        }
    }

    @Test func `a peer under another name than its certificate's is refused`() async throws {
        try await attack { _, _, _, channel in
            channel.say(.hello(Hello(streams: 0, body: 0, gateway: "health")))
            try await channel.closeFuture.get()
        }
    }

    @Test func `who says nothing, or only greets, does not stay`() async throws {
        var limits = LinkLimits()
        limits.greeting = .seconds(2)
        limits.ping = .milliseconds(300)
        limits.silence = .seconds(4)
        try await attack(limits: limits) { town, _, peer, channel in
            channel.say(Self.hello)
            let mute = try await ClientBootstrap(group: town.group)
                .connect(host: "127.0.0.1", port: town.entry("data-bureau").port).get()
            try await mute.closeFuture.get()
            #expect(
                try await peer.hearsPing(on: channel), "asked first whether it is there")
            try await channel.closeFuture.get()
        }
    }

    @Test func `who never reads is not read from for ever, and does not stay`() async throws {
        var limits = LinkLimits()
        limits.silence = .seconds(2)
        limits.ping = .seconds(60)
        try await attack(limits: limits) { _, provider, peer, channel in
            channel.say(Self.hello)
            let isGreeted = try await peer.hearsHello(on: channel)
            #expect(isGreeted)
            try await channel.setOption(.autoRead, value: false).get()
            var stream: UInt32 = 0
            var isTaken = true
            while isTaken {
                var bytes = ByteBuffer()
                for _ in 0..<16 {
                    stream += 1
                    bytes.write(frame: .request(stream: stream, begin(60_000, piece: 60_000)))
                }
                // Ends with an error when the other side has had enough.
                isTaken = (try? await channel.writeAndFlush(bytes).get()) != nil
                let status = try await provider.status.get()
                #expect(status.held <= 64 << 20)
            }
        }
    }

    @Test func `more connections than are taken are closed before a byte is read`() async throws {
        var limits = LinkLimits()
        limits.unknown = 2
        limits.greeting = .seconds(60)
        try await attack(limits: limits) { town, provider, peer, channel in
            channel.say(Self.hello)
            #expect(try await peer.hearsHello(on: channel))
            var open: [any Channel] = []
            for _ in 0..<6 {
                open.append(
                    try await ClientBootstrap(group: town.group)
                        .connect(host: "127.0.0.1", port: town.entry("data-bureau").port).get())
            }
            for channel in open[2...] { try await channel.closeFuture.get() }
            let status = try await provider.status.get()
            #expect(status.taken == 3)
            for channel in open[..<2] { try await channel.close().get() }
        }
    }

    // MARK: Answerers

    private func call(_ script: @escaping @Sendable (Frame, any Channel) -> Void) async throws -> LinkError? {
        var ended: LinkError?
        try await LinkTown.with { town in
            let tls = try town.issue("data-bureau")
            let listener = try await RawPeer.listen(tls, on: town.group, script)
            let consumer = try town.link("social-security")
            let entry = town.entry("data-bureau", port: listener.localAddress?.port)
            ended = await failure(consumer.call(.plain("a"), to: entry, timeout: .seconds(20)))
            let status = try await consumer.status.get()
            #expect(status.held == 0)
            try await listener.close().get()
        }
        return ended
    }

    @Test func `a connection cut in the middle of an answer fails the call`() async throws {
        let half = begin(100_000, piece: 50_000)
        let ended = try await call { frame, channel in
            switch frame {
            case .hello: channel.say(Self.greeting)
            case .request(let stream, _):
                channel.say(.answer(stream: stream, half))
                channel.close(promise: nil)
            default: break
            }
        }
        #expect(ended?.kind == .closed && ended?.leftUndone == false)
    }

    @Test func `an answer to nothing, garbage, and an answer that is too long fail the call`() async throws {
        let bare = begin(0, piece: 0)
        let strange = try await call { frame, channel in
            if case .hello = frame { channel.say(Self.greeting) }
            if case .request(let stream, _) = frame { channel.say(.answer(stream: stream + 1, bare)) }
        }
        #expect(strange?.kind == .protocolError)
        let garbage = try await call { frame, channel in
            if case .hello = frame { channel.say(Self.greeting, raw: [9, 9, 9, 9, 9, 9, 9, 9]) }
        }
        #expect(garbage?.kind == .protocolError)
        let long = begin(1 << 30, piece: 0)
        let endless = try await call { frame, channel in
            if case .hello = frame { channel.say(Self.greeting) }
            if case .request(let stream, _) = frame { channel.say(.answer(stream: stream, long)) }
        }
        #expect(endless?.kind == .tooLong)
    }

    @Test func `a gateway that leaves sends the call to its next connection`() async throws {
        let once = ManagedFlag()
        let bare = begin(0, piece: 0)
        let ended = try await call { frame, channel in
            if case .hello = frame { channel.say(Self.greeting) }
            guard case .request(let stream, _) = frame else { return }
            if once.take() {
                channel.say(.goAway(.leaving), .reset(stream: stream, .leaving))
            } else {
                channel.say(.answer(stream: stream, bare))
            }
        }
        #expect(ended == nil)
    }
}
