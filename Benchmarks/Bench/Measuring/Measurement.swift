import Glibc

/// What one run of some operations cost.
struct Measurement: Sendable {
    /// How many operations were done.
    let operations: Int
    /// Wall-clock time.
    let wall: Duration
    /// Processor time of this process, user and system.
    let cpu: Duration
    /// The time of single operations in order of size, where they were taken.
    let latencies: [Duration]

    /// Operations per second.
    var rate: Double { Double(operations) / wall.seconds }
    /// Processor microseconds per operation.
    var cpuMicroseconds: Double { cpu.seconds * 1e6 / Double(max(operations, 1)) }

    /// The latency below which a share of the operations stayed; nil where none were taken.
    func percentile(_ share: Double) -> Duration? {
        guard !latencies.isEmpty else { return nil }
        return latencies[min(latencies.count - 1, Int(share * Double(latencies.count)))]
    }

    /// Measures `operations` done by `body`, which may return the latencies of single ones.
    ///
    /// - Parameter server: a PostgreSQL server whose processor time counts too.
    static func of(
        _ operations: Int, server: Int32? = nil, _ body: () async throws -> [Duration]
    ) async rethrows -> Measurement {
        func cpu() -> Duration {
            ProcessorTime.ofThisProcess + (server.map { ProcessFacts.cpu(ofServer: $0) } ?? .zero)
        }
        let (cpuBefore, wallBefore) = (cpu(), ContinuousClock.now)
        let latencies = try await body()
        let (wall, used) = (ContinuousClock.now - wallBefore, cpu() - cpuBefore)
        return Measurement(operations: operations, wall: wall, cpu: used, latencies: latencies.sorted())
    }
}

/// Processor time that processes have used.
enum ProcessorTime {
    /// User and system time of this process and of the programs that it has run to their end.
    static var ofThisProcess: Duration {
        [RUSAGE_SELF, RUSAGE_CHILDREN].reduce(.zero) { sum, who in
            var usage = rusage()
            getrusage(who.rawValue, &usage)
            return [usage.ru_utime, usage.ru_stime].reduce(sum) {
                $0 + .seconds(Int64($1.tv_sec)) + .microseconds(Int64($1.tv_usec))
            }
        }
    }
}

extension Duration {
    /// Seconds with their fraction.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
    /// Milliseconds with their fraction.
    var milliseconds: Double { seconds * 1e3 }
}
