import HTTP
import Standards
import Testing

/// The lists of cases, what waits, the inbox, and absences.
@Suite struct CaseListTests {
    @Test func `lists show each reader her own, as a page, a file and in both languages`() async throws {
        try await RequestCity.run { city in
            let number = try await city.asked(passed: [])
            let li = try await city.browser("li.xiaomei")
            for path in ["/requests", "/requests?scope=department", "/requests?scope=mine&state=open&q=GX"] {
                let page = try await li.get(path)
                #expect(page.status == 200 && page.text.contains(number), "\(path)")
            }
            let closed = try await li.get("/requests?state=refused").text
            #expect(!closed.contains(number))
            let file = try await li.get("/requests/export?scope=mine")
            #expect(file.text.hasPrefix("\u{FEFF}") && file.text.contains(number))
            let other = try await city.browser("ouyang.lan").get("/requests?scope=all").text
            #expect(!other.contains(number))
            let english = try await li.get("/requests?lang=en").text
            #expect(english.contains("in progress") && english.contains("My department"))
        }
    }

    @Test func `what waits is listed with its working days`() async throws {
        try await RequestCity.run { city in
            let number = try await city.asked(passed: [])
            let zhong = try await city.browser("zhong.jianguo")
            let page = try await zhong.get("/tasks").text
            #expect(page.contains(number) && page.contains("个工作日"))
            let file = try await zhong.get("/tasks/export").text
            #expect(file.contains(number))
            let idle = try await city.browser("ouyang.lan").get("/tasks").text
            #expect(!idle.contains(number))
        }
    }

    @Test func `hostile filters and places are refused or find nothing`() async throws {
        try await RequestCity.run { city in
            let li = try await city.browser("li.xiaomei")
            for path in [
                "/requests?scope=%27%3B--", "/requests?state=x&chain=y&party=z", "/requests?q=%25%5F%22%27",
                "/grants?scope=all&state=x", "/inbox?show=x", "/tasks?after=x", "/requests?after=%00",
                "/grants?after='",
                "/requests/GX-%3Cscript%3E", "/cases/..%2F..", "/requests?q=\(String(repeating: "a", count: 5_000))",
            ] {
                let status = try await li.get(path).status
                #expect([200, 400, 404, 422].contains(status), "\(path): \(status)")
            }
        }
    }

    @Test func `a notice is read by its owner alone`() async throws {
        try await RequestCity.run { city in
            let li = try await city.browser("li.xiaomei")
            let empty = try await li.get("/inbox").text
            #expect(empty.contains("没有消息"))
            let forged = try await li.post("/inbox/read", "command=forged")
            #expect(forged.status == 403)
        }
    }

    @Test func `an absence needs a deputy, lets her act, and can be ended`() async throws {
        try await RequestCity.run { city in
            let number = try await city.asked(passed: [])
            let zhong = try await city.browser("zhong.jianguo")
            let missing = try await zhong.sendForm(
                "/absences", to: "/absences", [("deputy", ""), ("reason", ""), ("from", "x"), ("to", "")])
            #expect(missing.status == 422)
            for field in ["#deputy", "#reason", "#from", "#to"] {
                #expect(missing.text.contains("href=\"\(field)\""), "\(field)")
            }
            let today = city.city.kernel.today.description
            let declared = try await zhong.sendForm(
                "/absences", to: "/absences",
                [("deputy", "li.minhua"), ("post", ""), ("from", today), ("to", today), ("reason", "开会<b>")])
            #expect(declared.status == 303, "\(RequestCity.faults(declared.text))")
            let deputy = try await city.browser("li.minhua")
            let page = try await deputy.get("/requests/\(number)").text
            #expect(page.contains("/approve\"") && page.contains("钟建国"))
            let list = try await zhong.get("/absences").text
            #expect(list.contains("开会&lt;b&gt;") && list.contains("代理中"))
            let ended = try await zhong.sendForm("/absences", to: "/absences/end", [])
            #expect(ended.status == 303)
            let after = try await deputy.get("/requests/\(number)")
            #expect(!after.text.contains("/approve\""))
        }
    }
}
