package import Exchange
package import NIOCore
package import Standards

/// What a gateway tells of itself on its port for information systems, beside calls.
package protocol GatewayDesk: Sendable {
    /// Members and subsystems of an instance, or of all; nil: no such instance.
    func listedClients(instance: String?, language: Language) -> [ListedClient]?
    /// Why the gateway cannot serve; empty: it can.
    func obstacles() -> [String]
    /// Metrics in Prometheus' text form.
    func metrics() -> String
    /// What stands below `/journal/`: `checkpoint` and the paths of tiles; nil: nothing does. `path` is what the client wrote.
    func journal(_ path: String, on loop: any EventLoop) -> EventLoopFuture<[UInt8]?>
    /// The evidence file of an exchange of this client by message id or request id; nil: there is none.
    func evidence(_ query: String, for client: ClientID, on loop: any EventLoop) -> EventLoopFuture<[UInt8]?>
}
