import Foundation
import Standards
import TestSupport
import Testing
import Trust

@Suite struct KeyStoreTests {
    @Test func `a key is made once, for its owner alone, and found again`() throws {
        let folder = try TemporaryFolder()
        let keys = KeyStore(folder: folder.file("keys"), entropy: .repeatable())
        let made = try keys.ed25519(file: "journal", name: "yitong.demo/ZS")
        let found = try keys.ed25519(file: "journal", name: "yitong.demo/ZS")
        #expect(made.verifier == found.verifier)
        let path = folder.file("keys/journal.key")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("keys")) == ["journal.key"])
    }

    @Test func `a key file that others may read is not used`() throws {
        let folder = try TemporaryFolder()
        let keys = KeyStore(folder: folder.path, entropy: .repeatable())
        _ = try keys.ed25519(file: "journal", name: "a")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.file("journal.key"))
        let error = #expect(throws: TrustError.self) { try keys.ed25519(file: "journal", name: "a") }
        #expect(error?.code == .keyFileOpen)
    }

    @Test func `a damaged key file and one of another name are refused, not replaced`() throws {
        let folder = try TemporaryFolder()
        let keys = KeyStore(folder: folder.path, entropy: .repeatable())
        _ = try keys.ed25519(file: "journal", name: "a")
        #expect(throws: TrustError.self) { try keys.ed25519(file: "journal", name: "b") }
        let path = folder.file("journal.key")
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.truncate(atOffset: 20)
        try handle.close()
        #expect(throws: TrustError.self) { try keys.ed25519(file: "journal", name: "a") }
        #expect(FileManager.default.contents(atPath: path)?.count == 20)
    }

    @Test func `an error tells nothing of the key`() throws {
        let folder = try TemporaryFolder()
        let keys = KeyStore(folder: folder.file("missing/keys"), entropy: .repeatable())
        let error = #expect(throws: TrustError.self) { try keys.ed25519(file: "journal", name: "a") }
        #expect(error?.code == .keyFile)
        #expect(error?.description == "TrustError(trust.key-file)")
    }

    @Test(arguments: [0, 1, 2, 3, 4, 5, 31, 32, 33])
    func `base 64 is read only as it is written`(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37) }
        let text = Base64.encode(bytes)
        #expect(text == Data(bytes).base64EncodedString())
        #expect(Base64.decode(text) == bytes)
        #expect(Base64.decode(text + "=") == nil)
        #expect(Base64.decode(text + " ") == nil)
    }
}
