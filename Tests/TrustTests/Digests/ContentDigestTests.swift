import Testing
import Trust

/// Digests of content as RFC 9530 writes them.
@Suite struct ContentDigestTests {
    /// RFC 9421 appendix B.2: the content of the test request, and its two digests.
    private let content = Array(#"{"hello": "world"}"#.utf8)
    private let sha512 =
        "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:"

    @Test func `the digests of the standard's example are made and read`() throws {
        #expect(ContentDigest.field(of: content, by: .sha512) == Array(sha512.utf8))
        try ContentDigest(parsing: sha512.utf8).check(content)
    }

    @Test func `the short way to write SHA-256 writes the same`() {
        #expect(ContentDigest.field(sha256: Hash32(of: content)) == ContentDigest.field(of: content))
    }
}
