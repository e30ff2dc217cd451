/// The header fields that have a rule of their own on the way through the exchange; all others are `other`.
///
/// Names compare without regard to case (RFC 9110 section 5.1). PR-REST 4.3 lists X-Road's; what is removed follows the
/// reference implementation.
package enum HeaderName: UInt8, Sendable, CaseIterable {
    /// A field without a rule: it passes unchanged and in order.
    case other
    /// Who calls; must be there.
    case xRoadClient
    /// The message's id; made where it is missing.
    case xRoadID
    /// The operator.
    case xRoadUserID
    /// The case number.
    case xRoadIssue
    /// The gateway that shall answer.
    case xRoadSecurityServer
    /// For whom the client acts.
    case xRoadRepresentedParty
    /// One for each call, made by the consumer's gateway alone.
    case xRoadRequestID
    /// The digest of the request, in answers alone.
    case xRoadRequestHash
    /// The service, in answers.
    case xRoadService
    /// The type of a refusal, in answers.
    case xRoadError
    /// Framing and connection: removed from requests and answers.
    case connection, keepAlive, proxyAuthenticate, proxyAuthorization, te, trailer, transferEncoding, upgrade
    /// Of the connection's two ends: removed from requests and answers.
    case host, userAgent, server, contentLength, expect
    /// Read on the way and passed on.
    case accept, acceptLanguage, contentType, date
    /// The key of an information system (`Yitong-Client-Key`): never leaves the gateway that checks it.
    case clientKey
    /// Our stable code of a refusal (`Yitong-Refusal`): made by gateways alone.
    case refusal

    /// The name in lower case; empty for `other`.
    package var text: String {
        switch self {
        case .other: ""
        case .xRoadClient: "x-road-client"
        case .xRoadID: "x-road-id"
        case .xRoadUserID: "x-road-userid"
        case .xRoadIssue: "x-road-issue"
        case .xRoadSecurityServer: "x-road-security-server"
        case .xRoadRepresentedParty: "x-road-represented-party"
        case .xRoadRequestID: "x-road-request-id"
        case .xRoadRequestHash: "x-road-request-hash"
        case .xRoadService: "x-road-service"
        case .xRoadError: "x-road-error"
        case .connection: "connection"
        case .keepAlive: "keep-alive"
        case .proxyAuthenticate: "proxy-authenticate"
        case .proxyAuthorization: "proxy-authorization"
        case .te: "te"
        case .trailer: "trailer"
        case .transferEncoding: "transfer-encoding"
        case .upgrade: "upgrade"
        case .host: "host"
        case .userAgent: "user-agent"
        case .server: "server"
        case .contentLength: "content-length"
        case .expect: "expect"
        case .accept: "accept"
        case .acceptLanguage: "accept-language"
        case .contentType: "content-type"
        case .date: "date"
        case .clientKey: "yitong-client-key"
        case .refusal: "yitong-refusal"
        }
    }

    /// Whether it belongs to one connection and never travels in a message (`SKIPPED_HEADERS` of the reference
    /// implementation, and our client's key).
    package var isHopByHop: Bool {
        switch self {
        case .connection, .keepAlive, .proxyAuthenticate, .proxyAuthorization, .te, .trailer, .transferEncoding,
            .upgrade, .host, .userAgent, .server, .contentLength, .expect, .clientKey:
            true
        default: false
        }
    }

    /// Whether a client's value is dropped: gateways alone say these.
    package var isDroppedFromRequests: Bool {
        isHopByHop || self == .xRoadRequestID || self == .xRoadRequestHash
    }

    /// Whether a provider's value is dropped; its `x-road-service` is not, as in the reference implementation.
    package var isDroppedFromAnswers: Bool {
        switch self {
        case .xRoadID, .xRoadClient, .xRoadRequestID, .xRoadRequestHash, .refusal: true
        default: isHopByHop
        }
    }

    /// What the name at `range` is.
    package static func of(_ bytes: [UInt8], _ range: Range<Int>) -> HeaderName {
        guard range.count < byLength.count else { return .other }
        for known in byLength[range.count] where matches(known.name, bytes, range) { return known.kind }
        return .other
    }

    private static func matches(_ name: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        for letter in name {
            let byte = bytes[index]
            guard letter == (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) else { return false }
            index += 1
        }
        return true
    }

    /// The known names by how long they are.
    private static let byLength: [[(kind: HeaderName, name: [UInt8])]] = {
        let longest = allCases.map(\.text.utf8.count).max() ?? 0
        return (0...longest).map { length in
            allCases.filter { $0 != .other && $0.text.utf8.count == length }.map { ($0, Array($0.text.utf8)) }
        }
    }()
}
