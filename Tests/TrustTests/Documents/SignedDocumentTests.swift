import Foundation
import Standards
import Testing
import Trust

/// Documents that a hub signs, with kind, serial and expiry.
@Suite struct SignedDocumentTests {
    private func content(serial: Int64 = 7, kind: String = "trust-configuration") -> SignedDocument.Content {
        SignedDocument.Content(
            kind: kind, serial: serial, issued: Samples.now, expires: Samples.now.advanced(by: .seconds(86_400)),
            payload: Array(#"{"instance":"ZS"}"#.utf8))
    }

    private func read(
        _ bytes: [UInt8], _ keys: [VerifierKey], at now: Instant = Samples.now, notBefore serial: Int64 = 7
    ) throws -> SignedDocument.Content {
        try SignedDocument.read(bytes, kind: "trust-configuration", trusting: keys, at: now, notBefore: serial)
    }

    @Test func `a document is read back by those who trust its key`() throws {
        let (key, other) = (try Samples.ed25519(1), try Samples.ed25519(2))
        let bytes = try SignedDocument(content(), signedBy: [other, key]).encoded()
        #expect(try read(bytes, [key.verifier]) == content())
        #expect(try read(bytes, [other.verifier, key.verifier]) == content())
        #expect(code { _ = try read(bytes, [Samples.ed25519(3).verifier]) } == .unverified)
        #expect(code { _ = try read(bytes, []) } == .unverified)
    }

    @Test func `documents out of time, of another kind or older than one seen are refused`() throws {
        let key = try Samples.ed25519()
        let bytes = try SignedDocument(content(), signedBy: [key]).encoded()
        let day = Samples.now.advanced(by: .seconds(86_400))
        #expect(code { _ = try read(bytes, [key.verifier], at: day) } == .documentExpired)
        #expect(code { _ = try read(bytes, [key.verifier], at: day.advanced(by: .microseconds(-1))) } == nil)
        let early = Samples.now.advanced(by: .seconds(-61))
        #expect(code { _ = try read(bytes, [key.verifier], at: early) } == .documentExpired)
        #expect(code { _ = try read(bytes, [key.verifier], notBefore: 8) } == .documentRolledBack)
        #expect(code { _ = try read(bytes, [key.verifier], notBefore: .min) } == nil)
        let other = try SignedDocument(content(kind: "notice"), signedBy: [key]).encoded()
        #expect(code { _ = try read(other, [key.verifier]) } == .documentKind)
    }

    @Test func `nothing of a document can be changed`() throws {
        let key = try Samples.ed25519()
        let bytes = try SignedDocument(content(), signedBy: [key]).encoded()
        let text = String(decoding: bytes, as: UTF8.self)
        let payload = Base64.encode(content().payload)
        let other = Base64.encode(Array(#"{"instance":"XX"}"#.utf8))
        let changes = [
            ("\"serial\":7", "\"serial\":8"), ("2026-11-25T", "2027-11-25T"), ("2026-11-24T", "2026-11-23T"),
            (payload, other), ("\"kind\":\"trust-configuration\"", "\"kind\":\"trust-configuratiom\""),
        ]
        for (from, to) in changes {
            let changed = text.replacingOccurrences(of: from, with: to)
            #expect(changed != text)
            #expect(code { _ = try read(Array(changed.utf8), [key.verifier]) } == .badSignature, "\(to)")
        }
        let unknown = text.replacingOccurrences(of: "sha256-ed25519", with: "sm3-sm2")
        #expect(code { _ = try read(Array(unknown.utf8), [key.verifier]) } == .unverified)
    }

    @Test(arguments: [
        "", "{}", "[]", "null", "\0", #"{"kind":"a"}"#, String(repeating: "[", count: 10_000),
        #"{"kind":"a","serial":1,"issued":"2026-11-24T00:00:00Z","expires":"2026-11-24T00:00:00Z","payload":"","signatures":[]}"#,
        #"{"kind":"A B","serial":1,"issued":"2026-11-24T00:00:00Z","expires":"2026-11-24T00:00:00Z","payload":"","signatures":[{"suite":"a","key":"","signature":""}]}"#,
        #"{"kind":"a","serial":1e99,"issued":"2026-11-24T00:00:00Z","expires":"2026-11-24T00:00:00Z","payload":"","signatures":[{"suite":"a","key":"","signature":""}]}"#,
        #"{"kind":"a","serial":1,"issued":"2026-11-24T00:00:00Z","expires":"2026-11-24T00:00:00Z","payload":"!","signatures":[{"suite":"a","key":"","signature":""}]}"#,
    ])
    func `a hostile document is refused`(text: String) {
        #expect(code { _ = try SignedDocument(parsing: Array(text.utf8)) } == .malformedDocument)
    }

    @Test func `documents are bounded in size and signatures`() throws {
        let key = try Samples.ed25519()
        #expect(code { _ = try SignedDocument(content(), signedBy: []) } == .malformedDocument)
        let many = [Ed25519Key](repeating: key, count: 9)
        #expect(code { _ = try SignedDocument(content(), signedBy: many) } == .malformedDocument)
        #expect(code { _ = try SignedDocument(content(kind: "A"), signedBy: [key]) } == .malformedDocument)
        let huge = [UInt8](repeating: 0x20, count: SignedDocument.sizeLimit + 1)
        #expect(code { _ = try SignedDocument(parsing: huge) } == .malformedDocument)
    }
}
