import Gateway
import Testing

@Suite("A gateway's roles")
struct GatewayRoleTests {
    @Test func `a call has two sides`() {
        #expect(GatewayRole(rawValue: "consumer") != GatewayRole(rawValue: "provider"))
    }
}
