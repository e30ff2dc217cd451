import Foundation

/// What many requests at once cost the city's process, made by wrk.
struct LoadGenerator {
    let requests: Int
    let rate: Double
    /// As wrk writes it, such as `3.10ms`.
    let p99: String
    /// Of the city's process alone.
    let cpuMicroseconds: Double

    /// Posts `bodies` in turn over `connections` for `seconds`, signed in as the population officer, after a warm-up.
    static func run(
        _ city: CityProcess, path: String, bodies: [String], connections: Int, seconds: Int, scratch: String
    ) async throws -> LoadGenerator {
        let token = try await city.signIn()
        for body in bodies.prefix(1) { _ = try await city.post(path, body: body, token: token) }
        let list = scratch + "/bodies.txt"
        let script = scratch + "/load.lua"
        try bodies.joined(separator: "\n").write(toFile: list, atomically: true, encoding: .utf8)
        try lua(path: path, token: token, list: list).write(toFile: script, atomically: true, encoding: .utf8)
        func load(_ seconds: Int) throws -> String {
            try Program.run(
                "/usr/bin/wrk",
                ["-t1", "-c\(connections)", "-d\(seconds)s", "--latency", "-s", script, city.base])
        }
        _ = try load(2)
        let before = ProcessFacts.cpu(of: city.id)
        let said = try load(seconds)
        let used = ProcessFacts.cpu(of: city.id) - before
        guard !said.contains("Non-2xx"), !said.contains("Socket errors"),
            let requests = word(before: "requests in", in: said).flatMap({ Int($0) }),
            let rate = word(after: "Requests/sec:", in: said).flatMap({ Double($0) }),
            let p99 = word(after: "99%", in: said)
        else { throw BenchError("wrk said:\n\(said)") }
        return LoadGenerator(
            requests: requests, rate: rate, p99: p99, cpuMicroseconds: used.seconds * 1e6 / Double(max(1, requests)))
    }

    private static func lua(path: String, token: String, list: String) -> String {
        """
        local requests, turn = {}, 0
        function init(arguments)
          local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer \(token)" }
          for body in io.lines("\(list)") do
            requests[#requests + 1] = wrk.format("POST", "\(path)", headers, body)
          end
        end
        function request()
          turn = turn % #requests + 1
          return requests[turn]
        end
        """
    }

    private static func word(after mark: String, in text: String) -> String? {
        text.range(of: mark).flatMap { words(text[$0.upperBound...]).first }
    }

    private static func word(before mark: String, in text: String) -> String? {
        text.range(of: mark).flatMap { words(text[..<$0.lowerBound]).last }
    }

    private static func words(_ text: Substring) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
