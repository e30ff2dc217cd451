import Authority
import Casework
import Foundation
import HTTP
import Hummingbird
import TestSupport
import Testing

@Suite struct WorkbenchTests {
    private static let people: Set<String> = [
        "chen.jing", "luo.weimin", "li.xiaomei", "huang.zhiming", "lin.yuzhen", "guan.xiaowen",
    ]

    @Test func `an empty workbench says what to do, in both languages`() async throws {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let clerk = try await Browser(city, as: "li.xiaomei")
            let chinese = try await clerk.get("/").text
            for word in ["待我办", "没有待办事项", "我的申请走到哪", "查找目录", "未读消息", "到期未更新", "挂接率", "更新及时率", "订阅数", "全市平均"] {
                #expect(chinese.contains(word), "\(word)")
            }
            let english = try await clerk.get("/?lang=en").text
            #expect(english.contains("Waiting for me") && english.contains("city mean"))
        }
    }

    @Test func `a resident keeps a simple home, and who has published nothing is not measured`() async throws {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let resident = try await Browser(city, as: "lin.yuzhen")
            let home = try await resident.get("/")
            #expect(home.status == 200 && !home.text.contains("待我办") && !home.text.contains("/catalogue"))
            let window = try await Browser(city, as: "guan.xiaowen")
            let bench = try await window.get("/").text
            #expect(bench.contains("待我办") && !bench.contains("挂接率"))
        }
    }

    @Test func `what waits is on the decider's bench with its days, and on the applicant's with its steps`()
        async throws
    {
        try await SurfaceCity.run(accounts: Self.people, catalogue: true) { city in
            let clerk = try await Browser(city, as: "chen.jing")
            let page = try await clerk.get("/catalogue/vehicle-registration").text
            let form = try #require(page.range(of: "/withdraw\""))
            let command = try #require(page[form.upperBound...].firstMatch(of: /name="command" value="([^"]+)"/)?.1)
            let opened = try await clerk.post(
                "/catalogue/vehicle-registration/withdraw", "command=\(command)&reason=replaced")
            let number = try #require(opened.headers[.location]).replacing("/cases/", with: "")
            let own = try await clerk.get("/").text
            #expect(own.contains(number) && own.contains("class=\"progress\"") && own.contains("aria-current=\"step\""))
            let chief = try await Browser(city, as: "luo.weimin")
            let waiting = try await chief.get("/").text
            #expect(waiting.contains("/cases/\(number)") && waiting.contains("个工作日"))
            let stranger = try await Browser(city, as: "li.xiaomei")
            let foreign = try await stranger.get("/")
            #expect(!foreign.text.contains(number))
            city.clock.advance(by: .seconds(86_400 * 60))
            let chiefAgain = try await Browser(city, as: "luo.weimin")
            let overdue = try await chiefAgain.get("/")
            #expect(overdue.text.contains("已超期"))
        }
    }
}
