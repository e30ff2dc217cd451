/// The methods that X-Road carries; any other is an error (`RestRequest.Verb` of the reference implementation).
package enum CallMethod: String, Sendable, Hashable, CaseIterable {
    case delete = "DELETE"
    case get = "GET"
    case head = "HEAD"
    case options = "OPTIONS"
    case patch = "PATCH"
    case post = "POST"
    case put = "PUT"
    case trace = "TRACE"

    /// Whether its body is sent on to the provider's system; a body of the others is signed and recorded only.
    package var carriesBody: Bool { self == .post || self == .put || self == .patch }

    /// Whether asking again changes nothing (RFC 9110 section 9.2.1).
    package var isSafe: Bool { self == .get || self == .head || self == .options || self == .trace }

    /// The method of these bytes, which are case-sensitive.
    package init?(_ bytes: some Collection<UInt8>) {
        guard let method = Self.allCases.first(where: { $0.rawValue.utf8.elementsEqual(bytes) }) else { return nil }
        self = method
    }
}
