package import HTTPTypes

extension HTTPField.Name {
    /// `Sec-Fetch-Site` (W3C Fetch Metadata).
    package static let secFetchSite = constant("sec-fetch-site")
    /// `X-Forwarded-For`, as proxies write it.
    static let forwardedFor = constant("x-forwarded-for")
    /// `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header).
    package static let idempotencyKey = constant("idempotency-key")
    /// `Referrer-Policy` (W3C).
    static let referrerPolicy = constant("referrer-policy")
    /// `Permissions-Policy` (W3C).
    static let permissionsPolicy = constant("permissions-policy")
    /// `Cross-Origin-Opener-Policy` (HTML).
    static let openerPolicy = constant("cross-origin-opener-policy")

    private static func constant(_ name: StaticString) -> HTTPField.Name {
        guard let name = HTTPField.Name("\(name)") else { preconditionFailure("a header name of ours is malformed") }
        return name
    }
}
