import Testing
import Trust

/// What stands for each component of a message (RFC 9421 section 2).
@Suite struct ComponentTests {
    private func line(_ identifier: String, of message: SignedMessage) -> String? {
        guard let base = try? StandardExamples.base("a=(\(identifier))", of: message) else { return nil }
        return base.split(separator: "\n").first.map { String($0.dropFirst(identifier.utf8.count + 2)) }
    }

    private func request(
        _ target: String, scheme: String = "https", authority: String = "www.example.com",
        fields: [(name: String, value: String)] = []
    ) -> SignedMessage {
        SignedMessage(method: "GET", target: target, scheme: scheme, authority: authority, fields: fields)
    }

    @Test func `derived components of the standard's examples`() {
        let message = request("/path?param=value")
        #expect(line(#""@method""#, of: message) == "GET")
        #expect(line(#""@target-uri""#, of: message) == "https://www.example.com/path?param=value")
        #expect(line(#""@authority""#, of: message) == "www.example.com")
        #expect(line(#""@scheme""#, of: message) == "https")
        #expect(line(#""@request-target""#, of: message) == "/path?param=value")
        #expect(line(#""@path""#, of: message) == "/path")
        #expect(line(#""@query""#, of: message) == "?param=value")
        #expect(line(#""@status""#, of: SignedMessage(status: 404)) == "404")
        #expect(line(#""@method";req"#, of: SignedMessage(status: 404, to: message)) == "GET")
    }

    @Test func `authority is in lower case without a default port, of its own scheme alone`() {
        #expect(line(#""@authority""#, of: request("/", authority: "WWW.Example.COM:443")) == "www.example.com")
        #expect(line(#""@authority""#, of: request("/", authority: "a.example:80")) == "a.example:80")
        #expect(line(#""@authority""#, of: request("/", scheme: "HTTP", authority: "a.example:80")) == "a.example")
        #expect(line(#""@authority""#, of: request("/", authority: "a.example:8443")) == "a.example:8443")
    }

    @Test func `path and query stay raw, and say when they are missing`() {
        #expect(line(#""@path""#, of: request("/a%2Fb/../c//")) == "/a%2Fb/../c//")
        #expect(line(#""@path""#, of: request("")) == "/")
        #expect(line(#""@query""#, of: request("/a")) == "?")
        #expect(line(#""@query""#, of: request("/a?")) == "?")
        #expect(line(#""@query""#, of: request("/a?b?c=%20+d")) == "?b?c=%20+d")
    }

    @Test func `a target in absolute form has the same parts`() {
        let message = request("https://www.example.com/path?param=value")
        #expect(line(#""@path""#, of: message) == "/path")
        #expect(line(#""@target-uri""#, of: message) == "https://www.example.com/path?param=value")
        #expect(line(#""@request-target""#, of: message) == "https://www.example.com/path?param=value")
        #expect(line(#""@path""#, of: request("https://www.example.com")) == "/")
        #expect(line(#""@path""#, of: request("*")) == "*")
    }

    @Test func `parameters of the query are decoded, encoded anew, and unique`() {
        let message = request("/path?param=value&foo=bar&baz=bat%2Dman&bat+x=a%20b&twice=1&twice=2&qux=&bad=%G1%2")
        #expect(line(#""@query-param";name="baz""#, of: message) == "bat-man")
        #expect(line(#""@query-param";name="bat%20x""#, of: message) == "a%20b")
        #expect(line(#""@query-param";name="qux""#, of: message) == "")
        #expect(line(#""@query-param";name="bad""#, of: message) == "%25G1%252")
        #expect(line(#""@query-param";name="twice""#, of: message) == nil)
        #expect(line(#""@query-param";name="none""#, of: message) == nil)
    }

    @Test func `fields are combined in order, trimmed and unfolded`() {
        let message = request(
            "/",
            fields: [
                ("Cache-Control", " max-age=60 "), ("x-obs-fold", "Obsolete\r\n    line folding."), ("X-Empty", ""),
                ("cache-control", "\t must-revalidate"), ("X-Latin", "caf\u{E9}"),
            ])
        #expect(line(#""cache-control""#, of: message) == "max-age=60, must-revalidate")
        #expect(line(#""x-obs-fold""#, of: message) == "Obsolete line folding.")
        #expect(line(#""x-empty""#, of: message) == "")
        #expect(line(#""x-latin""#, of: message) == "caf\u{E9}")
        #expect(line(#""cache-control";bs"#, of: message) == ":bWF4LWFnZT02MA==:, :bXVzdC1yZXZhbGlkYXRl:")
    }

    @Test(arguments: [
        "a\nb", "a\r\nb", "a\rb", "a\0b", "\n", "a\n\"@method\": POST", "a\r\n",
    ])
    func `a value with a line end in it is refused`(value: String) {
        #expect(line(#""x""#, of: request("/", fields: [("x", value)])) == nil)
    }

    @Test func `what a message lacks cannot be covered`() {
        let message = request("/")
        for identifier in [#""x-none""#, #""@status""#, #""@method";req"#, #""x";req"#] {
            #expect(line(identifier, of: message) == nil)
        }
        #expect(line(#""@method""#, of: SignedMessage(status: 200)) == nil)
        #expect(line(#""@status";req"#, of: SignedMessage(status: 200, to: message)) == nil)
        for status in [0, -1, 99, 1_000, .max, .min] {
            #expect(line(#""@status""#, of: SignedMessage(status: status)) == nil)
        }
    }

    @Test func `a base by parts is the base by description`() throws {
        let input = try SignatureInput([.method, .path], SignatureParameters(created: nil, nonce: #"a"\b"#))
        let message = request("/p")
        var parts = SignatureBase()
        parts.add(identifier: #""@method""#.utf8, value: "GET".utf8)
        parts.add(identifier: #""@path""#.utf8, value: "/p".utf8)
        parts.finish(parameters: #"("@method" "@path");nonce="a\"\\b""#.utf8)
        #expect(try parts.bytes == SignatureBase(input, of: message).bytes)
    }
}
