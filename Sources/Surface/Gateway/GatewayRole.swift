/// What a gateway process does on a call.
package enum GatewayRole: String, Sendable, Hashable {
    /// It speaks for the system that asks.
    case consumer
    /// It speaks for the system that answers.
    case provider
}
