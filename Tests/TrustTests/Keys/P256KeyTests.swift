import Foundation
import Standards
import TestSupport
import Testing
import Trust

/// Keys on P-256: their forms, their files, and what their signatures accept.
@Suite struct P256KeyTests {
    private let message = Array("one fact travels".utf8)

    @Test func `a signature is 64 bytes and fits its message alone`() throws {
        let key = try Samples.p256()
        let signature = try key.signature(over: message)
        #expect(signature.count == 64)
        #expect(key.verifier.isValid(signature: signature, over: message))
        #expect(!key.verifier.isValid(signature: signature, over: message + [0]))
        #expect(try !Samples.p256(2).verifier.isValid(signature: signature, over: message))
        for place in signature.indices {
            var forged = signature
            forged[place] ^= 1
            #expect(!key.verifier.isValid(signature: forged, over: message))
        }
    }

    @Test func `what is no signature is refused`() throws {
        let verifier = try Samples.p256().verifier
        for count in [0, 1, 63, 65, 72, 4_096] {
            #expect(!verifier.isValid(signature: [UInt8](repeating: 0x30, count: count), over: message))
        }
        #expect(!verifier.isValid(signature: [UInt8](repeating: 0, count: 64), over: message))
        #expect(!verifier.isValid(signature: [UInt8](repeating: 0xFF, count: 64), over: message))
    }

    @Test func `keys are read back from DER and PEM`() throws {
        let key = try Samples.p256()
        #expect(try P256Verifier(der: key.verifier.der) == key.verifier)
        #expect(try P256Verifier(pem: key.verifier.pem) == key.verifier)
        #expect(try P256Key(name: "again", pem: key.pem).verifier == key.verifier)
        #expect(key.pem.hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
    }

    @Test func `hostile keys are refused`() throws {
        let key = try Samples.p256()
        let hostile: [[UInt8]] = [
            [], [0x30], Array(key.verifier.der.dropLast()), key.verifier.der + [0],
            Array(repeating: 0x30, count: 9_000),
        ]
        for der in hostile { #expect(throws: TrustError.self) { try P256Verifier(der: der) } }
        for pem in ["", "-----BEGIN PUBLIC KEY-----", key.pem, String(repeating: "A", count: 9_000)] {
            #expect(throws: TrustError.self) { try P256Verifier(pem: pem) }
        }
        #expect(throws: TrustError.self) { try P256Key(name: "a b", pem: key.pem) }
        #expect(throws: TrustError.self) { try P256Key(name: "a", pem: key.verifier.pem) }
    }

    @Test func `a source that gives no number in range ends in an error, not in a loop`() {
        for byte: UInt8 in [0x00, 0xFF] {
            let entropy = Entropy { [UInt8](repeating: byte, count: $0) }
            #expect(throws: TrustError.self) { try P256Key(name: "a", entropy: entropy) }
        }
    }

    @Test func `both suites sign where the bytes lie`() throws {
        let key = try Samples.ed25519()
        let signature = try key.signature(over: message[...])
        #expect(try signature == key.sign(message))
        #expect(key.verifier.isValid(signature: signature, over: message))
        #expect(key.verifier.fingerprint != (try Samples.p256().verifier.fingerprint))
    }

    @Test func `the store makes a key once, in a file of its owner alone`() throws {
        let folder = try TemporaryFolder()
        let store = KeyStore(folder: folder.file("keys"), entropy: .repeatable(seed: 5))
        let key = try store.p256(file: "gateway", name: "gateway-1")
        #expect(try store.p256(file: "gateway", name: "gateway-1").verifier == key.verifier)
        let path = folder.file("keys/gateway.pem")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(chmod(path, 0o640) == 0)
        #expect(code { _ = try store.p256(file: "gateway", name: "gateway-1") } == .keyFileOpen)
    }
}
