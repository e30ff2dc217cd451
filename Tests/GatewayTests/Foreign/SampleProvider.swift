import Exchange
import Gateway
import NIOCore
import NIOPosix
import NIOSSL
import Standards
import Synchronization
import TestSupport

/// A provider's system that answers each request by the steps that a test wrote.
final class SampleProvider: Sendable {
    enum Step: Sendable {
        case send(String)
        /// Closes the connection.
        case close
        /// Never goes on.
        case hang
    }

    let port: Int
    private let listener: any Channel
    private let log: RequestLog

    private init(_ listener: any Channel, _ log: RequestLog) {
        self.listener = listener
        self.log = log
        port = listener.localAddress?.port ?? 0
    }

    /// Answers the n-th request in all by the n-th steps, later ones by the last.
    static func with<Result>(
        _ answers: [[Step]], tls: NIOSSLContext? = nil, _ body: (SampleProvider) async throws -> Result
    ) async throws -> Result {
        let log = RequestLog(answers)
        let listener = try await ServerBootstrap(group: TestLoops.group)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
                    }
                    log.countConnection()
                    try channel.pipeline.syncOperations.addHandler(Player(log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let provider = SampleProvider(listener, log)
        do {
            let result = try await body(provider)
            try await listener.close()
            return result
        } catch {
            try? await listener.close()
            throw error
        }
    }

    /// The usual answer.
    static func ok(_ body: String, _ headers: String = "") -> [Step] {
        [.send("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)")]
    }

    var requests: [String] { log.requests }
    var connections: Int { log.connections }

    /// A call of it.
    func request(
        _ method: CallMethod = .get, target: String = "/x", host: String = "127.0.0.1", scheme: String = "http",
        headers: [(name: String, value: String)] = [], body: String = "", timeouts: ForeignTimeouts = ForeignTimeouts(),
        tls: NIOSSLContext? = nil
    ) throws -> ForeignRequest {
        guard let address = ForeignAddress("\(scheme)://\(host):\(port)/api") else { throw NoAddress() }
        return ForeignRequest(
            method: method, address: address, target: Array(target.utf8), headers: HeaderList(headers),
            body: ByteBuffer(string: body), timeouts: timeouts, tls: tls)
    }

    private struct NoAddress: Error {}

    /// Reads requests and plays their steps.
    private final class Player: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let log: RequestLog
        private var reader = RequestReader()
        private var text = ""

        init(_ log: RequestLog) { self.log = log }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            reader.feed(unwrapInboundIn(data))
            while let event = try? reader.next() {
                switch event {
                case .head(let head): text = String(decoding: head.headers.bytes, as: UTF8.self)
                case .body(let piece): text += String(buffer: piece)
                case .end: for step in log.take(text) { play(step, context) }
                }
            }
        }

        private func play(_ step: Step, _ context: ChannelHandlerContext) {
            switch step {
            case .send(let text): context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
            case .close: context.close(promise: nil)
            case .hang: break
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}

/// What a provider was asked, and what it answers next.
private final class RequestLog: Sendable {
    private let answers: [[SampleProvider.Step]]
    private let state = Mutex<(requests: [String], connections: Int)>(([], 0))

    init(_ answers: [[SampleProvider.Step]]) { self.answers = answers }

    var requests: [String] { state.withLock { $0.requests } }
    var connections: Int { state.withLock { $0.connections } }

    func countConnection() { state.withLock { $0.connections += 1 } }

    func take(_ request: String) -> [SampleProvider.Step] {
        state.withLock { state in
            state.requests.append(request)
            return answers[min(state.requests.count, answers.count) - 1]
        }
    }
}
