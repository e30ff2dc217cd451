import Foundation

/// The program `records-probe`, run as a child.
enum RecordsProbe {
    /// It lies beside the tests' own program.
    static var path: String {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("records-probe").path
    }

    /// Runs a program to its end, or kills it with signal 9 once it has said `enough` lines; answers every whole line it said.
    static func run(_ arguments: [String], enough: Int = .max) async throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        let chunks = AsyncStream<Data> { continuation in
            pipe.fileHandleForReading.readabilityHandler = { handle in
                let data = handle.availableData
                if data.isEmpty {
                    handle.readabilityHandler = nil
                    continuation.finish()
                } else {
                    continuation.yield(data)
                }
            }
        }
        try process.run()
        var said = Data()
        var lines = 0
        for await chunk in chunks {
            said.append(chunk)
            lines += chunk.count { $0 == UInt8(ascii: "\n") }
            if lines >= enough { kill(process.processIdentifier, SIGKILL) }
        }
        process.waitUntilExit()
        return said.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
