import Foundation
import Standards
import TestSupport
import Testing
import Trust

@Suite struct SignedNoteTests {
    /// The example of Go's `golang.org/x/mod/sumdb/note`, whose form C2SP signed-note describes.
    static let goKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let goNote = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

        """

    static func key(_ name: String, seed: UInt64 = 1) throws -> Ed25519Key {
        try Ed25519Key(name: name, entropy: .repeatable(seed: seed))
    }

    @Test func `a note that another program signed verifies`() throws {
        let key = try VerifierKey(Self.goKey)
        #expect(key.description == Self.goKey)
        let note = try SignedNote(Self.goNote)
        #expect(try note.verify(with: [key]) == [key])
        #expect(note.description == Self.goNote)
    }

    @Test func `what is signed verifies with the key and is written as it was read`() throws {
        let key = try Self.key("yitong.demo/ZS")
        var note = try SignedNote(text: "第一行\nsecond\n")
        try note.sign(with: key)
        let read = try SignedNote(note.description)
        #expect(read == note)
        #expect(try read.verify(with: [key.verifier]) == [key.verifier])
        #expect(try VerifierKey(key.verifier.description) == key.verifier)
    }

    @Test func `several sign, strangers are ignored, and each key counts once`() throws {
        let (first, second, stranger) = (
            try Self.key("a", seed: 1), try Self.key("b", seed: 2), try Self.key("c", seed: 3)
        )
        var note = try SignedNote(text: "text\n")
        for key in [stranger, second, first, first] { try note.sign(with: key) }
        #expect(note.signatures.map(\.name) == ["c", "b", "a"])
        #expect(try note.verify(with: [first.verifier, second.verifier]) == [second.verifier, first.verifier])
    }

    @Test func `a note without a trusted signature is unverified`() throws {
        var note = try SignedNote(text: "text\n")
        try note.sign(with: try Self.key("a", seed: 1))
        let other = try Self.key("a", seed: 2).verifier
        #expect(throws: TrustError.self) { try note.verify(with: [other]) }
        #expect(throws: TrustError.self) { try note.verify(with: []) }
    }

    @Test func `a changed text is refused even where another signature is good`() throws {
        let (first, second) = (try Self.key("a", seed: 1), try Self.key("b", seed: 2))
        var note = try SignedNote(text: "pay 100\n")
        try note.sign(with: first)
        let forged = note.description.replacingOccurrences(of: "100", with: "900")
        var changed = try SignedNote(forged)
        try changed.sign(with: second)
        let error = #expect(throws: TrustError.self) {
            try changed.verify(with: [first.verifier, second.verifier])
        }
        #expect(error?.code == .badSignature)
    }

    @Test(arguments: [
        "", "\n", "\n\n", "\n\n\n", "text", "text\n", "text\n\n", "text\n\n— a\n", "text\n\n— a AAAAAAA=",
        "text\n\n- a AAAAAAA=\n", "text\n\n— a AAAAAA==\n", "text\n\n— a AAAAAAA=\n\n", "text\n\n— a+b AAAAAAA=\n",
        "text\n\n—  AAAAAAA=\n", "text\n\n— a  AAAAAAA=\n", "text\n\n— a AAAA AAA=\n", "te\u{0}xt\n\n— a AAAAAAA=\n",
        "te\txt\n\n— a AAAAAAA=\n", "te\rxt\n\n— a AAAAAAA=\n", "text\n\n— a AAAAAAB=\n", "text\n\n— a !!!!!!!!\n",
    ])
    func `a hostile note is refused and never traps`(note: String) {
        let error = #expect(throws: TrustError.self) { try SignedNote(note) }
        #expect(error?.code == .malformedNote)
    }

    @Test func `broken characters, endless notes and endless signatures are refused`() {
        #expect(throws: TrustError.self) { try SignedNote(parsing: [0xFF, 0x0A, 0x0A] + Array("— a AAAAAAA=\n".utf8)) }
        let long = [UInt8](repeating: 0x0A, count: SignedNote.sizeLimit + 1)
        #expect(throws: TrustError.self) { try SignedNote(parsing: long) }
        let line = "— a AAAAAAA=\n"
        let many = "text\n\n" + String(repeating: line, count: SignedNote.signatureLimit + 1)
        #expect(throws: TrustError.self) { try SignedNote(many) }
        let most = "text\n\n" + String(repeating: line, count: SignedNote.signatureLimit)
        #expect(throws: Never.self) { try SignedNote(most) }
    }

    @Test(arguments: [
        "", "a", "a+b", "a+00000000+", "a+00000000+AQ==", "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpB2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ])
    func `a text that is no verifier key is refused`(text: String) {
        #expect(throws: TrustError.self) { try VerifierKey(text) }
    }
}
