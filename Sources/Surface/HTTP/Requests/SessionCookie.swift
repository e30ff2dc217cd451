import HTTPTypes
package import Hummingbird
package import Identity

/// The cookie that holds the secret of a session.
package struct SessionCookie: Sendable, Hashable {
    /// Its name; behind TLS the prefix `__Host-` binds it to this host.
    package let name: String
    private let attributes: String

    /// `secure`: the site is reached over TLS.
    package init(secure: Bool) {
        name = secure ? "__Host-yitong" : "yitong"
        attributes = "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "")
    }

    /// The secret that a request brings, or nil where it brings none that could be one.
    package func token(of request: Request) -> SessionToken? {
        request.cookies[name].flatMap { SessionToken($0.value) }
    }

    /// Lets the browser keep the secret until it closes.
    package func set(_ token: SessionToken, on response: inout Response) {
        response.headers.append(HTTPField(name: .setCookie, value: "\(name)=\(token.text)\(attributes)"))
    }

    /// Lets the browser forget it.
    package func clear(on response: inout Response) {
        response.headers.append(HTTPField(name: .setCookie, value: "\(name)=\(attributes); Max-Age=0"))
    }
}
