import HTTP
import Hummingbird
import Testing

@testable import API

/// Finding, asking, deciding and using, as programs do it.
struct SharingTests {
    @Test func `an entry is found by any piece of it, counted, and paged through`() async throws {
        try await SharingCity.run { city in
            let found = try await city.get("li.xiaomei", "/api/v1/catalogue?q=%E8%BD%A6%E7%99%BB&class=conditional")
            #expect(found.status == 200)
            #expect(
                found.json["entries"]?.elements.compactMap { $0["id"]?.text }.contains("vehicle-registration") == true)
            #expect(found.json["facets"]?["department"]?["public-security"]?.integer ?? 0 >= 1)
            let all = try await city.get("li.xiaomei", "/api/v1/catalogue?limit=100")
            let count = all.json["count"]?.integer ?? 0
            var (ids, next) = (Set<String>(), String?.some(""))
            while let place = next {
                let after = place.isEmpty ? "" : "&after=\(place)"
                let page = try await city.get("li.xiaomei", "/api/v1/catalogue?limit=7" + after)
                ids.formUnion(page.json["entries"]?.elements.compactMap { $0["id"]?.text } ?? [])
                next = page.json["next"]?.text
            }
            #expect(Int64(ids.count) == count && count > 20)
        }
    }

    @Test func `what is hidden is not in the catalogue of others`() async throws {
        try await SharingCity.run { city in
            let path = "/api/v1/catalogue/vehicle-registration"
            let mark = "/api/v1/catalogue?q=%E5%8D%8F%E6%9F%A5%E6%A0%87%E8%AE%B0"
            let inside = try await city.get("chen.jing", path)
            #expect(inside.text.contains("case-mark"))
            let marked = try await city.get("chen.jing", mark)
            #expect(marked.json["count"]?.integer ?? 0 >= 1)
            let others = try await city.get("li.xiaomei", path)
            #expect(others.status == 200 && !others.text.contains("case-mark"))
            let unmarked = try await city.get("li.xiaomei", mark)
            #expect(unmarked.json["count"]?.integer == 0)
            let versions = try await city.get("li.xiaomei", path + "/versions")
            #expect(versions.json["versions"]?.elements.count == 1)
            let same = try await city.get("li.xiaomei", path + "/diff?from=1&to=1")
            #expect(same.status == 200 && same.json["changes"]?.elements.isEmpty == true)
            for missing in [path + "/diff?from=0&to=1", path + "?version=9", "/api/v1/catalogue/no-such/versions"] {
                let answer = try await city.get("li.xiaomei", missing)
                #expect(answer.status == 404, "\(missing)")
            }
        }
    }

    @Test func `a request goes through its steps and becomes a grant`() async throws {
        try await SharingCity.run { city in
            let asked = try await city.send(
                "li.xiaomei", .post, "/api/v1/requests", SharingCity.asking(), key: "ask-1")
            #expect(asked.status == 201, "\(asked.text)")
            let number = try #require(asked.json["number"]?.text)
            let again = try await city.send(
                "li.xiaomei", .post, "/api/v1/requests", SharingCity.asking(), key: "ask-1")
            #expect(again.json["number"]?.text == number)
            let path = "/api/v1/requests/\(number)"
            let stranger = try await city.get("ouyang.lan", path)
            #expect(stranger.status == 404)
            let early = try await city.send("li.xiaomei", .post, path + "/acts", #"{"act":"approve","opinion":"x"}"#)
            #expect(early.status == 403)
            for account in ["zhong.jianguo", "huang.zhiming", "chen.jing", "luo.weimin"] {
                let tasks = try await city.get(account, "/api/v1/tasks")
                #expect(tasks.json["count"]?.integer == 1, "\(account)")
                #expect(tasks.json["tasks"]?.elements.first?["case"]?["number"]?.text == number)
                let body = #"{"act":"approve","opinion":"同意"}"#
                let done = try await city.send(account, .post, path + "/acts", body, key: "act")
                #expect(done.status == 200, "\(account): \(done.text)")
                let repeated = try await city.send(account, .post, path + "/acts", body, key: "act")
                #expect(repeated.json["revision"] == done.json["revision"], "\(account)")
            }
            let closed = try await city.get("li.xiaomei", path)
            #expect(closed.json["state"]?.text == "approved")
            let grant = try #require(closed.json["grant"]?.text)
            let view = try await city.get("li.xiaomei", "/api/v1/grants/\(grant)")
            #expect(view.json["state"]?.text == "active" && view.json["fields"]?.elements.count == 3)
            let outsider = try await city.get("ouyang.lan", "/api/v1/grants/\(grant)")
            #expect(outsider.status == 404)
            let mine = try await city.get("li.xiaomei", "/api/v1/grants?consumer=social-security&state=active")
            #expect(mine.json["grants"]?.elements.count == 1)
            let revocation = "/api/v1/grants/\(grant)/revocation"
            let refused = try await city.send("li.xiaomei", .post, revocation, #"{"reason":"不再需要"}"#)
            #expect(refused.status == 403)
            let revoked = try await city.send("luo.weimin", .post, revocation, #"{"reason":"用途已变化"}"#)
            #expect(revoked.json["state"]?.text == "revoked", "\(revoked.text)")
        }
    }

    @Test func `everything that is wrong is told at once, each with its way out`() async throws {
        try await SharingCity.run { city in
            let body = SharingCity.asking { members in
                members["law"] = .text("")
                members["to"] = .text("2026-11-01")
                members["fields"] = .array([.object(["field": .text("case-mark"), "reason": .text("试试")])])
            }
            let answer = try await city.send("li.xiaomei", .post, "/api/v1/requests", body)
            let faults = answer.json["faults"]?.elements ?? []
            #expect(answer.status == 422 && faults.count >= 3)
            #expect(faults.allSatisfy { $0["next"]?.text?.isEmpty == false && $0["code"] != nil })
            let unknown = try await city.send(
                "li.xiaomei", .post, "/api/v1/requests", SharingCity.asking { $0["colour"] = .text("red") })
            #expect(unknown.status == 422 && unknown.json["pointer"]?.text == "/colour")
        }
    }

    @Test func `an inbox is read by its owner`() async throws {
        try await SharingCity.run { city in
            let empty = try await city.get("li.xiaomei", "/api/v1/inbox?unread=true")
            #expect(empty.text == #"{"notices":[],"unread":0}"#)
            let marked = try await city.send("li.xiaomei", .post, "/api/v1/inbox/read", #"{"all":true}"#)
            #expect(marked.status == 200 && marked.json["marked"]?.integer == 0)
            let foreign = try await city.send(
                "li.xiaomei", .post, "/api/v1/inbox/read",
                #"{"ids":["x","' OR 1=1","\#(String(repeating: "y", count: 999))"]}"#)
            #expect(foreign.status == 200)
        }
    }
}
