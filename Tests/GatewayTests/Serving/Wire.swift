import NIOCore
import NIOPosix
import Synchronization

/// A connection on which a test writes any bytes and reads what comes.
final class Wire: Sendable {
    let channel: any Channel
    private let inbox: Inbox

    private init(_ channel: any Channel, _ inbox: Inbox) {
        self.channel = channel
        self.inbox = inbox
    }

    static func connect(port: Int, setUp: @escaping @Sendable (any Channel) throws -> Void = { _ in }) async throws
        -> Wire
    {
        let inbox = Inbox()
        let channel = try await ClientBootstrap(group: TestLoops.group)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try setUp(channel)
                    try channel.pipeline.syncOperations.addHandler(Reader(inbox))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        channel.closeFuture.whenComplete { _ in inbox.end() }
        return Wire(channel, inbox)
    }

    func send(_ text: String) async throws { try await send(ByteBuffer(string: text)) }

    func send(_ bytes: ByteBuffer) async throws { try await channel.writeAndFlush(bytes) }

    /// Everything that came, once the other side has ended.
    func all() async -> String { await inbox.wait { $0.isEnded }.text }

    /// Everything that came, once this text has been seen, or the other side has ended.
    func until(_ mark: String) async -> String { await inbox.wait { $0.isEnded || $0.text.contains(mark) }.text }

    /// Everything that came, once so many bytes have been seen.
    func count(_ bytes: Int) async -> Int { await inbox.wait { $0.isEnded || $0.bytes.count >= bytes }.bytes.count }

    func close() { channel.close(promise: nil) }

    private final class Reader: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        private let inbox: Inbox

        init(_ inbox: Inbox) { self.inbox = inbox }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            inbox.take(Array(unwrapInboundIn(data).readableBytesView))
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case ChannelEvent.inputClosed? = event as? ChannelEvent { inbox.end() }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}

/// Bytes that came, and who waits for them.
private final class Inbox: Sendable {
    struct State: Sendable {
        var bytes: [UInt8] = []
        var isEnded = false
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    private struct Waiter: Sendable {
        let isEnough: @Sendable (State) -> Bool
        let continuation: CheckedContinuation<State, Never>
    }

    private let state = Mutex<(State, [Waiter])>((State(), []))

    func take(_ bytes: [UInt8]) { change { $0.bytes += bytes } }

    func end() { change { $0.isEnded = true } }

    func wait(_ isEnough: @escaping @Sendable (State) -> Bool) async -> State {
        await withCheckedContinuation { continuation in
            change(adding: Waiter(isEnough: isEnough, continuation: continuation)) { _ in }
        }
    }

    private func change(adding waiter: Waiter? = nil, _ change: (inout State) -> Void) {
        let (now, ready) = state.withLock { state in
            change(&state.0)
            if let waiter { state.1.append(waiter) }
            let ready = state.1.filter { $0.isEnough(state.0) }
            let now = state.0
            state.1.removeAll { $0.isEnough(now) }
            return (now, ready)
        }
        for waiter in ready { waiter.continuation.resume(returning: now) }
    }
}
