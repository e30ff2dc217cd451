import AsyncHTTPClient
import Foundation
import Glibc
import NIOCore
import NIOHTTP1

/// The demonstration served by the program itself, in a process of its own.
final class CityProcess {
    let base: String
    private let process = Process()
    private let started: ContinuousClock.Instant
    private let said: String
    private static let password = "bench-4kq9-w7tz"

    var id: Int32 { process.processIdentifier }

    /// Starts `yitong demo` on a free port.
    init(program: String, home: String, folder: String, residents: Int) throws {
        let port = try Self.freePort()
        base = "http://127.0.0.1:\(port)"
        said = folder + ".log"
        guard FileManager.default.createFile(atPath: said, contents: nil),
            let output = FileHandle(forWritingAtPath: said)
        else { throw BenchError("cannot write \(said)") }
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "demo", "--home", home, "--data", folder, "--port", "\(port)", "--residents", "\(residents)",
            "--no-gateways",
        ]
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["YITONG_DEMO_PASSWORD": Self.password], uniquingKeysWith: { $1 })
        process.standardOutput = output
        process.standardError = output
        started = .now
        try process.run()
    }

    /// From the start to the first `/readyz` that says 200.
    func waitUntilReady() async throws -> Duration {
        while ContinuousClock.now - started < .seconds(60) {
            let answer = try? await HTTPClient.shared.execute(
                HTTPClientRequest(url: base + "/readyz"), timeout: .seconds(5))
            if answer?.status == .ok { return ContinuousClock.now - started }
            guard process.isRunning else { throw BenchError("the city ended: \(log)") }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw BenchError("the city did not become ready: \(log)")
    }

    /// Until it has loaded its demonstration and says how to use it.
    func waitUntilRunning() async throws {
        _ = try await waitUntilReady()
        while !log.contains("Ctrl-C") {
            guard process.isRunning, ContinuousClock.now - started < .seconds(300) else {
                throw BenchError("the city did not load: \(log)")
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// A bearer token of the population officer.
    func signIn() async throws -> String {
        struct Session: Decodable { let token: String }
        let body = #"{"account":"chen.jing","password":"\#(Self.password)"}"#
        let answer = try await post("/api/v1/sessions", body: body, token: nil)
        return try JSONDecoder().decode(Session.self, from: Data(answer.utf8)).token
    }

    /// Sends JSON and returns the answer; throws where it is no success.
    func post(_ path: String, body: String, token: String?) async throws -> String {
        var request = HTTPClientRequest(url: base + path)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(string: body))
        return try await perform(request, token)
    }

    /// Asks for a page or a resource.
    func get(_ path: String, token: String?) async throws -> String {
        try await perform(HTTPClientRequest(url: base + path), token)
    }

    private func perform(_ request: HTTPClientRequest, _ token: String?) async throws -> String {
        var request = request
        if let token { request.headers.add(name: "Authorization", value: "Bearer " + token) }
        let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        let body = String(buffer: try await answer.body.collect(upTo: 8 << 20))
        guard (200..<300).contains(answer.status.code) else {
            throw BenchError("\(request.url) answered \(answer.status.code): \(body)")
        }
        return body
    }

    /// Ends it as an operator would, and waits for that.
    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    private var log: String { (try? String(contentsOfFile: said, encoding: .utf8)) ?? "" }

    /// A port that nobody listens on just now.
    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length) == 0 ? getsockname(descriptor, pointer, &length) : -1
            }
        }
        guard descriptor >= 0, result == 0 else { throw BenchError("no free port") }
        return UInt16(bigEndian: address.sin_port)
    }
}
