import HTTP
import Hummingbird
import Testing

@Suite struct NeedPageTests {
    private static let people: Set<String> = ["chen.jing", "li.xiaomei", "huang.zhiming", "guan.xiaowen"]

    private func command(_ page: String) throws -> String {
        String(try #require(page.firstMatch(of: /name="command" value="([^"]+)"/)?.1))
    }

    /// A need of the pension clerk, and its address.
    private func record(_ clerk: Browser) async throws -> String {
        let form = try await clerk.get("/needs/new?searched=%3Cb%3E%E6%AD%BB").text
        #expect(form.contains("value=\"&lt;b&gt;死\"") && !form.contains("<b>死"))
        let body = "title=Deregistered+cars&details=plate&item=pension+check&holder=public-security&searched=cars"
        let answer = try await clerk.post("/needs/new", "command=\(try command(form))&\(body)")
        let location = try #require(answer.headers[.location])
        #expect(answer.status == 303 && location.hasPrefix("/needs/"))
        return String(location.prefix { $0 != "?" })
    }

    @Test func `a need is recorded, answered once by the bureau, and seen by those it concerns`() async throws {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let clerk = try await Browser(city, as: "li.xiaomei")
            let path = try await record(clerk)
            let list = try await clerk.get("/needs?answered=no").text
            #expect(list.contains("Deregistered cars") && list.contains("待答复"))
            let other = try await Browser(city, as: "chen.jing")
            let (foreign, theirs) = (try await other.get(path).status, try await other.get("/needs").text)
            #expect(foreign == 404 && !theirs.contains("Deregistered cars"))
            let bureau = try await Browser(city, as: "huang.zhiming")
            let page = try await bureau.get(path).text
            let wrong = try await bureau.post(path + "/answer", "command=\(try command(page))&kind=refused&note=")
            #expect(wrong.status == 422 && wrong.text.contains("id=\"note-fault\""))
            let answer = try await bureau.post(
                path + "/answer",
                "command=\(try command(wrong.text))&kind=entry&entry=http://city/catalogue/vehicle-registration?x=1&note=see"
            )
            #expect(answer.status == 303, "\(answer.text.suffix(1_500))")
            let answered = try await clerk.get(path).text
            #expect(answered.contains("href=\"/catalogue/vehicle-registration\"") && answered.contains("机动车登记"))
            #expect(!answered.contains("/answer\""))
            let file = try await clerk.get("/needs.csv")
            #expect(file.text.hasPrefix("\u{FEFF}") && file.text.contains("Deregistered cars"))
        }
    }

    @Test func `what is missing is said at once and what was typed stays`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let clerk = try await Browser(city, as: "li.xiaomei")
            let form = try await clerk.get("/needs/new").text
            let answer = try await clerk.post("/needs/new", "command=\(try command(form))&law=%22%3E%3Cscript%3E")
            #expect(answer.status == 422 && !answer.text.contains("<script"))
            for field in ["title", "details", "item"] { #expect(answer.text.contains("id=\"\(field)-fault\"")) }
            #expect(answer.text.contains("value=\"&quot;&gt;&lt;script&gt;\""))
        }
    }

    @Test func `who may not ask for data records no need, who is not the bureau answers none`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let window = try await Browser(city, as: "guan.xiaowen")
            let refused = try await window.get("/needs/new")
            #expect(refused.status == 403)
            let clerk = try await Browser(city, as: "li.xiaomei")
            let path = try await record(clerk)
            let page = try await clerk.get(path).text
            #expect(!page.contains("/answer\""))
            let forged = try await clerk.post(path + "/answer", "command=x&kind=refused&note=x")
            #expect(forged.status == 403)
            let missing = try await clerk.get("/needs/no-such-need")
            #expect(missing.status == 404)
            let malformed = try await clerk.get("/needs?answered=perhaps")
            #expect(malformed.status == 400)
        }
    }
}
