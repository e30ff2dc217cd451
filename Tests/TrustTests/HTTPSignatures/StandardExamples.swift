import Standards
import Trust

/// The messages and keys of RFC 9421 appendix B.
enum StandardExamples {
    static let created = Instant(microseconds: 1_618_884_473_000_000)

    static let requestDigest =
        "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:"
    static let responseDigest =
        "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:"

    static let request = SignedMessage(
        method: "POST", target: "/foo?param=Value&Pet=dog", authority: "example.com",
        fields: [
            ("Host", "example.com"), ("Date", "Tue, 20 Apr 2021 02:07:55 GMT"),
            ("Content-Type", "application/json"), ("Content-Digest", requestDigest), ("Content-Length", "18"),
        ])

    static let response = SignedMessage(
        status: 200, to: request,
        fields: [
            ("Date", "Tue, 20 Apr 2021 02:07:56 GMT"), ("Content-Type", "application/json"),
            ("Content-Digest", responseDigest), ("Content-Length", "23"),
        ])

    /// Appendix B.1.3.
    static let p256Public = """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf
        w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==
        -----END PUBLIC KEY-----
        """

    /// Appendix B.1.4: the last 32 bytes of the private key's PKCS#8 form.
    static func ed25519() throws -> Ed25519Key {
        let seed = Base64.decode("n4Ni+HpISpVObnQMW0wOhCKROaIKqKtW/2ZYb2p9KcU=") ?? []
        return try Ed25519Key(name: "test-key-ed25519", seed: seed)
    }

    /// The base of a message for a `Signature-Input` field with one signature.
    static func base(_ field: String, of message: SignedMessage) throws -> String {
        let inputs = try SignatureInput.parse(Array(field.utf8))
        guard let input = inputs.first?.input, inputs.count == 1 else { return "" }
        return String(decoding: try SignatureBase(input, of: message).bytes, as: UTF8.self)
    }
}
