package import Standards

/// Why a call through the exchange was refused: X-Road's type and text for programs, our code and words for people.
///
/// It names the party at whose door the call ended and what to do next; it says nothing about any record.
package struct ExchangeRefusal: Error, Sendable, Hashable {
    /// X-Road's error type without its prefix, such as `access_denied` (7.8 names).
    package let type: String
    /// Where it was refused.
    package let side: Side
    /// Our own stable code, such as `grant.list`.
    package let code: String
    /// The fixed text that X-Road's clients know, where exchange has one for this case; nil: `reason` and `next` alone.
    package let fixed: String?
    /// Which party refused and why.
    package let reason: Localized
    /// What to do now, and who can.
    package let next: Localized
    /// When the same call can be let through again, where that is known: the answer's `Retry-After`.
    package let opensAt: Instant?

    /// On which side of the exchange.
    package enum Side: String, Sendable, Hashable, Codable {
        /// At the caller's gateway: `server.clientproxy`.
        case consumer
        /// At the provider's gateway: `server.serverproxy`.
        case provider
        /// The call itself is wrong: `client`.
        case client
    }

    /// A refusal by its parts.
    package init(
        _ type: String, at side: Side, code: String, fixed: String? = nil, reason: Localized, next: Localized,
        opensAt: Instant? = nil
    ) {
        self.type = type
        self.side = side
        self.code = code
        self.fixed = fixed
        self.reason = reason
        self.next = next
        self.opensAt = opensAt
    }
}

extension ExchangeRefusal: CustomStringConvertible {
    /// The code alone, fit for any log.
    package var description: String { code }
}
