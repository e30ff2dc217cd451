package import Standards
package import Trust

/// What a signature between gateways says about itself (RFC 9421 section 2.3), with exactly one spelling.
///
/// `;created=…;nonce="…";alg="…";keyid="…";tag="yitong-exchange"`: the moment in seconds, the request's id, the batch suite, the
/// certificate's fingerprint.
package struct SignatureFacts: Sendable, Hashable {
    /// When it was made, in seconds since 1970.
    package let created: Int64
    /// The id of the request that is signed or answered.
    package let requestID: String
    /// The batch suite, such as `yitong-batch-sha256-p256`.
    package let algorithm: String
    /// SHA-256 of the signer's certificate, 64 lower-case hexadecimal digits.
    package let keyID: String

    static let tag = "yitong-exchange"

    /// The algorithm's name for keys of a suite.
    static func algorithm(_ suite: Suite) -> String { "yitong-batch-" + suite.rawValue }

    /// Facts of a signature that is to be made.
    package init(created: Instant, requestID: String, suite: Suite, keyID: String) {
        self.created = created.microseconds / 1_000_000
        self.requestID = requestID
        algorithm = Self.algorithm(suite)
        self.keyID = keyID
    }

    /// Reads the parameters of a received message; nil for any other spelling.
    ///
    /// What stands in the list before them is not looked at: whoever verifies compares it with what the message needs.
    package init?(parameters: [UInt8]) {
        guard parameters.count <= FrameLimits.parameters,
            let end = parameters.firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        var rest = parameters[(end + 1)...]
        guard rest.drop(prefix: ";created="), let created = rest.takeNumber(),
            rest.drop(prefix: ";nonce=\""), let nonce = rest.takeText(),
            rest.drop(prefix: ";alg=\""), let algorithm = rest.takeText(),
            rest.drop(prefix: ";keyid=\""), let keyID = rest.takeText(),
            rest.drop(prefix: ";tag=\"" + Self.tag + "\""), rest.isEmpty
        else { return nil }
        self.created = created
        self.requestID = nonce
        self.algorithm = algorithm
        self.keyID = keyID
    }

    /// The moment as an instant, saturating.
    package var moment: Instant {
        let product = created.multipliedReportingOverflow(by: 1_000_000)
        return Instant(microseconds: product.overflow ? .max : product.partialValue)
    }

    /// The text behind the list of components.
    var tail: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(220)
        bytes.append(contentsOf: ";created=".utf8)
        bytes.append(contentsOf: String(created).utf8)
        for (name, value) in [
            (";nonce=\"", requestID), (";alg=\"", algorithm), (";keyid=\"", keyID), (";tag=\"", Self.tag),
        ] {
            bytes.append(contentsOf: name.utf8)
            bytes.append(contentsOf: value.utf8)
            bytes.append(UInt8(ascii: "\""))
        }
        return bytes
    }
}

extension ArraySlice<UInt8> {
    fileprivate mutating func drop(prefix: String) -> Bool {
        guard starts(with: prefix.utf8) else { return false }
        removeFirst(prefix.utf8.count)
        return true
    }

    /// 1–15 digits without leading zeros.
    fileprivate mutating func takeNumber() -> Int64? {
        let digits = prefix { (0x30...0x39).contains($0) }
        guard (1...15).contains(digits.count), digits.first != 0x30 else { return nil }
        removeFirst(digits.count)
        return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    /// 1–128 letters, digits and hyphens, and the quote that ends them.
    fileprivate mutating func takeText() -> String? {
        let letters = prefix { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
        }
        guard (1...128).contains(letters.count) else { return nil }
        removeFirst(letters.count)
        guard popFirst() == UInt8(ascii: "\"") else { return nil }
        return String(decoding: letters, as: UTF8.self)
    }
}
