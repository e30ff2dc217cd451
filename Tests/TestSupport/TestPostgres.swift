package import Foundation

/// The PostgreSQL that tests use, named by `YITONG_TEST_POSTGRES`.
package enum TestPostgres {
    /// What went wrong, for whoever runs the tests.
    package struct Failure: Error, CustomStringConvertible {
        /// The sentence shown.
        package let description: String
    }

    /// The server's address.
    ///
    /// A missing one fails the test; it is never skipped.
    package static func address() throws -> URLComponents {
        guard let text = ProcessInfo.processInfo.environment["YITONG_TEST_POSTGRES"],
            let address = URLComponents(string: text)
        else {
            throw Failure(description: "YITONG_TEST_POSTGRES names no PostgreSQL: run scripts/with-postgres COMMAND")
        }
        return address
    }

    /// Makes an empty database and answers its address.
    package static func create(_ name: String, on server: URLComponents) async throws -> String {
        try await run("CREATE DATABASE \(name)", on: server)
        var address = server
        address.path = "/\(name)"
        guard let text = address.string else { throw Failure(description: "no address for \(name)") }
        return text
    }

    /// Drops a database, whoever is connected.
    package static func drop(_ name: String, on server: URLComponents) async throws {
        try await run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)", on: server)
    }

    /// Runs a command that the store itself refuses, by `psql`.
    package static func run(_ sql: String, on server: URLComponents) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["psql", "--no-psqlrc", "--quiet", "-v", "ON_ERROR_STOP=1", "-c", sql, server.string ?? ""]
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        let status: Int32 = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        guard status == 0 else {
            let text = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
            throw Failure(description: "psql \(sql): \(text)")
        }
    }
}
