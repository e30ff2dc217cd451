import Foundation
import Glibc

/// Two gateways in a row beside two nginx in a row, on the same cores in the same minutes.
///
/// The gateways sign both ways, verify, and record durably at both ends before forwarding and before answering; nginx does none of that.
struct GatewayBench {
    let scratch: String
    let program: String
    let seconds: Int

    func run(_ report: inout Report) async throws {
        let folder = scratch + "/gateways"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let exchange = BenchExchange(
            folder: folder, program: program, system: "http://127.0.0.1:\(NginxPair.provider)")
        let files = try exchange.prepare()
        let nginx = NginxPair(
            folder: folder, certificate: files.certificate, key: files.key, authority: folder + "/root.pem")
        var processes: [Process] = [try nginx.startProvider()]
        defer { for process in processes.reversed() { kill(process.processIdentifier, SIGKILL) } }
        let pair = [try nginx.startFirst(), try nginx.startSecond()]
        processes += pair
        let giver = try exchange.start(files.giver, port: BenchExchange.ports.giver.link)
        let asker = try exchange.start(files.asker, port: BenchExchange.ports.asker.clients)
        processes += [giver, asker]
        let idle = ProcessFacts.memory(of: asker.processIdentifier)
        report.add(
            .init(
                name: "resident memory of a gateway, idle", figure: String(format: "%.0f MB", idle), reference: "–",
                ratio: nil, bar: "≤ 48 MB", isReached: idle <= 48, cpu: "–"))
        for (name, file) in [("100 bytes", "small"), ("10 KB", "large")] {
            for connections in [64, 256] {
                try compare(name, file, connections, gateways: [asker, giver], nginx: pair, &report)
            }
        }
        try atHalfLoad([asker, giver], &report)
        let most = [asker, giver].map { ProcessFacts.memory(of: $0.processIdentifier, "VmHWM") }.max() ?? 0
        report.add(
            .init(
                name: "resident memory of a gateway, most under load", figure: String(format: "%.0f MB", most),
                reference: "–", ratio: nil, bar: "≤ 80 MB", isReached: most <= 80, cpu: "–"))
        try handshakes(files, &report)
    }

    private func compare(
        _ name: String, _ file: String, _ connections: Int, gateways: [Process], nginx: [Process],
        _ report: inout Report
    ) throws {
        let there = try load("http://127.0.0.1:\(NginxPair.first)/\(file)", [], connections, nginx)
        let here = try load(
            "http://127.0.0.1:\(BenchExchange.ports.asker.clients)\(BenchExchange.path)/\(file)", BenchExchange.headers,
            connections, gateways)
        let ratio = here.rate / there.rate
        let isHeld = connections == 64 && file == "small"
        report.add(
            .init(
                name: "calls through two gateways, \(name), \(connections) connections",
                figure: String(format: "%.0f/s, p50 %@, p99 %@", here.rate, here.p50, here.p99),
                reference: String(format: "two nginx: %.0f/s, p99 %@", there.rate, there.p99), ratio: ratio,
                bar: isHeld ? "≥ 8,000/s and ≥ 0.4" : "–", isReached: !isHeld || here.rate >= 8_000 && ratio >= 0.4,
                cpu: here.cpu + " (nginx " + there.cpu + ")"))
    }

    /// As many connections as bring about half of what 64 bring.
    private func atHalfLoad(_ gateways: [Process], _ report: inout Report) throws {
        let url = "http://127.0.0.1:\(BenchExchange.ports.asker.clients)\(BenchExchange.path)/small"
        let full = try load(url, BenchExchange.headers, 64, gateways).rate
        var half = try load(url, BenchExchange.headers, 16, gateways)
        if half.rate > full * 0.6 { half = try load(url, BenchExchange.headers, 8, gateways) }
        report.add(
            .init(
                name: "a call at about half that load (closed loop)",
                figure: String(format: "p99 %@ (p50 %@) at %.0f/s", half.p99, half.p50, half.rate), reference: "–",
                ratio: half.rate / full, bar: "p99 ≤ 10 ms", isReached: half.p99Milliseconds <= 10, cpu: half.cpu))
    }

    private func handshakes(
        _ files: (asker: String, giver: String, certificate: String, key: String), _ report: inout Report
    ) throws {
        let there = try handshakes(NginxPair.second, files)
        let here = try handshakes(BenchExchange.ports.giver.link, files)
        report.add(
            .init(
                name: "new connections with certificates on both sides", figure: String(format: "%.0f/s", here),
                reference: String(format: "nginx: %.0f/s", there), ratio: here / there, bar: "≥ 0.7",
                isReached: here / there >= 0.7, cpu: "–"))
    }

    private func handshakes(
        _ port: Int, _ files: (asker: String, giver: String, certificate: String, key: String)
    ) throws -> Double {
        let said = try Program.run(
            "/usr/bin/openssl",
            [
                "s_time", "-connect", "127.0.0.1:\(port)", "-new", "-time", "5", "-cert", files.certificate, "-key",
                files.key,
            ])
        // "4321 connections in 5 real seconds, 0 bytes read per connection"
        let line = said.split(separator: "\n").last { $0.contains("real seconds") } ?? ""
        let words = line.split(separator: " ")
        guard words.count > 3, let count = Double(words[0]), let time = Double(words[3]), time > 0 else {
            throw BenchError("openssl s_time said:\n\(said)")
        }
        return count / time
    }

    /// What wrk found, and what each process paid.
    private struct Load {
        let rate: Double
        let p50: String
        let p99: String
        let cpu: String

        var p99Milliseconds: Double {
            let number = Double(p99.prefix { $0.isNumber || $0 == "." }) ?? .infinity
            return p99.hasSuffix("us") ? number / 1_000 : p99.hasSuffix("ms") ? number : number * 1_000
        }
    }

    private func load(_ url: String, _ headers: [String], _ connections: Int, _ processes: [Process]) throws -> Load {
        let further = headers.flatMap { ["-H", $0] }
        _ = try Wrk.run(url, connections: connections, seconds: 2, further)
        let before = processes.map { ProcessFacts.cpu(of: $0.processIdentifier) }
        let found = try Wrk.run(url, connections: connections, seconds: seconds, further)
        let after = processes.map { ProcessFacts.cpu(of: $0.processIdentifier) }
        let calls = Double(max(1, found.requests))
        let cpu = zip(before, after).map { String(format: "%.0f", ($1 - $0).seconds * 1e6 / calls) }
        return Load(rate: found.rate, p50: found.p50, p99: found.p99, cpu: cpu.joined(separator: " + ") + " µs")
    }
}
