import Definitions
import Journal
import Standards
import Store

extension Hub {
    /// Who did something to a gateway, for whom.
    struct Author {
        let account: String
        let organisation: String?
    }

    /// Records what happened to a gateway: evidence of who let whom in.
    func record(
        _ word: String, of gateway: String, by author: Author, _ payload: HubEvent, in transaction: Transaction
    ) throws -> String {
        try journal.append(
            EventDetails(
                kind: "exchange.\(word)", actor: author.account, organisation: author.organisation,
                payload: try JSONText.of(payload), retention: Retention.permanent.rawValue, at: clock.now()),
            in: transaction
        ).rawValue
    }

    /// The account under which a gateway acts.
    static func account(of gateway: String) -> String { "gateway:\(gateway)" }

    /// Says that what all gateways are told has changed.
    func touchDirectory(in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO hub_directory (name, revision) VALUES ('directory', 1)
            ON CONFLICT (name) DO UPDATE SET revision = hub_directory.revision + 1
            """)
    }
}

/// What the journal says of a change of the exchange.
struct HubEvent: Codable, Sendable {
    var gateway: String
    var join: String?
    /// Of the key, or of the certificate.
    var fingerprint: String?
    var serial: String?
    var member: String?
    var system: String?
    var reason: String?
    var checkpoint: String?
}
