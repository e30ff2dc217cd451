import Exchange
import Testing

@Suite("Names of the exchange")
struct NamesTests {
    @Test(arguments: ["ZS/GOV/social-security/pension", "ZS/GOV/%E7%A4%BE%E4%BF%9D/a%2Fb", "EE/GOV/1/s'(1)"])
    func `what is read is written back`(text: String) throws {
        let name = try #require(SubsystemID(text))
        #expect(name.description == text)
    }

    @Test(arguments: [
        "", "ZS", "ZS/GOV/a", "ZS/GOV/a/b/c", "ZS//a/b", "ZS/GOV/a/%", "ZS/GOV/a/%4", "ZS/GOV/a/%GG",
        "ZS/GOV/a/b c", "ZS/GOV/a/%FF", "ZS/GOV/a/é",
    ])
    func `what is no identifier of a system is refused`(text: String) {
        #expect(SubsystemID(text) == nil)
    }

    @Test func `a client is a member or one of its systems`() {
        #expect(ClientID("ZS/GOV/health")?.system == nil)
        #expect(ClientID("ZS/GOV/health/x")?.system?.code == "x")
        #expect(ClientID("ZS/GOV") == nil && ClientID("ZS/GOV/a/b/c") == nil)
    }
}
