package import NIOCore

/// How much clients may bring, and how long they may take.
package struct ServerLimits: Sendable {
    /// Bytes of a request's body (`limits.body`).
    package var body = 8 * 1_024 * 1_024
    /// Connections at one time.
    package var connections = 4_096
    /// Connections at one time from one address.
    package var connectionsPerAddress = 1_024
    /// How long a connection may rest between two requests.
    package var idle = TimeAmount.seconds(60)
    /// How long a head may take, from its first byte; for a new connection from its beginning, its TLS handshake included.
    package var head = TimeAmount.seconds(10)
    /// How long a body may take besides what its size grants, and an answer to be taken by the client.
    package var patience = TimeAmount.seconds(30)
    /// Bytes of a body or an answer that grant one second more.
    package var bytesPerSecond = 64 * 1_024
    /// How long a client that was refused may go on sending before the connection is closed on it.
    package var linger = TimeAmount.seconds(2)

    /// The usual limits.
    package init() {}

    /// How often a connection looks at the clock.
    var tick: TimeAmount {
        .nanoseconds(max(20_000_000, min(idle, head, patience, linger).nanoseconds / 4))
    }

    /// How long `bytes` may take.
    func allowance(_ bytes: Int) -> TimeAmount {
        patience + .seconds(Int64(bytes / max(1, bytesPerSecond)))
    }
}
