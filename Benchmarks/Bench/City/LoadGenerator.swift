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
        func load(_ seconds: Int) throws -> Wrk {
            try Wrk.run(city.base, connections: connections, seconds: seconds, ["-s", script])
        }
        _ = try load(2)
        let before = ProcessFacts.cpu(of: city.id)
        let found = try load(seconds)
        let used = ProcessFacts.cpu(of: city.id) - before
        return LoadGenerator(
            requests: found.requests, rate: found.rate, p99: found.p99,
            cpuMicroseconds: used.seconds * 1e6 / Double(max(1, found.requests)))
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
}
