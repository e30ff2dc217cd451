import Foundation

/// A program of the tests that is run as a child, to be traced, denied room and killed.
package struct Probe: Sendable {
    private let name: String

    /// The program of this name, which lies beside the tests' own.
    package init(_ name: String) {
        self.name = name
    }

    /// Where it lies.
    package var path: String {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent(name).path
    }

    /// Runs a program to its end, or kills it with signal 9 once it has said `enough` lines; answers every whole line it said.
    package static func run(_ arguments: [String], enough: Int = .max) async throws -> [String] {
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
