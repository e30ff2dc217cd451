import Exchange
import Foundation
import HTTP
import Hummingbird
import Standards
import Store
import TestSupport
import Testing
import Trust

@Suite("Pages of the exchange")
struct ExchangePageTests {
    private static let people: Set<String> = [
        "xu.jianfeng", "cai.minyi", "peng.zhihao", "wu.haoran", "huang.zhiming", "li.xiaomei",
    ]

    @Test func `an empty exchange says what to do, in both languages`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let browser = try await Browser(city, as: "xu.jianfeng")
            #expect(try await browser.get("/exchange").text.contains("近 24 小时没有调用"))
            #expect(try await browser.get("/exchange?lang=en").text.contains("No calls in the last 24 hours"))
            let list = try await browser.get("/exchange/gateways?lang=zh").text
            #expect(list.contains("还没有网关") && list.contains("生成接入码"))
        }
    }

    @Test func `it is there for those who watch it and for nobody else`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            for account in ["xu.jianfeng", "cai.minyi", "peng.zhihao", "wu.haoran", "huang.zhiming"] {
                let browser = try await Browser(city, as: account)
                #expect(try await browser.get("/exchange").status == 200, "\(account)")
                #expect(try await browser.get("/").text.contains("href=\"/exchange\""), "\(account)")
            }
            let clerk = try await Browser(city, as: "li.xiaomei")
            for path in ["/exchange", "/exchange/gateways", "/exchange/gateways/health"] {
                #expect(try await clerk.get(path).status == 403)
            }
            #expect(!(try await clerk.get("/").text.contains("href=\"/exchange\"")))
        }
    }

    @Test func `a gateway is let in by two people and two pages`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let story = try await GatewayStory(city)
            let code = try await story.invite()
            // Whoever did not make the code is not shown it.
            #expect(!(try await story.security.get("/exchange/gateways/health").text.contains(code)))
            let joined = try await story.join(code)
            let state = try JSON(joined.text.utf8)["state"]?.text
            #expect(joined.status == 202 && state == "pending")
            let page = try await story.security.get("/exchange/gateways/health").text
            #expect(page.contains(HubClient.fingerprint(of: story.key)))
            // The maker of the code sees the request and no way to approve it.
            let own = try await story.system.get("/exchange/gateways/health").text
            #expect(own.contains("由安全管理员比对指纹后审批") && !own.contains("/health/approve"))
            let wrong = try await story.decide("approve", "fingerprint=1234")
            #expect(wrong.status == 422 && wrong.text.contains("填写的指纹与申请不符"))
            let fingerprint = HubClient.fingerprint(of: story.key).replacing(" ", with: "+")
            let approved = try await story.decide("approve", "fingerprint=\(fingerprint)")
            #expect(approved.status == 303)
            let list = try await story.system.get("/exchange/gateways").text
            #expect(list.contains("证书剩 89 天") || list.contains("证书剩 90 天"))
            #expect(list.contains("从未上报"))
        }
    }

    @Test func `a form by somebody without the post is refused, whatever it says`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let story = try await GatewayStory(city)
            _ = try await story.invite()
            for account in ["peng.zhihao", "huang.zhiming", "wu.haoran"] {
                let browser = try await Browser(city, as: account)
                for verb in ["invite", "approve", "refuse", "revoke", "member", "withdraw"] {
                    let answer = try await browser.post(
                        "/exchange/gateways/health/\(verb)", "join=x&reason=x&member=health")
                    #expect(answer.status == 403, "\(account) \(verb)")
                }
            }
            let nothing = try await story.system.post("/exchange/gateways/health/nothing", "")
            #expect(nothing.status == 404)
            #expect(try await story.system.get("/exchange/gateways/none").status == 404)
        }
    }

    @Test func `a title may hold anything and is shown as text`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let story = try await GatewayStory(city)
            _ = try await story.invite(title: "%3Cscript%3Ealert(1)%3C/script%3E")
            let page = try await story.system.get("/exchange/gateways/health").text
            #expect(page.contains("&lt;script&gt;") && !page.contains("<script>alert"))
        }
    }

    @Test func `the board counts what gateways report`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let story = try await GatewayStory(city)
            let gateway = try await story.admitted()
            let now = city.clock.now
            var durations = LatencyHistogram()
            for _ in 0..<1_234 { durations.add(microseconds: 4_000) }
            var few = LatencyHistogram()
            few.add(microseconds: 900)
            let call = CallCount(
                minute: CallCount.minute(of: now), side: .consumer, client: "ZS/GOV/health/death-certificate",
                service: "ZS/GOV/health/death-certificate/death-certificate", grant: "SQ-1", outcome: CallCount.ok,
                durations: durations)
            var refused = call
            (refused.outcome, refused.durations) = ("grant.list", few)
            let report = GatewayReport(number: 1, health: gateway.health(now), calls: [call, refused], journal: nil)
            let answer = try await story.send(try gateway.client.report(report, at: now))
            #expect(answer.status == 200, "\(answer.text)")
            let board = try await story.system.get("/exchange").text
            for words in ["1,235", "批量比对的人员不全在调用方自己的名单上", "SQ-1", "≤ 5 ms", "市卫生健康局"] {
                #expect(board.contains(words), "\(words)")
            }
            city.clock.advance(by: .seconds(400))
            #expect(try await story.system.get("/exchange").text.contains("没有上报"))
        }
    }
}
