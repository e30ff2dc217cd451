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
    static func of(_ operations: Int, _ body: () async throws -> [Duration]) async rethrows -> Measurement {
        let (cpuBefore, wallBefore) = (ProcessorTime.ofThisProcess, ContinuousClock.now)
        let latencies = try await body()
        let (wall, cpu) = (ContinuousClock.now - wallBefore, ProcessorTime.ofThisProcess - cpuBefore)
        return Measurement(operations: operations, wall: wall, cpu: cpu, latencies: latencies.sorted())
    }
}

/// Processor time that processes have used.
enum ProcessorTime {
    /// User and system time of this process.
    static var ofThisProcess: Duration {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }
}

extension Duration {
    /// Seconds with their fraction.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
    /// Milliseconds with their fraction.
    var milliseconds: Double { seconds * 1e3 }
}
