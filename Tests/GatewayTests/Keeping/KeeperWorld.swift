import Exchange
import Foundation
import Journal
import Logging
import NIOCore
import NIOPosix
import Standards
import Store
import Synchronization
import TestSupport
import Testing
import Trust

@testable import Gateway

/// A log in a temporary folder, with keys that are the same at every start.
final class KeeperWorld: Sendable {
    let folder: TemporaryFolder
    let clock = ManualClock()
    let authority: MachineAuthority
    let signer: KeeperSigner
    let journalKey: Ed25519Key
    let group = MultiThreadedEventLoopGroup.singleton

    let origin: String

    init(id: String = "pension", under root: MachineAuthority? = nil, seed: UInt64 = 7) throws {
        folder = try TemporaryFolder()
        let entropy = Entropy.repeatable(seed: seed)
        authority =
            try root
            ?? MachineAuthority.create(
                instance: "ZS", key: P256Key(name: "root", entropy: entropy), at: clock.now, entropy: entropy)
        signer = try Self.signer(id, authority, clock.now, entropy)
        origin = "yitong.test/ZS/gateway/\(id)/e1"
        journalKey = try Ed25519Key(name: origin, entropy: entropy)
    }

    static func signer(
        _ id: String, _ authority: MachineAuthority, _ now: Instant, _ entropy: Entropy
    ) throws -> KeeperSigner {
        let key = try P256Key(name: id, entropy: entropy)
        let certificate = try authority.issue(
            CertificateRequest(key: key, commonName: id), to: id, lifetime: .seconds(90 * 86_400), at: now,
            entropy: entropy)
        return KeeperSigner(key: key, certificate: certificate.pem)
    }

    var path: String { folder.file("log") }
    var loop: any EventLoop { group.any() }

    func parts(_ settings: KeeperSettings = KeeperSettings(), disk: LogDisk = .system) -> KeeperParts {
        KeeperParts(
            folder: LogFolder(path: path), settings: settings, signer: signer, journalKey: journalKey,
            origin: origin, clock: clock.wall, entropy: .repeatable(seed: 9),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, disk: disk)
    }

    /// A segment of a mebibyte, so that a test sees several.
    static var small: KeeperSettings {
        var settings = KeeperSettings()
        settings.segmentBytes = 1 << 20
        return settings
    }

    /// Opens the log, lets `body` use it, and closes it.
    @discardableResult
    func withKeeper<Result>(
        _ settings: KeeperSettings = KeeperSettings(), disk: LogDisk = .system,
        _ body: (Keeper) async throws -> Result
    ) async throws -> Result {
        let keeper = try Keeper(parts(settings, disk: disk))
        do {
            let result = try await body(keeper)
            await keeper.close()
            return result
        } catch {
            await keeper.close()
            throw error
        }
    }

    /// Keeps messages all at once, so that they fall into few groups.
    @discardableResult
    func keep(_ count: Int, from start: Int = 0, bytes: Int = 10, in keeper: Keeper) async throws -> [Kept] {
        let loop = loop
        let futures = (start..<start + count).map { number in
            keeper.keep(message(number, bytes: bytes), signing: Array("base \(number)".utf8), on: loop)
        }
        return try await EventLoopFuture.whenAllSucceed(futures, on: loop).get()
    }

    func message(_ number: Int, bytes: Int = 10) -> MessageRecord {
        let body = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: bytes)
        return MessageRecord(
            side: .provider, kind: number % 2 == 0 ? .request : .answer, at: clock.now, requestID: "call-\(number / 2)",
            messageID: "message-\(number / 2)", client: "ZS/GOV/social-security/pension-\(number % 3)",
            service: "ZS/GOV/data-bureau/registers/deceased", gateway: "social-security", caseNumber: "A-\(number)",
            operatorName: "li.xiaomei", grant: "G-1", status: number % 2 == 0 ? 0 : 200, rows: number % 2 == 0 ? 0 : 7,
            subjects: ["442000199001011234"], head: Array("POST\r\n/r1/…\r\n".utf8), body: ByteBuffer(bytes: body),
            bodyLength: bytes, bodyDigest: RecordDigest.sha256(body))
    }

    /// The bytes of a tile or a bundle by its path.
    func tile(_ path: String, in keeper: Keeper) throws -> [UInt8]? {
        try keeper.reader.tile(try #require(TilePath(path)))
    }

    /// What verifying the files finds.
    func verify() throws -> [String] {
        var verifier = try LogVerifier(folder: path)
        return try verifier.verify().defects.map { "\($0.code) \($0.place)" }
    }
}
