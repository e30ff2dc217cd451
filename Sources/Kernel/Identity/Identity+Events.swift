import Journal
import Standards

extension Identity {
    /// The retention class of what happens to accounts and sessions.
    static let retention = "security"

    /// An event `identity.<word>` about an account; nil is somebody whom nobody knows.
    func event(
        _ word: String, by account: StoredAccount?, at now: Instant, _ payload: [String: String] = [:]
    ) throws -> EventDetails {
        try event(word, by: account?.name ?? "unknown", of: account?.organisation, at: now, payload)
    }

    /// An event `identity.<word>` that an account caused.
    func event(
        _ word: String, by actor: String, of organisation: String?, at now: Instant, _ payload: some Encodable
    ) throws -> EventDetails {
        // A resident belongs to no organisation.
        EventDetails(
            kind: "identity.\(word)", actor: actor, organisation: organisation.flatMap { $0.isEmpty ? nil : $0 },
            payload: try JSONText.of(payload),
            retention: Self.retention, at: now)
    }
}
