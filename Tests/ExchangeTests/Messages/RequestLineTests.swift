import Exchange
import Testing

@Suite("The request line (exchange notes 1.1, 1.2)")
struct RequestLineTests {
    @Test(
        arguments: [
            ("/r1/ZS/GOV/a/b/c", "", nil), ("/r1/ZS/GOV/a/b/c/", "/", nil),
            ("/r1/ZS/GOV/a/b/c/path%3B/", "/path%3B/", nil),
            ("/r1/ZS/GOV/a/b/c/d/e?x=1&y=/?", "/d/e", "x=1&y=/?"), ("/r1/ZS/GOV/a/b/c?", "", ""),
            ("/r1/ZS/GOV/a/b/c//", "//", nil), ("/r1/ZS/GOV/a/b/c/%C3%B6?%C3%A5", "/%C3%B6", "%C3%A5"),
        ] as [(String, String, String?)])
    func `path and query stay as they were written`(target: String, path: String, query: String?) throws {
        let head = try SampleCall(target: target).head()
        #expect(head.text(head.servicePath) == path)
        #expect(head.query.map { head.text($0) } == query)
        #expect(head.text(head.target) == target)
        #expect(head.service.description == "ZS/GOV/a/b/c")
    }

    @Test(arguments: [
        "/r1/ZS/GOV/a/b", "/r1/ZS/GOV/a", "/r1/", "/r1", "r1/ZS/GOV/a/b/c", "/r1/ZS/GOV/a/b/c#x", "/r1/ZS/GOV/a/b/c d",
        "/r1/ZS/GOV/a/b/c/é",
    ])
    func `all five parts must be there`(target: String) {
        #expect(SampleCall(target: target).refusal?.code == "call.address")
    }

    @Test(arguments: ["/r2/ZS/GOV/a/b/c", "/R1/ZS/GOV/a/b/c", "//ZS/GOV/a/b/c/d", "/r11/ZS/GOV/a/b/c"])
    func `there is one version`(target: String) {
        #expect(SampleCall(target: target).refusal?.code == "call.version")
    }

    @Test(arguments: [
        "/r1/ZS//a/b/c", "/r1/ZS/GOV/a/b/", "/r1/ZS/GOV/%/b/c", "/r1/ZS/GOV/%4/b/c", "/r1/ZS/GOV/%G1/b/c",
        "/r1/ZS/GOV/a\"/b/c", "/r1/ZS/GOV/a[]/b/c", "/r1/ZS/GOV/%C0%AF/b/c", "/r1/ZS/GOV/%FF/b/c", "/r1/ZS/GOV/a|/b/c",
        "/r1/ZS/GOV/" + String(repeating: "a", count: 256) + "/b/c",
    ])
    func `each part is encoded by itself`(target: String) {
        #expect(SampleCall(target: target).refusal?.code == "call.encoding")
    }

    @Test func `a part may hold a slash, a question mark and Chinese, encoded`() throws {
        let head = try SampleCall(target: "/r1/ZS/GOV/s%2Fub/%E7%A4%BE%3F/c/x").head()
        #expect(head.service == ServiceID(.init(.init(instance: "ZS", memberClass: "GOV", code: "s/ub"), "社?"), "c"))
        #expect(head.service.description == "ZS/GOV/s%2Fub/%E7%A4%BE%3F/c")
    }

    @Test(arguments: ["CONNECT", "get", "PROPFIND", "G", ""])
    func `other methods are an error`(method: String) {
        #expect(SampleCall(method: method).refusal?.code == "call.method")
    }

    @Test(arguments: CallMethod.allCases) func `eight methods travel`(method: CallMethod) throws {
        #expect(try SampleCall(method: method.rawValue).head().method == method)
        #expect(method.carriesBody == ["POST", "PUT", "PATCH"].contains(method.rawValue))
    }
}
