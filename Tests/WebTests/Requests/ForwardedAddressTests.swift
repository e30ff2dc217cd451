import Testing

@testable import HTTP

@Suite struct ForwardedAddressTests {
    @Test func `only the last address is the proxy's word`() {
        #expect(ForwardedAddress.address(in: ["198.51.100.7, 203.0.113.9"]) == "203.0.113.9")
        #expect(ForwardedAddress.address(in: ["198.51.100.7", "2001:db8::1"]) == "2001:db8::1")
    }

    @Test(arguments: [
        [], [""], ["unknown"], ["203.0.113.9, "], ["<script>"], [String(repeating: "1", count: 65)], ["_hidden"],
    ])
    func `what is no address is not believed`(headers: [String]) {
        #expect(ForwardedAddress.address(in: headers) == nil)
    }
}
