package import Standards

/// Makes the ids that a consumer's gateway gives each call.
package struct CallIDs: Sendable {
    private let instance: String
    private let entropy: Entropy

    /// Ids for calls of an instance, such as `ZS`, from a source of random bytes.
    package init(instance: String, entropy: Entropy) {
        self.instance = NamePart.encode(instance)
        self.entropy = entropy
    }

    /// A random UUID (RFC 9562, version 4) in lower case: `x-road-request-id`, or the `detail` of a refusal.
    package func uuid() -> String {
        var bytes = entropy.bytes(16)
        while bytes.count < 16 { bytes.append(0) }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Hexadecimal.text(bytes.prefix(16)).utf8
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (index, digit) in digits.enumerated() {
            if index == 8 || index == 12 || index == 16 || index == 20 { text.append(UInt8(ascii: "-")) }
            text.append(digit)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// `<instance>-<uuid>`: the message id of a call whose client gave none.
    package func messageID() -> String { instance + "-" + uuid() }

    /// Whether bytes are a UUID as `uuid()` writes one, of any version.
    package static func isUUID(_ bytes: some Collection<UInt8>) -> Bool {
        guard bytes.count == 36 else { return false }
        for (index, byte) in bytes.enumerated() {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard byte == UInt8(ascii: "-") else { return false }
            } else {
                guard (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) else { return false }
            }
        }
        return true
    }
}
