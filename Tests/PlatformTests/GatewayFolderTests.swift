import Foundation
import Standards
import Testing
import Trust

@testable import Platform

@Suite("What a gateway keeps on its disk")
struct GatewayFolderTests {
    private static let now = Instant(microseconds: 1_795_000_000_000_000)

    @Test func `a renewed certificate takes the place of the former one together with its key`() throws {
        let path = NSTemporaryDirectory() + "yitong-folder-\(UInt64.random(in: 0..<UInt64.max))"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let folder = try GatewayFolder(path: path, entropy: .system)
        let authority = try MachineAuthority.create(
            instance: "ZS", key: P256Key(name: "root", entropy: .system), at: Self.now, entropy: .system)
        func issue(_ key: P256Key) throws -> String {
            try authority.issue(
                CertificateRequest(key: key, commonName: "gateway"), to: "pension", lifetime: .seconds(3_600),
                at: Self.now, entropy: .system
            ).pem
        }
        let former = try folder.key()
        try folder.keep(certificate: issue(former))
        let next = try folder.nextKey()
        try folder.renew(certificate: issue(next))
        #expect(try folder.key().verifier == next.verifier)
        #expect(try folder.certificate()?.publicKey == next.verifier)
        #expect(try folder.nextKey().verifier != next.verifier, "the next renewal has a key of its own")
    }
}
