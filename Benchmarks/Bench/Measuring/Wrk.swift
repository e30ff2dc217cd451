import Foundation

/// What a run of wrk said.
struct Wrk {
    let requests: Int
    let rate: Double
    /// As wrk writes them, such as `3.10ms`.
    let p50: String
    let p99: String

    /// Runs wrk on one thread with latencies; throws where a connection or an answer was no success.
    static func run(_ url: String, connections: Int, seconds: Int, _ further: [String] = []) throws -> Wrk {
        let said = try Program.run(
            "/usr/bin/wrk", ["-t1", "-c\(connections)", "-d\(seconds)s", "--latency"] + further + [url])
        guard !said.contains("Non-2xx"), !said.contains("Socket errors"), let report = Wrk(said) else {
            throw BenchError("wrk said:\n\(said)")
        }
        return report
    }

    /// Reads its report; percentiles stand below their own heading, shares above it end in a per cent sign too.
    private init?(_ said: String) {
        guard let heading = said.range(of: "Latency Distribution") else { return nil }
        let below = said[heading.upperBound...]
        guard let requests = Self.word(before: "requests in", in: below).flatMap({ Int($0) }),
            let rate = Self.word(after: "Requests/sec:", in: below).flatMap({ Double($0) }),
            let p50 = Self.word(after: "50%", in: below), let p99 = Self.word(after: "99%", in: below)
        else { return nil }
        self.requests = requests
        self.rate = rate
        self.p50 = p50
        self.p99 = p99
    }

    private static func word(after mark: String, in text: Substring) -> String? {
        text.range(of: mark).flatMap { words(text[$0.upperBound...]).first }
    }

    private static func word(before mark: String, in text: Substring) -> String? {
        text.range(of: mark).flatMap { words(text[..<$0.lowerBound]).last }
    }

    private static func words(_ text: Substring) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
