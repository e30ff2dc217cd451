import Definitions
import Foundation
import HTTP
import Hummingbird
import Testing

@Suite struct EntryPageTests {
    private static let people: Set<String> = ["chen.jing", "li.xiaomei", "luo.weimin", "huang.zhiming"]

    @Test func `an entry shows what guide and decree ask for, and buttons by right`() async throws {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let clerk = try await Browser(city, as: "li.xiaomei")
            let page = try await clerk.get("/catalogue/vehicle-registration").text
            for word in [
                "提供部门", "目录分类", "共享属性", "共享方式", "开放属性", "数据级别", "更新频率", "来源系统", "对应职责或事项", "保密审查",
                "个人信息保护影响评估", "部门负责人审批", "挂接资源", "部门在用", "plate-number",
            ] {
                #expect(page.contains(word), "\(word)")
            }
            #expect(page.contains("/requests/new?entry=vehicle-registration"))
            #expect(!page.contains("/catalogue/vehicle-registration/edit") && !page.contains("/withdraw\""))
            let owner = try await Browser(city, as: "chen.jing")
            let own = try await owner.get("/catalogue/vehicle-registration").text
            #expect(own.contains("/catalogue/vehicle-registration/edit") && own.contains("/withdraw\""))
        }
    }

    @Test func `what is the provider's alone leaks to nobody else: page, search, export, comparison, form`()
        async throws
    {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let owner = try await Browser(city, as: "chen.jing")
            let whole = try await owner.get("/catalogue/vehicle-registration")
            #expect(whole.text.contains("协查标记"))
            let mine = try await owner.get("/catalogue?q=%E5%8D%8F%E6%9F%A5%E6%A0%87%E8%AE%B0")
            #expect(mine.text.contains("vehicle-registration"))
            let other = try await Browser(city, as: "li.xiaomei")
            for path in [
                "/catalogue/vehicle-registration", "/catalogue/vehicle-registration?version=1",
                "/catalogue/vehicle-registration?draft=1", "/catalogue/vehicle-registration/versions",
                "/catalogue/vehicle-registration/compare?from=1&to=1", "/catalogue.csv", "/catalogue",
            ] {
                let answer = try await other.get(path)
                #expect(answer.status == 200 && !answer.text.contains("协查标记"), "\(path)")
                #expect(!answer.text.contains("case-mark"), "\(path)")
            }
            let search = try await other.get("/catalogue?q=%E5%8D%8F%E6%9F%A5%E6%A0%87%E8%AE%B0").text
            #expect(!search.contains("vehicle-registration"))
        }
    }

    @Test func `a hidden entry answers as one that is not there, whatever is asked of it`() async throws {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let hidden = try #require(city.kernel.packs.entries.values.first { $0.audience == .provider }?.id)
            let other = try await Browser(city, as: "li.xiaomei")
            for suffix in ["", "/versions", "/compare?from=1&to=1", "/edit", "?version=1", "?draft=1"] {
                let one = try await other.get("/catalogue/\(hidden)\(suffix)")
                let none = try await other.get("/catalogue/no-such-entry\(suffix)")
                #expect(one.status == 404 && none.status == 404, "\(suffix)")
                #expect(
                    one.text.replacing(hidden, with: "") == none.text.replacing("no-such-entry", with: ""), "\(suffix)")
            }
        }
    }

    @Test(arguments: [
        ("/catalogue/vehicle-registration/edit", "title-zh=x"), ("/catalogue/vehicle-registration/publish", "x=1"),
        ("/catalogue/vehicle-registration/withdraw", "reason=x"), ("/catalogue/no-such-entry/publish", "x=1"),
    ])
    func `whoever has no right changes nothing by knowing the address`(_ path: String, _ body: String) async throws {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let other = try await Browser(city, as: "li.xiaomei")
            let answer = try await other.post(path, body)
            #expect([403, 404].contains(answer.status))
        }
    }

    @Test func `withdrawal opens a case and keeps the reason where it is refused`() async throws {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let owner = try await Browser(city, as: "chen.jing")
            let page = try await owner.get("/catalogue/vehicle-registration").text
            let command = try #require(Self.command(page, before: "/withdraw\""))
            let refused = try await owner.post("/catalogue/vehicle-registration/withdraw", "command=\(command)&reason=")
            #expect(refused.status != 303 && refused.text.contains("role=\"alert\""))
            let again = try #require(Self.command(refused.text, before: "/withdraw\""))
            let answer = try await owner.post(
                "/catalogue/vehicle-registration/withdraw", "command=\(again)&reason=system+replaced")
            #expect(answer.status == 303 && answer.headers[.location]?.hasPrefix("/cases/") == true)
            let after = try await owner.get("/catalogue/vehicle-registration").text
            #expect(after.contains(try #require(answer.headers[.location]).replacing("/cases/", with: "")))
        }
    }

    @Test func `the provider attaches resources and takes them off, nobody else does`() async throws {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let owner = try await Browser(city, as: "chen.jing")
            let page = try await owner.get("/catalogue/vehicle-registration").text
            let command = try #require(Self.command(page, before: "/attach\""))
            let path = "/catalogue/vehicle-registration"
            let wrong = try await owner.post(path + "/attach", "command=\(command)&resource-day=%3Cb%3E")
            #expect(wrong.status == 422 && wrong.text.contains("value=\"&lt;b&gt;\""))
            for field in ["title", "kind", "day"] { #expect(wrong.text.contains("id=\"resource-\(field)-fault\"")) }
            let body = "resource-title=Excel+file&resource-kind=file&resource-day=2026-11-20"
            let again = try #require(Self.command(wrong.text, before: "/attach\""))
            let attached = try await owner.post(path + "/attach", "command=\(again)&" + body)
            #expect(attached.status == 303)
            let after = try await owner.get(path).text
            #expect(after.contains("Excel file") && after.contains("2026-11-20"))
            let other = try await Browser(city, as: "li.xiaomei")
            for (act, fields) in [("/attach", body), ("/detach", "resource=api")] {
                let answer = try await other.post(path + act, "command=\(again)&" + fields)
                #expect(answer.status == 403, "\(act)")
            }
        }
    }

    /// The command of the form whose action ends so.
    private static func command(_ page: String, before action: String) -> String? {
        guard let form = page.range(of: action) else { return nil }
        return page[form.upperBound...].firstMatch(of: /name="command" value="([^"]+)"/).map { String($0.1) }
    }
}
