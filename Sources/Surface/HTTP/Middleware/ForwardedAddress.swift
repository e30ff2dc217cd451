import HTTPTypes
package import Hummingbird

/// Takes the client's address from the proxy in front, where the operator says that there is one.
///
/// Only the last address of `X-Forwarded-For` is the proxy's own word; what stands before it anybody may have written.
package struct ForwardedAddress: RouterMiddleware {
    package typealias Context = CityContext

    private let isTrusted: Bool

    /// `isTrusted`: every request comes through a proxy that appends to the header.
    package init(isTrusted: Bool) {
        self.isTrusted = isTrusted
    }

    @concurrent
    package func handle(
        _ request: Request, context: CityContext, next: @concurrent (Request, CityContext) async throws -> Response
    ) async throws -> Response {
        guard isTrusted, let address = Self.address(in: request.headers[values: .forwardedFor]) else {
            return try await next(request, context)
        }
        var context = context
        context.clientAddress = address
        return try await next(request, context)
    }

    /// The last address of the last header, where it could be one.
    static func address(in headers: [String]) -> String? {
        guard let last = headers.last?.split(separator: ",").last?.trimmed, (2...64).contains(last.utf8.count),
            last.utf8.allSatisfy({ byte in
                byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || (0x30...0x39).contains(byte)
                    || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
            })
        else { return nil }
        return last
    }
}
