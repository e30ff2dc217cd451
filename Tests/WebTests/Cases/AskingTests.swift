import HTTP
import HTTPTypes
import Testing

/// The form by which a department asks for data.
@Suite struct AskingTests {
    private let page = "/requests/new?entry=\(RequestCity.entry)"

    @Test func `nothing is ticked by default and the steps ahead are told`() async throws {
        try await RequestCity.run { city in
            let answer = try await city.browser("li.xiaomei").get(page)
            #expect(answer.status == 200)
            #expect(!answer.text.contains("value=\"citizen-id\" checked"))
            for words in ["市公安局", "需求部门首席数据官审批", "主管部门形式审查", "个工作日", "有条件共享"] {
                #expect(answer.text.contains(words), "\(words)")
            }
        }
    }

    @Test func `whoever may not ask gets no form, and a hidden entry is not there`() async throws {
        try await RequestCity.run { city in
            let auditor = try await city.browser("huang.zhiming").get(page)
            #expect(auditor.status == 403)
            let unknown = try await city.browser("li.xiaomei").get("/requests/new?entry=nothing")
            #expect(unknown.status == 404)
            let stranger = try await city.city.send(.get, page, [.accept: "text/html"])
            #expect(stranger.status == 303)
        }
    }

    @Test func `everything wrong is told at once and nothing typed is lost`() async throws {
        try await RequestCity.run { city in
            let browser = try await city.browser("li.xiaomei")
            let fields = RequestCity.form(
                [
                    ("law", ""), ("to", "明年"), ("callsPerDay", "-3"), ("reason.town", ""), ("scene", "<b>每月</b>"),
                    ("intent", "send"),
                ])
            let answer = try await browser.sendForm(page, to: "/requests/new", fields)
            #expect(answer.status == 422)
            for field in ["#law", "#to", "#callsPerDay", "#reason.town"] {
                #expect(answer.text.contains("href=\"\(field)\""), "\(field)")
            }
            #expect(answer.text.contains("&lt;b&gt;每月&lt;/b&gt;") && !answer.text.contains("<b>每月"))
            #expect(answer.text.contains("确定停发待遇的月份") && answer.text.contains("value=\"明年\""))
            #expect(answer.text.contains("value=\"town\" checked"))
        }
    }

    @Test func `answers bring the narrowest form with its reason, and a masked sample`() async throws {
        try await RequestCity.run { city in
            let browser = try await city.browser("li.xiaomei")
            let answer = try await browser.sendForm(
                page, to: "/requests/new", RequestCity.form([("form", ""), ("intent", "look")]))
            #expect(answer.status == 200)
            #expect(answer.text.contains("value=\"match\" checked") && answer.text.contains("建议采用“批量比对”"))
            #expect(answer.text.contains("收到的样子"))
        }
    }

    @Test func `sending twice opens one case`() async throws {
        try await RequestCity.run { city in
            let browser = try await city.browser("li.xiaomei")
            let html = try await browser.get(page).text
            let form = try #require(Browser.form(html, "/requests/new"))
            let command = try #require(form.hidden.first { $0.0 == "command" })
            let fields = RequestCity.form([command, ("intent", "send")])
            let first = try await browser.sendForm(page, to: "/requests/new", fields)
            let second = try await browser.sendForm(page, to: "/requests/new", fields)
            #expect(first.status == 303 && first.headers[.location] == second.headers[.location])
            let list = try await browser.get("/requests").text
            #expect(list.matches(of: /href="\/requests\/GX-/).count == 1)
        }
    }

    @Test func `a forged token and a foreign letter change nothing`() async throws {
        try await RequestCity.run { city in
            let browser = try await city.browser("li.xiaomei")
            let forged = try await browser.sendForm(
                page, to: "/requests/new", RequestCity.form([("token", "forged"), ("intent", "send")]))
            #expect(forged.status == 403)
            let letter = try await browser.sendForm(
                page, to: "/requests/new", RequestCity.form([("kept", "01ABCDEF|3|fremd.pdf"), ("intent", "look")]))
            #expect(letter.status == 200 && !letter.text.contains("fremd.pdf"))
        }
    }

    @Test func `the letter is kept while the form goes back and forth, and goes with the request`() async throws {
        try await RequestCity.run { city in
            let browser = try await city.browser("li.xiaomei")
            let file = (name: "粤中社函〔2026〕12号.pdf", bytes: "%PDF-1.7 letter")
            let looked = try await browser.sendForm(
                page, to: "/requests/new", RequestCity.form([("intent", "look")]), file: file)
            let kept = try #require(looked.text.firstMatch(of: /name="kept" value="([^"]+)"/).map { String($0.1) })
            let number = try await city.ask(browser, [("kept", kept)])
            let letter = try await browser.get("/requests/\(number)/letter")
            #expect(letter.text == file.bytes && letter.headers[.contentType] == "application/octet-stream")
            #expect(letter.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            let stranger = try await city.browser("ouyang.lan").get("/requests/\(number)/letter").status
            #expect(stranger == 404)
        }
    }

    @Test func `a program is not taken for a letter`() async throws {
        try await RequestCity.run { city in
            let answer = try await city.browser("li.xiaomei").sendForm(
                page, to: "/requests/new", RequestCity.form([("intent", "send")]), file: ("letter.exe", "MZ"))
            #expect(answer.status == 422 && answer.text.contains("href=\"#letter\""))
        }
    }
}
