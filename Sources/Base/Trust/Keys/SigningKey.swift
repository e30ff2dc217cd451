/// A key that signs, wherever it is kept: a file today, a hardware module or a seal service where a city has one.
package protocol SigningKey: Sendable {
    /// The algorithms that this key belongs to.
    var suite: Suite { get }
    /// The name under which others know the key, such as `yitong.demo/ZS`.
    var name: String { get }
    /// What others verify with.
    var verifier: VerifierKey { get }
    /// A signature over `message`.
    func sign(_ message: [UInt8]) throws -> [UInt8]
}

/// Key names as signed notes allow them: 1–200 bytes, no space of any kind, no plus sign, no control character.
enum KeyName {
    static func isValid(_ name: some StringProtocol) -> Bool {
        (1...200).contains(name.utf8.count)
            && name.unicodeScalars.allSatisfy { scalar in
                scalar.value > 0x20 && scalar.value != 0x7F && scalar != "+" && !scalar.properties.isWhitespace
            }
    }
}
