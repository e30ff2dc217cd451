import Exchange
import NIOCore

/// One gateway that we call: its connections, who waits for one, and when to try again.
///
/// Sendable because it is touched on the link's event loop alone.
final class LinkPeer: @unchecked Sendable {
    let gateway: String
    var host: String
    var port: Int
    private unowned let link: Link
    private var connections: [CallerConnection] = []
    private var waiting = CircularBuffer<LinkCall>()
    private var isDialling = false
    private var failures = 0
    private var notBefore: NIODeadline?
    private var error: LinkError?

    init(_ entry: GatewayEntry, _ link: Link) {
        gateway = entry.id
        host = entry.host
        port = entry.port
        self.link = link
    }

    var status: LinkStatus.Peer {
        LinkStatus.Peer(
            gateway: gateway, connections: connections.count, open: connections.reduce(0) { $0 + $1.open },
            waiting: waiting.count, error: connections.isEmpty ? error : nil)
    }

    var isIdle: Bool { waiting.isEmpty && connections.allSatisfy { $0.open == 0 } }

    // MARK: Calling

    /// Makes a call on the connection that has most room, or lets it wait for one.
    func call(_ call: LinkCall) {
        if waiting.isEmpty, let connection = roomiest, connection.begin(call) {
            if connection.isHalfFull { dialFurther() }
            return
        }
        if let connection = connections.first, !connection.takes(body: call.request.body.readableBytes) {
            return call.promise.fail(LinkError(.tooLong, "\(call.request.body.readableBytes) bytes", leftUndone: true))
        }
        guard waiting.count < link.limits.waiting else {
            return call.promise.fail(LinkError(.busy, "too many calls wait", leftUndone: true))
        }
        if connections.isEmpty, !isDialling {
            // Shortly after a failure the next caller learns at once what the last one learned.
            if let notBefore, link.loop.now < notBefore, let error { return call.promise.fail(error.undone) }
            dial()
        } else {
            dialFurther()
        }
        waiting.append(call)
    }

    /// Makes a call once more that was certainly not handled.
    func again(_ call: LinkCall) {
        var call = call
        call.isSecondAttempt = true
        self.call(call)
    }

    /// Lets who waits begin, as far as there is room.
    func drain() {
        while !waiting.isEmpty, let connection = roomiest {
            let call = waiting.removeFirst()
            guard !connection.begin(call) else { continue }
            call.promise.fail(LinkError(.tooLong, "\(call.request.body.readableBytes) bytes", leftUndone: true))
        }
    }

    private var roomiest: CallerConnection? {
        var best: CallerConnection?
        for connection in connections where connection.hasRoom {
            if let chosen = best, chosen.open <= connection.open { continue }
            best = connection
        }
        return best
    }

    // MARK: Connections

    private func dialFurther() {
        guard !isDialling, connections.count < link.limits.dialled else { return }
        if let notBefore, link.loop.now < notBefore { return }
        dial()
    }

    private func dial() {
        isDialling = true
        link.dial(self)
    }

    /// A connection greeted.
    func ready(_ connection: CallerConnection) {
        isDialling = false
        failures = 0
        notBefore = nil
        error = nil
        connections.append(connection)
        drain()
    }

    /// A connection takes no more calls.
    func lost(_ connection: CallerConnection) {
        connections.removeAll { $0 === connection }
        if connections.isEmpty, !waiting.isEmpty, !isDialling, !link.isLeaving { dial() }
    }

    /// A connection ended; `wasReady` false: it never came to be one.
    func failed(_ error: LinkError, wasReady: Bool) {
        guard !wasReady else { return }
        isDialling = false
        failures += 1
        self.error = error
        notBefore = link.loop.now + link.pause(after: failures)
        guard connections.isEmpty else { return }
        failWaiting(error.undone)
    }

    func failWaiting(_ error: LinkError) {
        let calls = waiting
        waiting.removeAll()
        for call in calls { call.promise.fail(error) }
    }

    /// Ends the waiting of calls whose time is over.
    func tick(_ now: NIODeadline) {
        guard waiting.contains(where: { $0.deadline <= now }) else { return }
        let calls = waiting
        waiting.removeAll()
        for call in calls {
            if call.deadline > now {
                waiting.append(call)
            } else {
                call.promise.fail(LinkError(.timeout, "no connection in time", leftUndone: true))
            }
        }
    }
}

extension LinkError {
    /// The same end of a call that was never sent.
    var undone: LinkError { LinkError(kind, detail, leftUndone: true) }
}
