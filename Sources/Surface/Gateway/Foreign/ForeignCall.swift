import Exchange
import NIOCore

/// One call under way, on its event loop: answered once, by whatever comes first.
final class ForeignCall {
    let request: ForeignRequest
    let promise: EventLoopPromise<ForeignAnswer>
    /// Whether it was begun on a connection that had served before.
    var isOnKeptConnection = false
    /// Whether it has had its second chance.
    var isSecond = false
    private(set) var isDone = false
    private var head: HTTPResponseHead?
    private var body = ByteBuffer()
    private var timer: Scheduled<Void>?
    private weak var connection: ForeignConnection?

    init(_ request: ForeignRequest, on loop: any EventLoop) {
        self.request = request
        promise = loop.makePromise()
        timer = loop.assumeIsolated().scheduleTask(in: min(request.timeouts.firstByte, request.timeouts.whole)) {
            self.firstByteIsDue(loop)
        }
    }

    /// Whether it may be asked again when the connection ends now.
    var mayTryAgain: Bool { isOnKeptConnection && !isSecond && head == nil && request.method.isSafe && !isDone }

    func runs(on connection: ForeignConnection) { self.connection = connection }

    // MARK: The answer, as it comes

    func take(_ head: HTTPResponseHead, limit: Int) throws(ForeignFault) {
        self.head = head
        if case .length(let length) = head.framing, length > limit { throw .tooLarge(limit) }
    }

    func take(_ piece: inout ByteBuffer, limit: Int) throws(ForeignFault) {
        guard body.readableBytes + piece.readableBytes <= limit else { throw .tooLarge(limit) }
        if body.readableBytes == 0 { body = piece } else { body.writeBuffer(&piece) }
    }

    /// The answer is whole; says whether the connection may be used again.
    func succeed() -> Bool {
        guard !isDone, let head else { return false }
        end()
        let reason = String(decoding: head.headers.bytes[head.reason], as: UTF8.self)
        promise.succeed(ForeignAnswer(status: head.status, reason: reason, headers: head.headers, body: body))
        return head.keepsAlive
    }

    func fail(_ fault: ForeignFault) {
        guard !isDone else { return }
        end()
        promise.fail(fault.refusal)
    }

    private func end() {
        isDone = true
        timer?.cancel()
        timer = nil
    }

    // MARK: Time

    private func firstByteIsDue(_ loop: any EventLoop) {
        let timeouts = request.timeouts
        guard !isDone else { return }
        guard head != nil, timeouts.whole > timeouts.firstByte else {
            return timeOut(head == nil ? .silent(min(timeouts.firstByte, timeouts.whole)) : .slow(timeouts.whole))
        }
        let left = TimeAmount.nanoseconds(timeouts.whole.nanoseconds - timeouts.firstByte.nanoseconds)
        timer = loop.assumeIsolated().scheduleTask(in: left) { self.timeOut(.slow(timeouts.whole)) }
    }

    private func timeOut(_ fault: ForeignFault) {
        fail(fault)
        connection?.abandon()
    }
}
