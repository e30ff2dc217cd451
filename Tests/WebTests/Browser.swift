import HTTP
import Hummingbird
import Testing

/// Somebody signed in as a browser does it: a cookie, and the token of her forms.
struct Browser {
    let city: SurfaceCity
    let cookie: String

    /// Signs an account in by the form.
    init(_ city: SurfaceCity, as account: String) async throws {
        let form = try await city.send(.get, "/signin", [.accept: "text/html"])
        let token = try #require(form.text.firstMatch(of: /name="token" value="([0-9a-f]+)"/)?.1)
        let answer = try await city.send(
            .post, "/signin", [.contentType: "application/x-www-form-urlencoded", .cookie: "signin=\(token)"],
            body: "token=\(token)&account=\(account)&password=\(SurfaceCity.password.replacing(" ", with: "+"))")
        self.city = city
        cookie = try #require(answer.headers[.setCookie]?.split(separator: ";").first.map(String.init))
    }

    func get(_ path: String) async throws -> (status: Int, headers: HTTPFields, text: String) {
        try await city.send(.get, path, [.accept: "text/html", .cookie: cookie])
    }

    /// Posts a form with this session's token.
    func post(_ path: String, _ fields: String) async throws -> (status: Int, headers: HTTPFields, text: String) {
        let page = try await get("/account").text
        let token = try #require(page.firstMatch(of: /name="token" value="([^"]+)"/)?.1)
        return try await city.send(
            .post, path,
            [.contentType: "application/x-www-form-urlencoded", .accept: "text/html", .cookie: cookie],
            body: "token=\(token)&\(fields)")
    }
}
