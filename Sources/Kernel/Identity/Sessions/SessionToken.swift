import Crypto
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

    /// What the memory knows the session by.
    var digest: SHA256Digest { SHA256.hash(data: bytes) }

    /// What the database knows the session by.
    var hash: String { Base64URL.text(Array(digest)) }

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
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: (bytes.count * 4 + 2) / 3) { target in
            var (bits, width, index) = (UInt32(0), UInt32(0), 0)
            for byte in bytes {
                bits = bits << 8 | UInt32(byte)
                width += 8
                while width >= 6 {
                    width -= 6
                    target[index] = alphabet[Int(bits >> width & 63)]
                    index += 1
                }
            }
            if width > 0 {
                target[index] = alphabet[Int(bits << (6 - width) & 63)]
                index += 1
            }
            return index
        }
    }

    /// Exactly `count` bytes, in their one canonical form, or nil.
    static func bytes(_ text: some StringProtocol, count: Int) -> [UInt8]? {
        guard text.utf8.count == (count * 4 + 2) / 3 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        var (bits, width) = (UInt32(0), UInt32(0))
        for character in text.utf8 {
            guard let value = value(of: character) else { return nil }
            bits = bits << 6 | value
            width += 6
            if width >= 8 {
                width -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> width))
            }
        }
        // What is left over of the last character must be zero: there is one text for the bytes and no other.
        return bits & (1 << width - 1) == 0 ? bytes : nil
    }

    private static func value(of character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
