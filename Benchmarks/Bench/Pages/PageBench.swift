import Authority
import Foundation
import HTTP
import Platform
import Registry
import Standards

/// Pages of 20 on the declared finds, under a Permit, each with its durable access record.
struct PageBench {
    let home: String
    let folder: String
    var store: String?
    let rows: Int

    /// In this process, one reader after another.
    func run(_ engine: String) async throws -> Report.Row {
        let result = Outcome<Measurement>()
        let queries = queries(3_000)
        let flush = try await FsyncRate.measure(in: folder)
        try await BenchCity.run(home: home, folder: folder, store: store) { city in
            let permit = try city.permit(.find)
            func read(_ query: PageQuery) async throws -> Duration {
                let start = ContinuousClock.now
                _ = try await city.kernel.registry.page(BenchCity.dataset, query, under: permit)
                return ContinuousClock.now - start
            }
            for query in queries.prefix(200) { _ = try await read(query) }
            result.set(
                try await Measurement.of(queries.count) {
                    var latencies: [Duration] = []
                    for query in queries { latencies.append(try await read(query)) }
                    return latencies
                })
        }
        let measurement = try result.get()
        let p99 = measurement.percentile(0.99) ?? .zero
        return .init(
            name: "filtered page of 20 at \(rows) rows, \(engine)",
            figure: Self.text(measurement), reference: "fdatasync alone: " + Self.text(flush),
            ratio: nil, bar: "p99 < 5 ms", isReached: p99 < .milliseconds(5),
            cpu: String(format: "%.0f µs", measurement.cpuMicroseconds))
    }

    private static func text(_ measurement: Measurement) -> String {
        let (p50, p99) = (measurement.percentile(0.5) ?? .zero, measurement.percentile(0.99) ?? .zero)
        return String(format: "p99 %.2f ms (p50 %.2f ms)", p99.milliseconds, p50.milliseconds)
    }

    /// Over HTTP from the program itself, eight readers at once.
    func overHTTP(program: String, scratch: String) async throws -> Report.Row {
        let city = try CityProcess(program: program, home: home, folder: folder, residents: 0)
        defer { city.stop() }
        try await city.waitUntilRunning()
        let bodies = DemoCrowd(count: 5_000).map { #"{"where":{"town":"\#($0.town)"},"limit":20}"# }
        let load = try await LoadGenerator.run(
            city, path: "/api/v1/datasets/resident/records/find", bodies: bodies, connections: 8, seconds: 6,
            scratch: scratch)
        return .init(
            name: "the same over HTTP, 8 connections", figure: String(format: "%.0f/s, p99 %@", load.rate, load.p99),
            reference: "–", ratio: nil, bar: "–", isReached: true,
            cpu: String(format: "%.0f µs", load.cpuMicroseconds))
    }

    /// By town, by town and whole name, and from anywhere inside a town: what officers ask for.
    private func queries(_ count: Int) -> [PageQuery] {
        let crowd = Array(DemoCrowd(count: min(rows, 5_000)))
        return (0..<count).map { number in
            let person = crowd[number % crowd.count]
            switch number % 3 {
            case 0: return PageQuery(equals: ["town": .text(person.town)])
            case 1: return PageQuery(equals: ["town": .text(person.town), "full-name": .text(person.fullName)])
            default:
                let batch = Int64(number) * 7_919 % Int64(max(1, rows / 1_000)) + 1
                let place = RecordReference(batch: batch, slot: Int64(number) * 104_729 % Int64(min(rows, 1_000)))
                return PageQuery(equals: ["town": .text(person.town)], cursor: Cursor(.after, place))
            }
        }
    }
}
