import Crypto
import Foundation
import Standards

/// What the browser holds while somebody is signed in: 256 random bits.
///
/// The database holds their hash alone.
package struct SessionToken: Sendable, Hashable {
    private let bytes: [UInt8]

    /// A new token.
    init(entropy: Entropy) {
        bytes = entropy.bytes(32)
    }

    /// Reads the text of a cookie; nil for whatever is no token.
    package init?(_ text: String) {
        guard let bytes = Base64URL.bytes(text, count: 32) else { return nil }
        self.bytes = bytes
    }

    /// The text for the cookie: 43 characters of base64url.
    ///
    /// Never log it.
    package var text: String { Base64URL.text(bytes) }

    /// What the database knows the session by.
    var hash: String { Base64URL.text(Array(SHA256.hash(data: bytes))) }

    /// A key for one use that only the holder of the token and this process can work out; nothing of it is stored.
    func key(for use: String) -> SymmetricKey {
        let code = HMAC<SHA256>.authenticationCode(for: Array(use.utf8), using: SymmetricKey(data: bytes))
        return SymmetricKey(data: Array(code))
    }
}

extension SessionToken: CustomStringConvertible, CustomDebugStringConvertible {
    /// Says nothing: a token in a log is a session stolen.
    package var description: String { "session token" }
    /// Says nothing either.
    package var debugDescription: String { description }
}

/// Base64 with the alphabet for URLs and without padding (RFC 4648 section 5).
enum Base64URL {
    static func text(_ bytes: [UInt8]) -> String {
        let standard = Data(bytes).base64EncodedData()
        return String(
            decoding: standard.lazy.filter { $0 != UInt8(ascii: "=") }.map { Self.exchanged($0, "+", "-", "/", "_") },
            as: UTF8.self)
    }

    /// Exactly `count` bytes, in their one canonical form, or nil.
    static func bytes(_ text: some StringProtocol, count: Int) -> [UInt8]? {
        guard text.utf8.count == (count * 4 + 2) / 3 else { return nil }
        let standard = text.utf8.map { Self.exchanged($0, "-", "+", "_", "/") }
        let padding = [UInt8](repeating: UInt8(ascii: "="), count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: Data(standard + padding)), data.count == count else { return nil }
        let bytes = Array(data)
        return self.text(bytes).utf8.elementsEqual(text.utf8) ? bytes : nil
    }

    /// One byte, with `plus` and `slash` written as the other alphabet has them.
    private static func exchanged(
        _ byte: UInt8, _ plus: Unicode.Scalar, _ newPlus: Unicode.Scalar, _ slash: Unicode.Scalar,
        _ newSlash: Unicode.Scalar
    ) -> UInt8 {
        switch byte {
        case UInt8(ascii: plus): UInt8(ascii: newPlus)
        case UInt8(ascii: slash): UInt8(ascii: newSlash)
        default: byte
        }
    }
}
