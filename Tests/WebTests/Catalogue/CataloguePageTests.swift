import HTTP
import Hummingbird
import Testing

@Suite struct CataloguePageTests {
    private static let people: Set<String> = ["chen.jing", "li.xiaomei", "xu.jianfeng", "lin.yuzhen"]

    @Test func `two characters find an entry, and nothing found leads to a need with the words taken along`()
        async throws
    {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let clerk = try await Browser(city, as: "li.xiaomei")
            let found = try await clerk.get("/catalogue?q=%E6%9C%BA%E5%8A%A8%E8%BD%A6")
            #expect(found.status == 200 && found.text.contains("href=\"/catalogue/vehicle-registration\""))
            #expect(found.text.contains("市公安局"))
            let two = try await clerk.get("/catalogue?q=%E6%9C%BA%E5%8A%A8")
            #expect(two.text.contains("vehicle-registration"))
            let nothing = try await clerk.get("/catalogue?q=%E9%87%8F%E5%AD%90&department=public-security")
            #expect(nothing.status == 200)
            #expect(nothing.text.contains("/needs/new?searched=%E9%87%8F%E5%AD%90&amp;holder=public-security"))
        }
    }

    @Test func `facets are links with exact counts, chosen ones can be taken back`() async throws {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let clerk = try await Browser(city, as: "li.xiaomei")
            let all = try await clerk.get("/catalogue").text
            let link = try #require(
                all.firstMatch(of: /href="\/catalogue\?class=none"[^>]*><span>[^<]*<\/span> <span class="count">(\d+)</)
            )
            let chosen = try await clerk.get("/catalogue?class=none").text
            #expect(chosen.contains("共 \(link.1) 条"))
            #expect(chosen.contains("href=\"/catalogue\" aria-current=\"true\""))
            #expect(chosen.matches(of: /<th scope="row"/).count == Int(link.1))
        }
    }

    @Test func `pages follow one another without a gap or a repeat`() async throws {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let clerk = try await Browser(city, as: "li.xiaomei")
            var (path, seen) = ("/catalogue", [String]())
            var count = ""
            while true {
                let page = try await clerk.get(path).text
                seen += page.matches(of: /<th scope="row"[^>]*><span><a href="\/catalogue\/([a-z0-9-]+)"/).map {
                    String($0.1)
                }
                count = page.firstMatch(of: /共 (\d+) 条/).map { String($0.1) } ?? ""
                guard let next = page.firstMatch(of: /href="([^"]+)" rel="next"/)?.1 else { break }
                path = String(next).replacing("&amp;", with: "&")
            }
            #expect(Set(seen).count == seen.count && String(seen.count) == count && seen.count > 60)
        }
    }

    @Test(arguments: ["%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "%27%20OR%201=1--", "%25", "%F0%9F%98%80", "a%09b"])
    func `hostile words are only words`(_ words: String) async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let clerk = try await Browser(city, as: "li.xiaomei")
            let page = try await clerk.get("/catalogue?q=\(words)&class=%3Cb%3E&level=9")
            #expect(page.status == 200 && !page.text.contains("<script") && !page.text.contains("<b>1"))
        }
    }

    @Test(arguments: ["/catalogue?after=forged", "/catalogue.csv?q=%FF", "/catalogue/vehicle-registration?version=x"])
    func `an address that nobody was given is refused in words`(_ path: String) async throws {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let clerk = try await Browser(city, as: "li.xiaomei")
            let page = try await clerk.get(path)
            #expect(page.status == 400 && page.text.contains("请求"))
        }
    }

    @Test func `words beyond the bound are refused in words and stay in the field`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let clerk = try await Browser(city, as: "li.xiaomei")
            let words = String(repeating: "a", count: 300)
            let page = try await clerk.get("/catalogue?q=\(words)")
            #expect(page.status == 200 || page.status == 422)
            #expect(page.text.contains("value=\"\(words)\""))
        }
    }

    @Test func `the export has every entry of the list, and formulas are no formulas`() async throws {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let clerk = try await Browser(city, as: "li.xiaomei")
            let page = try await clerk.get("/catalogue?department=public-security").text
            let count = try #require(page.firstMatch(of: /共 (\d+) 条/)?.1)
            let file = try await clerk.get("/catalogue.csv?department=public-security")
            #expect(file.status == 200 && file.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(file.headers[.contentDisposition]?.contains("catalogue-2026-11-24.csv") == true)
            let lines = file.text.split(separator: "\r\n")
            #expect(file.text.hasPrefix("\u{FEFF}目录代码") && lines.count == Int(count).map { $0 + 1 })
            #expect(lines.dropFirst().allSatisfy { $0.contains("市公安局") })
        }
    }

    @Test func `officials alone look at the catalogue, in their language`() async throws {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let stranger = try await city.send(.get, "/catalogue", [.accept: "text/html"])
            #expect(stranger.status == 303)
            let resident = try await Browser(city, as: "lin.yuzhen")
            for path in ["/catalogue", "/catalogue.csv", "/catalogue/vehicle-registration", "/needs", "/catalogue/new"]
            {
                let answer = try await resident.get(path)
                #expect(answer.status == 403, "\(path)")
            }
            let administrator = try await Browser(city, as: "xu.jianfeng")
            let page = try await administrator.get("/catalogue/vehicle-registration?lang=en").text
            #expect(page.contains("Motor vehicle registrations") && page.contains("Shared on conditions"))
            #expect(!page.contains("/requests/new") && !page.contains("/edit\""))
        }
    }
}
