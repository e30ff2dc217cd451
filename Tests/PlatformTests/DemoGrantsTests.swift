import Authority
import Catalogue
import Definitions
import Foundation
import HTTP
import Identity
import Journal
import Standards
import Store
import Testing

@testable import Platform

@Suite struct `The demo grants` {
    private func grants(_ small: SmallCity) async throws -> [Grant] {
        let kernel = small.city.kernel
        let auditor = Actor(
            account: "huang.zhiming", name: "黄志明", organisation: "data-bureau",
            roles: [Assignment(role: "catalogue-auditor", organisation: "data-bureau")])
        return try await kernel.store.read { snapshot in
            try kernel.catalogue.grants(GrantQuery(), for: auditor, limit: 100, in: snapshot).grants.map(\.grant)
        }
    }

    @Test(arguments: Engine.allCases) func `are asked for and decided by five people, once`(engine: Engine) async throws
    {
        try await SmallCity.with(on: engine) { (small: SmallCity) async throws in
            let demo = try DemoCity(city: small.city, residents: 300)
            let needed = ["li.xiaomei", "zhong.jianguo", "huang.zhiming", "liang.huiyi", "yan.lixin"]
            try await small.city.kernel.identity.load(
                people: small.city.packs.people.filter { needed.contains($0.account) }.map {
                    LoadedPerson($0, password: "Zhongshan-2026-demo")
                })
            try await demo.loadExchange()
            let given = try await grants(small)
            #expect(given.map(\.form).sorted { $0.breadth < $1.breadth } == [.verify, .match, .query])
            for grant in given {
                #expect(grant.entry == "deceased" && grant.dataset == "deceased")
                #expect(grant.provider == "data-bureau" && grant.consumer == "social-security")
                #expect(grant.system == "pension")
                #expect(grant.decidedBy == "yan.lixin")
                #expect(grant.isUsable(on: small.city.kernel.today))
                #expect(
                    (grant.list == OwnList(dataset: "pension-recipient", element: "citizen-id"))
                        == (grant.form == .match))
            }
            try await demo.loadExchange()
            #expect(try await grants(small) == given)
            let file = small.city.configuration.data + "/exchange/pensioners.json"
            let body = try JSONDecoder().decode(
                [String: [String]].self, from: try #require(FileManager.default.contents(atPath: file)))
            #expect(body["citizen-id"]?.isEmpty == false)
            #expect(try await small.verify().isSound)
        }
    }
}
