import Testing
import Trust

/// Digests of content as RFC 9530 writes them.
@Suite struct ContentDigestTests {
    /// RFC 9421 appendix B.2: the content of the test request, and its digests.
    private let content = Array(#"{"hello": "world"}"#.utf8)
    private let sha256 = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"
    private let sha512 =
        "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:"

    @Test func `the digests of the standard's examples are made and read`() throws {
        #expect(ContentDigest.field(of: content) == Array(sha256.utf8))
        #expect(ContentDigest.field(of: content, by: .sha512) == Array(sha512.utf8))
        for field in [sha256, sha512, "\(sha256), \(sha512)", "unknown=:AA==:, \(sha256)", "\(sha256);q=1"] {
            try ContentDigest(parsing: Array(field.utf8)).check(content)
        }
    }

    @Test func `no content at all has a digest`() {
        let empty = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"
        #expect(ContentDigest.field(of: [UInt8]()) == Array(empty.utf8))
    }

    @Test func `the short way to write and check SHA-256 does the same`() throws {
        let hash = Hash32(of: content)
        #expect(ContentDigest.field(sha256: hash) == Array(sha256.utf8))
        for field in [sha256, sha512, "  " + sha256] {
            try ContentDigest.check(Array(field.utf8), sha256: hash, of: content)
        }
        let other = content + [0]
        #expect(
            code { try ContentDigest.check(Array(sha256.utf8), sha256: Hash32(of: other), of: other) }
                == .digestMismatch)
    }

    @Test func `other content does not fit, whichever digest says so`() throws {
        let wrong = "sha-512=:\(String(repeating: "A", count: 86))==:"
        for field in [sha256, sha512, "\(sha256), \(wrong)"] {
            let digest = try ContentDigest(parsing: Array(field.utf8))
            #expect(code { try digest.check(content.dropLast()) } == .digestMismatch)
        }
        let both = try ContentDigest(parsing: Array("\(sha256), \(wrong)".utf8))
        #expect(code { try both.check(content) } == .digestMismatch)
    }

    @Test(arguments: [
        "", "sha-256", "sha-256=1", "sha-256=::", "sha-256=:AAAA:", "sha-256=(:AA==:)", "md5=:AAAA:", "sha-256=:!!!!:",
        "SHA-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
        "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=", ",,,",
        "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPF=:",
        "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:,", "\u{0}", "sha-256=?1",
    ])
    func `a hostile field is refused`(field: String) {
        #expect(code { _ = try ContentDigest(parsing: Array(field.utf8)) } == .malformedDigest)
    }

    @Test func `a huge field is refused unread`() {
        let field = Array((sha256 + ", a=1").utf8) + [UInt8](repeating: UInt8(ascii: "1"), count: 5_000)
        #expect(code { _ = try ContentDigest(parsing: field) } == .malformedDigest)
    }
}
