import Crypto
import CryptoExtras
import Foundation
import Standards

/// A salted scrypt hash with its parameters, as it is stored: `$scrypt$ln=15,r=8,p=1$salt$hash` (PHC string format).
package struct PasswordHash: Sendable, Hashable {
    let parameters: ScryptParameters
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// Hashes a password with a salt of 16 bytes from `entropy`.
    ///
    /// Slow and hungry by design: call it on `HashingThreads` only.
    init(of password: Password, parameters: ScryptParameters, entropy: Entropy) throws {
        self.parameters = parameters
        salt = entropy.bytes(16)
        hash = try Self.derive(password, salt: salt, parameters: parameters)
    }

    /// A hash that no password has, so that a guess at an account that does not exist takes as long as any other.
    init(decoy parameters: ScryptParameters, entropy: Entropy) {
        self.parameters = parameters
        salt = entropy.bytes(16)
        hash = entropy.bytes(32)
    }

    /// Reads the stored form, or nil where it is none or asks for too much.
    package init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard text.utf8.count <= 200, parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let parameters = Self.parameters(parts[2]), let salt = Self.bytes(parts[3]),
            let hash = Self.bytes(parts[4]),
            (8...64).contains(salt.count), hash.count == 32
        else { return nil }
        self.parameters = parameters
        self.salt = salt
        self.hash = hash
    }

    /// The stored form.
    package var text: String {
        let cost = "ln=\(parameters.logarithm),r=\(parameters.blockSize),p=\(parameters.parallelism)"
        return "$scrypt$\(cost)$\(Self.base64(salt))$\(Self.base64(hash))"
    }

    /// Whether the password is the one hashed; takes as long for a wrong one as for the right one.
    func matches(_ password: Password) -> Bool {
        guard let candidate = try? Self.derive(password, salt: salt, parameters: parameters) else { return false }
        return zip(candidate, hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derive(
        _ password: Password, salt: [UInt8], parameters: ScryptParameters
    ) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: password.bytes, salt: salt, outputByteCount: 32, rounds: parameters.rounds,
            blockSize: parameters.blockSize, parallelism: parameters.parallelism)
        return key.withUnsafeBytes { Array($0) }
    }

    private static func parameters(_ text: Substring) -> ScryptParameters? {
        let parts = text.split(separator: ",")
        guard parts.count == 3, parts[0].hasPrefix("ln="), parts[1].hasPrefix("r="), parts[2].hasPrefix("p="),
            let logarithm = Int(parts[0].dropFirst(3)), let blockSize = Int(parts[1].dropFirst(2)),
            let parallelism = Int(parts[2].dropFirst(2))
        else { return nil }
        return ScryptParameters(logarithm: logarithm, blockSize: blockSize, parallelism: parallelism)
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: String(text) + padding).map(Array.init)
    }
}
