package import Exchange
package import NIOCore

/// How much a link takes on itself, and how long it waits.
package struct LinkLimits: Sendable {
    /// What is accepted on each connection.
    package var accepted = AcceptedLimits()
    /// Bytes of arriving messages held at once on all connections together; beyond it calls end with `busy`.
    package var inflight = 64 << 20
    /// Connections opened to one gateway; a second is opened when the first is half full.
    package var dialled = 2
    /// Connections taken from all gateways together, those included that have not shown who they are.
    package var taken = 512
    /// Connections taken that have not shown yet who they are.
    package var unknown = 128
    /// Connections taken from one gateway.
    package var takenFromOne = 16
    /// Calls that wait for a connection to one gateway.
    package var waiting = 4_096
    /// Until the other side's TCP stack must have answered.
    package var connect = TimeAmount.seconds(5)
    /// Until a new connection must have shown who is there, and greeted.
    package var greeting = TimeAmount.seconds(10)
    /// After how long a silence the other side is asked whether it is there.
    package var ping = TimeAmount.seconds(15)
    /// After how long a silence, or with how long nothing taken by the other side, a connection ends.
    package var silence = TimeAmount.seconds(30)
    /// The first wait after a failed attempt to connect; doubled with each further one.
    package var retry = TimeAmount.milliseconds(50)
    /// The longest wait after a failed attempt to connect.
    package var retryMost = TimeAmount.seconds(2)

    /// The limits of a gateway on two cores.
    package init() {}
}
