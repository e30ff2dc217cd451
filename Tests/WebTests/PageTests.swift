import HTTP
import Hummingbird
import Testing

@Suite struct PageTests {
    private static let html: HTTPFields = [.accept: "text/html"]

    /// Signs the population officer in as a browser would, and answers with her cookie.
    private func signIn(_ city: SurfaceCity, extra: HTTPFields = [:]) async throws -> (status: Int, cookie: String?) {
        let form = try await city.send(.get, "/signin", Self.html)
        let token = try #require(form.text.firstMatch(of: /name="token" value="([0-9a-f]+)"/)?.1)
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded", .cookie: "signin=\(token)"]
        headers.append(contentsOf: extra)
        let password = SurfaceCity.password.replacing(" ", with: "+")
        let answer = try await city.send(
            .post, "/signin", headers, body: "token=\(token)&account=chen.jing&password=\(password)&next=//evil.example"
        )
        return (answer.status, answer.headers[.setCookie]?.split(separator: ";").first.map(String.init))
    }

    @Test func `every page forbids what it never does`() async throws {
        try await SurfaceCity.run { city in
            for path in ["/signin", "/about", "/nothing", "/styles/yitong.css"] {
                let headers = try await city.send(.get, path, Self.html).headers
                #expect(headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true, "\(path)")
                #expect(headers[.contentSecurityPolicy]?.contains("unsafe") == false, "\(path)")
                #expect(headers[.xContentTypeOptions] == "nosniff", "\(path)")
            }
        }
    }

    @Test func `a stranger is sent to the sign-in page and back`() async throws {
        try await SurfaceCity.run { city in
            let answer = try await city.send(.get, "/datasets/resident", Self.html)
            #expect(answer.status == 303 && answer.headers[.location] == "/signin?next=/datasets/resident")
        }
    }

    @Test func `signing in sets a cookie that scripts cannot read and leads to no other site`() async throws {
        try await SurfaceCity.run { city in
            let (status, cookie) = try await signIn(city)
            #expect(status == 303)
            let home = try await city.send(.get, "/", [.accept: "text/html", .cookie: try #require(cookie)])
            #expect(home.status == 200 && home.text.contains("陈静") && home.headers[.cacheControl] == "no-store")
        }
    }

    @Test func `what another site sends is refused`() async throws {
        try await SurfaceCity.run { city in
            let status1 = try await signIn(city, extra: [.secFetchSite: "cross-site"]).status
            #expect(status1 == 403)
            let status2 = try await signIn(city, extra: [.origin: "https://evil.example"]).status
            #expect(status2 == 403)
        }
    }

    @Test func `a form without its token does nothing`() async throws {
        try await SurfaceCity.run { city in
            let cookie = try #require(try await signIn(city).cookie)
            let headers: HTTPFields = [
                .contentType: "application/x-www-form-urlencoded", .cookie: cookie, .accept: "text/html",
            ]
            for path in ["/signout", "/account/signout-everywhere", "/datasets/resident/records", "/journal"] {
                let status3 = try await city.send(.post, path, headers, body: "token=forged").status
                #expect(status3 == 403, "\(path)")
            }
            let status4 = try await city.send(.get, "/", headers).status
            #expect(status4 == 200)
        }
    }

    @Test func `what somebody looks for does not stand in the address`() async throws {
        try await SurfaceCity.run { city in
            let cookie = try #require(try await signIn(city).cookie)
            let page = try await city.send(.get, "/datasets/resident/records", [.cookie: cookie, .accept: "text/html"])
            let token = try #require(page.text.firstMatch(of: /name="token" value="([^"]+)"/)?.1)
            let answer = try await city.send(
                .post, "/datasets/resident/records",
                [.contentType: "application/x-www-form-urlencoded", .cookie: cookie],
                body: "token=\(token)&f.citizen-id=11010519491231002X")
            let location = try #require(answer.headers[.location])
            #expect(answer.status == 303 && !location.contains("110105"))
            let list = try await city.send(.get, location, [.cookie: cookie, .accept: "text/html"])
            #expect(list.status == 200 && list.text.contains("没有符合条件的记录"))
            let tampered = try await city.send(.get, location + "A", [.cookie: cookie, .accept: "text/html"])
            #expect(tampered.status == 303)
        }
    }

    @Test func `the language is chosen by the address and kept`() async throws {
        try await SurfaceCity.run { city in
            let english = try await city.send(.get, "/about?lang=en", Self.html)
            #expect(english.text.contains("<html lang=\"en\">"))
            #expect(english.headers[values: .setCookie].contains { $0.hasPrefix("lang=en") })
            let kept = try await city.send(.get, "/about", [.accept: "text/html", .cookie: "lang=en"])
            #expect(kept.text.contains("<html lang=\"en\">"))
            let chinese = try await city.send(.get, "/about", [.accept: "text/html", .acceptLanguage: "fr"])
            #expect(chinese.text.contains("<html lang=\"zh-CN\">"))
        }
    }
}
