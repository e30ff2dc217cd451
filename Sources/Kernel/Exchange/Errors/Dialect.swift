/// How the type of a refusal is spelt: X-Road changed all of them with 7.8.0.
package enum Dialect: String, Sendable, Hashable, CaseIterable {
    /// Since 7.8.0: `server.clientproxy.unknown_member`.
    case current
    /// Up to 7.7: `Server.ClientProxy.UnknownMember`.
    case former

    /// The type of a refusal as clients of this dialect know it.
    package func type(of refusal: ExchangeRefusal) -> String {
        switch (self, refusal.side) {
        case (.current, .consumer): "server.clientproxy." + refusal.type
        case (.current, .provider): "server.serverproxy." + refusal.type
        case (.current, .client): "client." + refusal.type
        case (.former, .consumer): "Server.ClientProxy." + Self.formerName(refusal.type)
        case (.former, .provider): "Server.ServerProxy." + Self.formerName(refusal.type)
        case (.former, .client): "Client." + Self.formerName(refusal.type)
        }
    }

    /// The name before 7.8 (`ErrorCodes.java`): mostly the words in capitals, and some that were turned round.
    private static func formerName(_ type: String) -> String {
        switch type {
        case "global_conf_outdated": "OutdatedGlobalConf"
        case "io_error": "IOError"
        default: type.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        }
    }
}
