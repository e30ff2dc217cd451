package import Exchange

/// Why bytes on a connection are no HTTP/1 that we take: the connection is closed after it, since nobody knows where the next
/// message would begin.
package enum HTTPFault: Error, Sendable, Hashable {
    /// The head or a trailer is longer or more than `HeadLimits`, or a line in it is not what it must be.
    case head(HeadFault)
    /// The request line or the status line is wrong.
    case startLine
    /// A version other than 1.0 and 1.1.
    case version
    /// An HTTP/1.1 request without one `Host`, or any with several.
    case host
    /// `Content-Length` is no number, stands twice, or stands beside `Transfer-Encoding` (request smuggling).
    case length
    /// A transfer coding other than `chunked` alone, or in HTTP/1.0.
    case coding
    /// A chunk's size or end is wrong.
    case chunk
    /// An expectation other than `100-continue`.
    case expectation
    /// The connection ended in the middle of a message.
    case cut

    /// The status that says so to a client.
    package var status: Int {
        switch self {
        case .head(.tooLong), .head(.tooManyFields): 431
        case .version: 505
        case .coding: 501
        case .expectation: 417
        default: 400
        }
    }

    /// A line for a person at the other end: no part of what was sent.
    package var words: String {
        switch self {
        case .head(let fault): "header fields: \(fault.rawValue)"
        case .startLine: "first line"
        case .version: "HTTP version"
        case .host: "Host must stand once"
        case .length: "Content-Length"
        case .coding: "Transfer-Encoding"
        case .chunk: "chunked coding"
        case .expectation: "Expect"
        case .cut: "message cut off"
        }
    }
}
