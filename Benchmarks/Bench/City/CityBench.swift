import Foundation
import Platform

/// The demonstration as a newcomer has it: how soon it is ready, what it weighs, what one record costs it.
struct CityBench {
    let scratch: String
    let home: String
    let program: String

    private static let residents = 20_000
    private static let path = "/api/v1/datasets/resident/records/get"

    func run(_ report: inout Report) async throws {
        let folder = scratch + "/demo"
        let bodies = DemoCrowd(count: Self.residents).map { #"{"key":{"citizen-id":"\#($0.citizenID)"}}"# }.shuffled()
        let first = try await loaded(folder, bodies)
        let city = try CityProcess(program: program, home: home, folder: folder, residents: Self.residents)
        defer { city.stop() }
        let ready = try await city.waitUntilReady()
        report.add(
            .init(
                name: "ready at the demo's second start", figure: String(format: "%.2f s", ready.seconds),
                reference: "–", ratio: nil, bar: "≤ 5 s", isReached: ready <= .seconds(5), cpu: "–"))
        try await city.waitUntilRunning()
        let load = try await LoadGenerator.run(
            city, path: Self.path, bodies: bodies, connections: 32, seconds: 10, scratch: scratch)
        report.add(
            .init(
                name: "one record by key over HTTP, 32 connections",
                figure: String(format: "%.0f µs CPU, %.0f/s, p99 %@", load.cpuMicroseconds, load.rate, load.p99),
                reference: "–", ratio: nil, bar: "≤ 100 µs CPU", isReached: load.cpuMicroseconds <= 100,
                cpu: String(format: "%.0f µs", load.cpuMicroseconds)))
        let second = ProcessFacts.memory(of: city.id)
        report.add(
            .init(
                name: "resident memory of the city with the demo",
                figure: String(
                    format: "%.0f MB (after %d requests at the second start: %.0f MB)", first, load.requests, second),
                reference: "–", ratio: nil, bar: "< 150 MB", isReached: max(first, second) < 150, cpu: "–"))
    }

    /// The first start: loads the demonstration, reads a few hundred pages and records; resident memory in MB then.
    private func loaded(_ folder: String, _ bodies: [String]) async throws -> Double {
        let city = try CityProcess(program: program, home: home, folder: folder, residents: Self.residents)
        defer { city.stop() }
        try await city.waitUntilRunning()
        let token = try await city.signIn()
        for body in bodies.prefix(100) { _ = try await city.post(Self.path, body: body, token: token) }
        for _ in 0..<100 {
            _ = try await city.get("/", token: token)
            _ = try await city.get("/datasets/resident/records", token: token)
        }
        return ProcessFacts.memory(of: city.id)
    }
}
