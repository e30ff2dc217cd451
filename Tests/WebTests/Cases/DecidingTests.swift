import HTTP
import HTTPTypes
import Testing

/// A case from hand to hand.
@Suite struct DecidingTests {
    @Test func `five people bring a request to a grant of four of five items`() async throws {
        try await RequestCity.run { city in
            let number = try await city.asked(passed: ["zhong.jianguo", "huang.zhiming"])
            let chen = try await city.browser("chen.jing")
            let given = RequestCity.items.keys.filter { $0 != "town" }.sorted().map { ("give", $0) }
            let silent = try await chen.act("approve", on: number, given + [("ready", "part")])
            #expect(silent.status == 422 && silent.text.contains("href=\"#why.town\""))
            let proposed = try await chen.act(
                "approve", on: number, given + [("ready", "part"), ("why.town", "与核查无关，由镇街自行核实")])
            #expect(proposed.status == 303)
            let luo = try await city.browser("luo.weimin")
            let page = try await luo.get("/requests/\(number)").text
            #expect(page.contains("value=\"full-name\" checked") && !page.contains("value=\"town\" checked"))
            #expect(page.contains("与核查无关"))
            let decided = try await luo.act(
                "approve", on: number, given + [("ready", "agree"), ("why.town", "与核查无关，由镇街自行核实")])
            #expect(decided.status == 303)
            let li = try await city.browser("li.xiaomei")
            let done = try await li.get("/requests/\(number)").text
            #expect(done.contains("已同意") && done.contains("不给"))
            let grants = try await li.get("/grants").text
            let href = try #require(grants.firstMatch(of: /href="(\/grants\/[A-Z0-9-]+)"/).map { String($0.1) })
            let grant = try await li.get(href)
            #expect(grant.status == 200 && grant.text.contains("/r1/") && grant.text.contains("与核查无关"))
            let stranger = try await city.browser("ouyang.lan").get(href).status
            #expect(stranger == 404)
        }
    }

    @Test func `nobody else sees a case or may act on it`() async throws {
        try await RequestCity.run { city in
            let number = try await city.asked(passed: [])
            for account in ["ouyang.lan", "xu.jianfeng"] {
                let browser = try await city.browser(account)
                let status = try await browser.get("/requests/\(number)").status
                #expect(status == 404, "\(account)")
            }
            let asker = try await city.browser("li.xiaomei").get("/requests/\(number)").text
            #expect(!asker.contains("/approve\"") && asker.contains("/withdraw\""))
        }
    }

    @Test func `whoever comes late is told in words and keeps what was typed`() async throws {
        try await RequestCity.run { city in
            let number = try await city.asked(passed: [])
            let zhong = try await city.browser("zhong.jianguo")
            let html = try await zhong.get("/requests/\(number)").text
            let form = try #require(Browser.form(html, "/cases/\(number)/refuse"))
            let first = try await zhong.act("approve", on: number)
            #expect(first.status == 303)
            let body = (form.hidden + [("reason", "理由<写了很久>")])
                .map { "\($0.0)=\(Browser.encoded($0.1))" }.joined(separator: "&")
            let late = try await city.city.send(
                .post, "/cases/\(number)/refuse",
                [
                    .contentType: "application/x-www-form-urlencoded", .accept: "text/html", .cookie: zhong.cookie,
                ], body: body)
            #expect(late.status == 422 && late.text.contains("理由&lt;写了很久&gt;"))
            #expect(late.text.contains("role=\"alert\""))
        }
    }

    @Test func `sending an approval twice is one approval`() async throws {
        try await RequestCity.run { city in
            let number = try await city.asked(passed: [])
            let zhong = try await city.browser("zhong.jianguo")
            let form = try #require(
                Browser.form(try await zhong.get("/requests/\(number)").text, "/cases/\(number)/approve"))
            let body = (form.hidden + [("ready", "agree")]).map { "\($0.0)=\(Browser.encoded($0.1))" }
                .joined(separator: "&")
            let headers: HTTPFields = [
                .contentType: "application/x-www-form-urlencoded", .accept: "text/html", .cookie: zhong.cookie,
            ]
            let first = try await city.city.send(.post, "/cases/\(number)/approve", headers, body: body).status
            let second = try await city.city.send(.post, "/cases/\(number)/approve", headers, body: body).status
            #expect(first == 303 && second == 303)
            let page = try await zhong.get("/requests/\(number)").text
            #expect(page.matches(of: /<li class="past"/).count == 2)
        }
    }

    @Test func `everything missing is told at once, mended, and the chain goes on`() async throws {
        try await RequestCity.run { city in
            let number = try await city.asked(passed: ["zhong.jianguo"])
            let huang = try await city.browser("huang.zhiming")
            let empty = try await huang.act("return", on: number, [("intent", "send")])
            #expect(empty.status == 422 && empty.text.contains("href=\"#item.1\""))
            let more = try await huang.act(
                "return", on: number, [("item", "来函"), ("mend", ""), ("intent", "more")])
            #expect(more.status == 200 && more.text.contains("value=\"来函\"") && more.text.contains("id=\"item.10\""))
            let returned = try await huang.act(
                "return", on: number,
                [
                    ("item", "来函"), ("mend", "补充盖章的来函"), ("item", "应用场景"), ("mend", "写明比对频率"),
                    ("intent", "send"),
                ])
            #expect(returned.status == 303)
            let li = try await city.browser("li.xiaomei")
            let page = try await li.get("/requests/\(number)").text
            #expect(page.contains("补充盖章的来函") && page.contains("写明比对频率"))
            let mend = "/requests/\(number)/mend"
            let form = try await li.get(mend).text
            #expect(form.contains("补充盖章的来函") && form.contains("value=\"town\" checked"))
            let sent = try await li.sendForm(
                mend, to: mend, RequestCity.form([("scene", "每月 5 日比对一次"), ("intent", "send")]))
            #expect(sent.status == 303, "\(RequestCity.faults(sent.text))")
            let again = try await li.get(mend).status
            #expect(again == 404)
            let passed = try await huang.act("approve", on: number, [("ready", "complete")])
            #expect(passed.status == 303)
        }
    }

    @Test func `a refusal needs its reason, which the applicant reads`() async throws {
        try await RequestCity.run { city in
            let number = try await city.asked(passed: [])
            let zhong = try await city.browser("zhong.jianguo")
            let silent = try await zhong.act("refuse", on: number, [("reason", " ")])
            #expect(silent.status == 422 && silent.text.contains("href=\"#reason\""))
            let refused = try await zhong.act("refuse", on: number, [("reason", "已有同类数据，不必重复申请")])
            #expect(refused.status == 303)
            let page = try await city.browser("li.xiaomei").get("/requests/\(number)").text
            #expect(page.contains("不予共享") && page.contains("不必重复申请"))
        }
    }

    @Test func `the applicant may take the case back and ask to hurry`() async throws {
        try await RequestCity.run { city in
            let li = try await city.browser("li.xiaomei")
            let number = try await city.asked(passed: [])
            let reminded = try await li.act("remind", on: number, [])
            #expect(reminded.status == 303)
            let withdrawn = try await li.act("withdraw", on: number, [("why", "暂不需要")])
            #expect(withdrawn.status == 303)
            let page = try await li.get("/requests/\(number)").text
            #expect(page.contains("已撤回") && !page.contains("/withdraw\""))
        }
    }

    @Test func `a colleague decides what was handed to her, and the page says who handed it on`() async throws {
        try await RequestCity.run { city in
            let number = try await city.asked(passed: [])
            let zhong = try await city.browser("zhong.jianguo")
            let nobody = try await zhong.act("delegate", on: number, [("note", "请办")])
            #expect(nobody.status == 422 && nobody.text.contains("href=\"#colleague\""))
            let handed = try await zhong.act("delegate", on: number, [("colleague", "li.minhua"), ("note", "请先看")])
            #expect(handed.status == 303, "\(RequestCity.faults(handed.text))")
            let page = try await city.browser("li.minhua").get("/requests/\(number)").text
            #expect(page.contains("/approve\"") && page.contains("请先看"))
        }
    }
}
