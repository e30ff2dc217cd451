import Exchange
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

@testable import Gateway

/// The other side of a connection as a hostile program would be: it has a certificate, and says what it likes.
final class RawPeer: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private struct State {
        var partial = ByteBuffer()
        var frames: [Frame] = []
        var isClosed = false
        var waiting: [(matches: @Sendable (Frame) -> Bool, promise: EventLoopPromise<Frame?>)] = []
    }

    private let state = Mutex<State>(State())
    private let script: @Sendable (Frame, any Channel) -> Void

    init(_ script: @escaping @Sendable (Frame, any Channel) -> Void = { _, _ in }) {
        self.script = script
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        let (frames, ready) = state.withLock { state in
            state.partial.writeBuffer(&bytes)
            var frames: [Frame] = []
            while let frame = try? FrameDecoder.next(&state.partial) { frames.append(frame) }
            state.frames += frames
            return (frames, Self.ready(&state))
        }
        for (promise, frame) in ready { promise.succeed(frame) }
        for frame in frames { script(frame, context.channel) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        let ready = state.withLock { state in
            state.isClosed = true
            return Self.ready(&state)
        }
        for (promise, frame) in ready { promise.succeed(frame) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private static func ready(_ state: inout State) -> [(EventLoopPromise<Frame?>, Frame?)] {
        var ready: [(EventLoopPromise<Frame?>, Frame?)] = []
        state.waiting.removeAll { waiting in
            let found = state.frames.first(where: waiting.matches)
            guard found != nil || state.isClosed else { return false }
            ready.append((waiting.promise, found))
            return true
        }
        return ready
    }

    /// The first frame that matches, or nil where the connection ends without one.
    func frame(on channel: any Channel, where matches: @escaping @Sendable (Frame) -> Bool) async throws -> Frame? {
        let promise = channel.eventLoop.makePromise(of: Frame?.self)
        let ready = state.withLock { state in
            state.waiting.append((matches, promise))
            return Self.ready(&state)
        }
        for (promise, frame) in ready { promise.succeed(frame) }
        return try await promise.futureResult.get()
    }

    /// Whether this frame comes before the connection ends.
    func hears(_ frame: Frame, on channel: any Channel) async throws -> Bool {
        try await self.frame(on: channel) { $0 == frame } != nil
    }

    /// Whether a greeting comes before the connection ends.
    func hearsHello(on channel: any Channel) async throws -> Bool {
        try await frame(on: channel) { if case .hello = $0 { true } else { false } } != nil
    }

    /// Whether a ping comes before the connection ends.
    func hearsPing(on channel: any Channel) async throws -> Bool {
        try await frame(on: channel) { if case .ping = $0 { true } else { false } } != nil
    }

    /// Connects as a gateway with this certificate, and believes whoever answers.
    func connect(_ tls: LinkTLS, to port: Int, on group: any EventLoopGroup) async throws
        -> any Channel
    {
        try await ClientBootstrap(group: group)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let secure = try NIOSSLClientHandler(
                        context: tls.client, serverHostname: nil,
                        customVerificationCallback: { $1.succeed(.certificateVerified) })
                    try channel.pipeline.syncOperations.addHandlers(secure, self)
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
    }

    /// Listens as a gateway with this certificate; each connection runs the script.
    static func listen(
        _ tls: LinkTLS, on group: any EventLoopGroup, _ script: @escaping @Sendable (Frame, any Channel) -> Void
    ) async throws -> any Channel {
        try await ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let secure = NIOSSLServerHandler(
                        context: tls.server, customVerificationCallback: { $1.succeed(.certificateVerified) })
                    try channel.pipeline.syncOperations.addHandlers(secure, RawPeer(script))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }
}

extension Channel {
    /// Writes frames, and whatever else.
    func say(_ frames: Frame..., raw: [UInt8] = []) {
        var bytes = ByteBuffer()
        for frame in frames { bytes.write(frame: frame) }
        bytes.writeBytes(raw)
        writeAndFlush(bytes, promise: nil)
    }
}
