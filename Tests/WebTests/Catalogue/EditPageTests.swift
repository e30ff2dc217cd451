import HTTP
import Hummingbird
import Testing

@Suite struct EditPageTests {
    private static let people: Set<String> = ["chen.jing", "li.xiaomei", "guan.xiaowen"]
    private static let complete =
        "title-zh=%E6%B5%8B%E8%AF%95%E7%9B%AE%E5%BD%95&title-en=Test+entry&summary-zh=%E6%91%98%E8%A6%81"
        + "&provider=public-security&category=unclassified&format=database&class=unconditional&level=1"
        + "&update=daily&opening=none&audience=city&ways=api&item-0-zh=%E5%90%8D%E7%A7%B0&item-0-id=thing-name"
        + "&item-0-type=text&item-0-sensitivity=internal&item-0-audience=city"

    private func command(_ page: String) throws -> String {
        String(try #require(page.firstMatch(of: /name="command" value="([^"]+)"/)?.1))
    }

    @Test func `everything that is wrong is said at once, beside its field, and nothing typed is lost`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let clerk = try await Browser(city, as: "chen.jing")
            let command = try command(try await clerk.get("/catalogue/new").text)
            let answer = try await clerk.post(
                "/catalogue/new",
                "command=\(command)&then=draft&provider=public-security&summary-zh=%3Cb%3Ekept%3C/b%3E&secrecy-day=never"
                    + "&item-0-zh=one&item-0-element=no-such&themes=transport")
            #expect(answer.status == 422)
            for field in ["title-zh", "level", "update", "class", "category", "secrecy-day", "item-0-element"] {
                #expect(answer.text.contains("href=\"#\(field)\""), "\(field) above the form")
                #expect(answer.text.contains("id=\"\(field)-fault\""), "\(field) beside it")
            }
            #expect(answer.text.contains("&lt;b&gt;kept&lt;/b&gt;") && !answer.text.contains("<b>kept"))
            #expect(answer.text.contains("value=\"no-such\"") && answer.text.contains("value=\"never\""))
            #expect(answer.text.contains("value=\"transport\" checked"))
        }
    }

    @Test func `rows are added and removed without script and without losing what was typed`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let clerk = try await Browser(city, as: "chen.jing")
            let command = try command(try await clerk.get("/catalogue/new").text)
            let body = "command=\(command)&title-zh=kept&item-0-zh=first&item-1-zh=second"
            let more = try await clerk.post("/catalogue/new", body + "&then=add")
            #expect(
                more.status == 200 && more.text.contains("value=\"kept\"") && more.text.contains("id=\"item-6-zh\""))
            let fewer = try await clerk.post("/catalogue/new", body + "&then=remove-0")
            #expect(!fewer.text.contains("value=\"first\"") && fewer.text.contains("value=\"second\""))
            for hostile in ["remove--1", "remove-99999999999999999999", "remove-x"] {
                let status = try await clerk.post("/catalogue/new", body + "&then=" + hostile).status
                #expect([200, 422].contains(status), "\(hostile)")
            }
        }
    }

    @Test func `a draft is its department's alone until it is published, sent twice it is one`() async throws {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let clerk = try await Browser(city, as: "chen.jing")
            let command = try command(try await clerk.get("/catalogue/new").text)
            let body = "command=\(command)&then=draft&" + Self.complete
            let saved = try await clerk.post("/catalogue/new", body)
            let path = try #require(saved.headers[.location]).replacing("?draft=1&done=saved", with: "")
            #expect(path.hasPrefix("/catalogue/public-security-"))
            let again = try await clerk.post("/catalogue/new", body)
            #expect(again.status == 303 && again.headers[.location] == saved.headers[.location])
            let draft = try await clerk.get(path + "?draft=1").text
            #expect(draft.contains("草稿") && draft.contains("thing-name") && draft.contains("/publish\""))
            let other = try await Browser(city, as: "li.xiaomei")
            for suffix in ["", "?draft=1", "/edit"] {
                let status = try await other.get(path + suffix).status
                #expect(status == 404, "\(suffix)")
            }
            let search = try await other.get("/catalogue?q=%E6%B5%8B%E8%AF%95%E7%9B%AE%E5%BD%95").text
            #expect(!search.contains(path + "\""))
        }
    }

    @Test func `what is missing for publication is said on the draft, which is kept`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let clerk = try await Browser(city, as: "chen.jing")
            let command = try command(try await clerk.get("/catalogue/new").text)
            let saved = try await clerk.post("/catalogue/new", "command=\(command)&then=publish&" + Self.complete)
            let path = try #require(saved.headers[.location])
            #expect(path.hasSuffix("?draft=1&done=incomplete"))
            let page = try await clerk.get(path).text
            #expect(page.contains("提交前还需补齐") && page.contains("保密"))
        }
    }

    @Test func `whoever keeps no catalogue has no form and no way round it`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let clerk = try await Browser(city, as: "guan.xiaowen")
            let form = try await clerk.get("/catalogue/new")
            let sent = try await clerk.post("/catalogue/new", "then=draft&" + Self.complete)
            #expect(form.status == 403 && sent.status == 403)
        }
    }

    @Test func `nobody registers for a department that is not hers`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let clerk = try await Browser(city, as: "li.xiaomei")
            let command = try command(try await clerk.get("/catalogue/new").text)
            let sent = try await clerk.post("/catalogue/new", "command=\(command)&then=draft&" + Self.complete)
            #expect(sent.status != 303)
            let command2 = "command=forged&then=draft&" + Self.complete
            let forged = try await clerk.post("/catalogue/new", command2)
            #expect(forged.status == 403)
        }
    }
}
