package import Standards
package import Trust

/// A request to the hub: what a gateway's HTTP client sends as it is.
package struct HubRequest: Sendable, Hashable {
    /// `GET` or `POST`.
    package let method: String
    /// Path and query below the hub's address.
    package let target: String
    /// The header fields, in order.
    package let fields: [Field]
    /// The body; empty for `GET`.
    package let body: [UInt8]

    /// One header field.
    package struct Field: Sendable, Hashable {
        /// Its name.
        package let name: String
        /// Its value.
        package let value: String
    }
}

/// The gateway's side of the interface, without a socket: makes requests, reads answers.
package struct HubClient: Sendable {
    /// The key with which the gateway signs.
    private let key: P256Key
    /// The fingerprint of its certificate, or of the bare key while it has none.
    private let keyID: String
    private let entropy: Entropy

    /// The client of a gateway that is in the exchange.
    package init(key: P256Key, certificate: MachineCertificate, entropy: Entropy) {
        self.key = key
        keyID = certificate.fingerprint
        self.entropy = entropy
    }

    /// The client of a gateway that waits to be let in.
    package init(joining key: P256Key, entropy: Entropy) {
        self.key = key
        keyID = key.verifier.fingerprint.description
        self.entropy = entropy
    }

    /// What people compare before they let a gateway in: the fingerprint of its key in groups.
    package static func fingerprint(of key: P256Key) -> String {
        Fingerprint.groups(key.verifier.fingerprint.description)
    }

    /// `POST /gateway/v1/join`: uses the code up.
    ///
    /// The answer is a `JoinAnswer`. It holds the hub's key: see `JoinCode.isOf`.
    package static func join(_ code: JoinCode, _ request: JoinRequest) throws -> HubRequest {
        try HubRequest(
            method: "POST", target: "/gateway/v1/join", fields: [.json],
            body: Array(JSONText.of(JoinBody(code: code.description, request: request)).utf8))
    }

    /// `GET /gateway/v1/join/{id}`: whether somebody has decided; a `JoinAnswer`.
    package func joined(_ id: String, at now: Instant) throws -> HubRequest {
        try signed("GET", "/gateway/v1/join/\(id)", at: now)
    }

    /// `GET /gateway/v1/configuration`: a signed document for `TrustConfiguration.open`, or 304 where it is `etag` still.
    package func configuration(etag: String?, at now: Instant) throws -> HubRequest {
        try signed(
            "GET", "/gateway/v1/configuration", fields: etag.map { [.init(name: "If-None-Match", value: $0)] } ?? [],
            at: now)
    }

    /// `POST /gateway/v1/renew`: the next certificate, at once; a `RenewAnswer`.
    package func renew(_ request: CertificateRequest, at now: Instant) throws -> HubRequest {
        try signed(
            "POST", "/gateway/v1/renew", fields: [.json],
            body: Array(JSONText.of(RenewBody(request: request.pem)).utf8), at: now)
    }

    /// `POST /gateway/v1/report`: what happened since the report before; a `ReportAnswer`.
    package func report(_ report: GatewayReport, at now: Instant) throws -> HubRequest {
        try signed(
            "POST", "/gateway/v1/report", fields: [.json], body: Array(JSONText.of(report).utf8), at: now)
    }

    private func signed(
        _ method: String, _ target: String, fields: [HubRequest.Field] = [], body: [UInt8] = [], at now: Instant
    ) throws -> HubRequest {
        let nonce = Hexadecimal.text(entropy.bytes(16))
        let signature = try HubSignature.fields(
            method: method, target: target, body: body, keyID: keyID, key: key, at: now, nonce: nonce)
        return HubRequest(
            method: method, target: target,
            fields: fields + signature.map { HubRequest.Field(name: $0.name, value: $0.value) }, body: body)
    }
}

extension HubRequest.Field {
    fileprivate static let json = Self(name: "Content-Type", value: "application/json")
}

/// The body of `POST /gateway/v1/join`.
package struct JoinBody: Codable, Sendable, Hashable {
    /// The code as it was typed.
    package let code: String
    /// What the gateway asks.
    package let request: JoinRequest
}

/// The body of `POST /gateway/v1/renew`.
package struct RenewBody: Codable, Sendable, Hashable {
    /// The certificate request, PEM.
    package let request: String
}

/// What became of a code: while the state is `pending`, ask again every few seconds.
package struct JoinAnswer: Codable, Sendable, Hashable {
    /// The invitation's id.
    package let id: String
    /// The gateway that it is for.
    package let gateway: String
    /// How far it has come.
    package let state: JoinState
    /// SHA-256 over the gateway's key as the hub sees it, hexadecimal.
    package let fingerprint: String
    /// The hub's key; trusted where the code fits it.
    package let hub: String
    /// Why it was refused.
    package let reason: String?
    /// The certificate, PEM, once approved.
    package let certificate: String?

    /// What a gateway is told of its invitation.
    package init(_ join: Join, hub: VerifierKey, at now: Instant) {
        id = join.id.rawValue
        gateway = join.gateway
        state = join.state(at: now)
        fingerprint = join.fingerprint ?? ""
        self.hub = hub.description
        reason = join.reason
        certificate = join.certificate
    }
}

/// A certificate that was just issued.
package struct RenewAnswer: Codable, Sendable, Hashable {
    /// The certificate, PEM.
    package let certificate: String

    /// An answer with a certificate.
    package init(certificate: String) {
        self.certificate = certificate
    }
}
