import Exchange
import Foundation
import Gateway
import Logging
import NIOCore
import NIOPosix
import Standards
import Trust

/// A small program that tests run from outside: under strace, with little room, or to be killed.
///
///     records-probe count COUNT FOLDER     keeps COUNT lone records and ends
///     records-probe forever FOLDER         64 writers keep without end, and print what was acknowledged
///     records-probe full FOLDER            keeps until there is no room, then until there is again (it makes room itself)
///     records-probe bench COUNT FOLDER     keeps COUNT records by 64 writers, and prints microseconds per record and flushes
@main
struct Probe {
    static func main() async throws {
        signal(SIGXFSZ, SIG_IGN)
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let mode = arguments.first, let folder = arguments.last else { return }
        let keeper = try open(folder)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        say("ready \(keeper.size)")
        switch mode {
        case "count":
            for number in 0..<(Int(arguments[1]) ?? 0) {
                _ = try await keeper.keep(message("\(number)"), on: loop).get()
            }
            say("done")
        case "full": try await fill(keeper, loop, folder)
        case "bench": try await bench(keeper, loop, Int(arguments[1]) ?? 0)
        default: try await write(keeper, loop, each: .max) { say("\($1.position) \($0)") }
        }
        await keeper.close()
        try await group.shutdownGracefully()
    }

    private static func open(_ folder: String) throws -> Keeper {
        let clock = WallClock { Instant(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000)) }
        let keys = KeyStore(folder: folder + "-keys", entropy: .system)
        let authority = try MachineAuthority.create(
            instance: "ZS", key: P256Key(name: "root", entropy: .system), at: clock.now(), entropy: .system)
        let key = try P256Key(name: "probe", entropy: .system)
        let certificate = try authority.issue(
            CertificateRequest(key: key, commonName: "probe"), to: "probe", lifetime: .seconds(86_400), at: clock.now(),
            entropy: .system)
        return try Keeper(
            folder: folder, signer: KeeperSigner(key: key, certificate: certificate.pem),
            journalKey: try keys.ed25519(file: "journal", name: "yitong.test/probe/e1"), origin: "yitong.test/probe/e1",
            clock: clock, entropy: .system, logger: Logger(label: "probe") { _ in SwiftLogNoOpLogHandler() })
    }

    private static func write(
        _ keeper: Keeper, _ loop: any EventLoop, each count: Int, _ heard: @escaping @Sendable (String, Kept) -> Void
    ) async throws {
        try await withThrowingTaskGroup { group in
            for writer in 0..<64 {
                group.addTask {
                    for number in 0..<count {
                        let id = "\(writer)-\(number)"
                        let base = Array("base of \(id)".utf8)
                        heard(id, try await keeper.keep(message(id), signing: base, on: loop).get())
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Takes all room up to the limit of file sizes that the shell set, hears that it is full, and goes on once there is room.
    private static func fill(_ keeper: Keeper, _ loop: any EventLoop, _ folder: String) async throws {
        var number = 0
        while true {
            do {
                _ = try await keeper.keep(message("\(number)", bytes: 100_000), on: loop).get()
                number += 1
            } catch let error as KeeperError {
                say("\(error.code.rawValue) after \(number)")
                break
            }
        }
        var limit = rlimit(rlim_cur: .max, rlim_max: .max)
        getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        let kept = try await keeper.keep(message("\(number)", bytes: 100_000), on: loop).get()
        say("kept \(kept.position)")
    }

    private static func bench(_ keeper: Keeper, _ loop: any EventLoop, _ count: Int) async throws {
        let start = ContinuousClock.now
        try await write(keeper, loop, each: count / 64) { _, _ in }
        let took = ContinuousClock.now - start
        let micros = Double(took.components.seconds) * 1e6 + Double(took.components.attoseconds) / 1e12
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let cpu =
            Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
        let records = Double(count / 64 * 64)
        say(
            "\(micros / records) us/record, \(cpu / records) us CPU, \(records / Double(keeper.groups)) "
                + "records/flush")
    }

    private static func message(_ id: String, bytes: Int = 100) -> MessageRecord {
        let body = ByteBuffer(repeating: UInt8(ascii: "b"), count: bytes)
        return MessageRecord(
            side: .provider, kind: .request, at: Instant(microseconds: 1_795_482_000_000_000), requestID: id,
            messageID: "m-\(id)", client: "ZS/GOV/social-security/pension",
            service: "ZS/GOV/data-bureau/registers/deceased", gateway: "social-security", caseNumber: "A-1",
            grant: "G-1", subjects: ["442000199001011234"], head: [UInt8](repeating: 0x41, count: 600), body: body,
            bodyLength: bytes, bodyDigest: RecordDigest.sha256([UInt8](repeating: UInt8(ascii: "b"), count: bytes)),
            parameters: [UInt8](repeating: 0x70, count: 200))
    }

    /// One write per line, so that a line is either there or not.
    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }
}
