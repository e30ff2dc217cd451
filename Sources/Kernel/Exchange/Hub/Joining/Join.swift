package import Standards

/// One invitation of a gateway and what became of it.
package struct Join: Sendable, Hashable, Codable {
    /// Its id, which the gateway asks by.
    package let id: ID<Join>
    /// The gateway that is invited.
    package let gateway: String
    /// How far it has come; an open one may be too old, see `state(at:)`.
    package var state: JoinState
    /// The account that made the code.
    package let invitedBy: String
    /// When it was made.
    package let invitedAt: Instant
    /// Until when the code can be used.
    package let expiresAt: Instant
    /// What the gateway sent; nil: nobody has used the code.
    package var request: JoinRequest?
    /// SHA-256 over the key of the certificate request, hexadecimal: what people compare.
    package var fingerprint: String?
    /// The address that the code was used from.
    package var address: String?
    /// When it was used.
    package var requestedAt: Instant?
    /// How often somebody tried to use the code again with another key: it has leaked.
    package var replays: Int = 0
    /// Who decided.
    package var decidedBy: String?
    /// When.
    package var decidedAt: Instant?
    /// Why it was refused or withdrawn.
    package var reason: String?
    /// The certificate that was issued, PEM.
    package var certificate: String?

    /// How far it has come at a moment.
    package func state(at now: Instant) -> JoinState {
        state == .open && now >= expiresAt ? .expired : state
    }

    /// The fingerprint as people compare it: sixteen groups of four.
    package var comparable: String? { fingerprint.map(Fingerprint.groups) }
}

/// How far an invitation has come.
package enum JoinState: String, Sendable, Hashable, CaseIterable, Codable {
    /// The code waits to be used.
    case open
    /// A gateway has used the code and waits for somebody to compare fingerprints.
    case pending
    /// The certificate is issued.
    case approved
    /// Somebody refused it.
    case refused
    /// Somebody took the code back.
    case withdrawn
    /// Nobody used the code in time.
    case expired
}

/// What a gateway sends with its code.
package struct JoinRequest: Sendable, Hashable, Codable {
    /// The certificate request (PKCS #10) in PEM, at most 8 KiB.
    package let request: String
    /// Where its inter-gateway port listens.
    package let host: String
    /// The inter-gateway port.
    package let port: Int
    /// The verifier key of its journal.
    package let journalKey: String
    /// The origin of its journal.
    package let journalOrigin: String
    /// The version of its program.
    package let version: String

    /// A request by its parts.
    package init(
        request: String, host: String, port: Int, journalKey: String, journalOrigin: String, version: String
    ) {
        self.request = request
        self.host = host
        self.port = port
        self.journalKey = journalKey
        self.journalOrigin = journalOrigin
        self.version = version
    }
}

/// Fingerprints as people read them aloud.
package enum Fingerprint {
    /// Groups of four digits.
    package static func groups(_ hexadecimal: String) -> String {
        let digits = Array(hexadecimal.utf8)
        return stride(from: 0, to: digits.count, by: 4)
            .map { String(decoding: digits[$0..<min($0 + 4, digits.count)], as: UTF8.self) }.joined(separator: " ")
    }

    /// The digits of what somebody typed, groups or not, in small letters.
    package static func digits(_ typed: String) -> String {
        String(typed.lowercased().filter { $0.isHexDigit && $0.isASCII })
    }
}
