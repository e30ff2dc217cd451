package import NIOCore

/// How much towards one provider's system.
package struct ForeignLimits: Sendable {
    /// Bytes of an answer's body.
    package var answer = 8 * 1_024 * 1_024
    /// Connections to one system.
    package var connections = 64
    /// Calls that wait for one of these.
    package var waiting = 1_024
    /// How long a connection is kept that nobody uses.
    package var idle = TimeAmount.seconds(30)

    /// The usual limits.
    package init() {}
}
