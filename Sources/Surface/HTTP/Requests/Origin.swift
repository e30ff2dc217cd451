import HTTPTypes
package import Hummingbird

/// Whether a browser sent a request from a page of ours (Fetch Metadata, and `Origin` of RFC 6454).
package enum Origin: Sendable, Hashable {
    /// From a page of ours, or typed by the reader.
    case own
    /// From a page of another site.
    case foreign
    /// The client does not say: no browser of today.
    case unknown

    /// Reads `Sec-Fetch-Site`, else compares `Origin` with `Host`.
    package init(of request: Request) {
        if let site = request.headers[.secFetchSite] {
            self = site == "same-origin" || site == "none" ? .own : .foreign
        } else if let origin = request.headers[.origin] {
            let host = origin.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last.map(
                String.init)
            self = host != nil && host == request.head.authority ? .own : .foreign
        } else {
            self = .unknown
        }
    }
}
