import Crypto
import Standards
package import Trust

/// The code by which a gateway joins, once: a secret of 100 bits and a check of the hub's key.
///
/// It is read out or typed: 36 letters and digits in groups of four, none of which can be taken for another. By its second half the
/// gateway knows that it speaks to the hub that made the code, over whatever network.
package struct JoinCode: Sendable, Hashable, CustomStringConvertible {
    private static let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
    private static let secretLength = 20
    private static let checkLength = 16
    private let letters: [UInt8]

    /// A code with a secret of these bytes (20 are used) for the hub with this key.
    init(secret: [UInt8], hub: VerifierKey) {
        letters = secret.prefix(Self.secretLength).map { Self.alphabet[Int($0 & 31)] } + Self.check(of: hub)
    }

    /// Reads a code; spaces and hyphens are passed over and small letters taken for capitals; nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 200 else { return nil }
        var letters: [UInt8] = []
        for byte in text.utf8 where byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") {
            let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            let letter = isSmall ? byte - 32 : byte
            guard Self.alphabet.contains(letter) else { return nil }
            letters.append(letter)
        }
        guard letters.count == Self.secretLength + Self.checkLength else { return nil }
        self.letters = letters
    }

    /// Whether the code was made by the hub with this key.
    package func isOf(_ hub: VerifierKey) -> Bool { Array(letters.suffix(Self.checkLength)) == Self.check(of: hub) }

    /// What the hub keeps of it: SHA-256, hexadecimal.
    package var digest: String {
        Hexadecimal.text(SHA256.hash(data: Array("yitong join code 1\n".utf8) + letters))
    }

    /// Groups of four with hyphens between them.
    package var description: String {
        stride(from: 0, to: letters.count, by: 4)
            .map { String(decoding: letters[$0..<min($0 + 4, letters.count)], as: UTF8.self) }.joined(separator: "-")
    }

    /// 80 bits of the digest of the hub's key.
    private static func check(of hub: VerifierKey) -> [UInt8] {
        SHA256.hash(data: Array("yitong hub key 1\n".utf8) + hub.publicKey).prefix(checkLength)
            .map { alphabet[Int($0 & 31)] }
    }
}
