import Definitions
import Identity
import Standards
import Testing

@Suite struct OrganisationTests {
    static let reform = Day(year: 2019, month: 3, day: 1) ?? .latest
    static let before = Day(year: 2010, month: 1, day: 1) ?? .earliest
    static let organisations = Organisations(
        PackSet(organisations: [
            TestPacks.organisation(
                "information",
                names: [
                    DatedName(
                        title: TestPacks.text("信息产业局"), short: TestPacks.text("信产局"),
                        from: Day(year: 2004, month: 1, day: 1) ?? .earliest, to: Day(ordinal: reform.ordinal - 1))
                ], successors: ["data-bureau", "industry"]),
            TestPacks.organisation(
                "data-bureau",
                names: [
                    DatedName(title: TestPacks.text("政务服务数据管理局"), short: TestPacks.text("数据局"), from: reform)
                ], predecessors: ["information"]),
            TestPacks.organisation(
                "industry",
                names: [
                    DatedName(title: TestPacks.text("工业和信息化局"), short: TestPacks.text("工信局"), from: reform)
                ], predecessors: ["information"]),
            TestPacks.organisation("circle", names: [], successors: ["circle"]),
        ]))

    @Test func `evidence of the past shows the name of its day`() {
        #expect(Self.organisations.name(of: "information", on: Self.before)?.short.zh == "信产局")
        let names = Self.organisations.names(of: ["data-bureau", "industry", "nobody"], on: Self.reform)
        #expect(names.mapValues(\.short.zh) == ["data-bureau": "数据局", "industry": "工信局"])
    }

    @Test func `who took over is found however many reforms ago`() {
        #expect(Self.organisations.present(for: "information", on: Self.before) == ["information"])
        #expect(Self.organisations.present(for: "information", on: Self.reform) == ["data-bureau", "industry"])
        #expect(Self.organisations.origins(of: "industry") == ["information"])
    }

    @Test func `a circle in the packs ends the walk`() {
        #expect(Self.organisations.present(for: "circle", on: Self.reform).isEmpty)
        #expect(Self.organisations.present(for: "nobody", on: Self.reform).isEmpty)
    }
}
