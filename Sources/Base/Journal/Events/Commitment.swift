package import Standards
package import Trust

/// What an event becomes in public: suite ‖ H(salt ‖ details).
///
/// It is permanent and says nothing. The salt keeps anybody from guessing an event from a list of citizen numbers; without salt and details, which
/// are erased together, the digest cannot be opened again.
package enum Commitment {
    /// How many random bytes salt an event.
    package static let saltLength = 16

    /// The leaf data of an event: one byte for the suite's length, the suite, 32 bytes of digest.
    package static func leaf(
        id: ID<Entry>, details: EventDetails, salt: [UInt8], suite: Suite = .sha256Ed25519
    ) -> [UInt8] {
        leaf(committingTo: canonical(id: id, details: details), salt: salt, suite: suite)
    }

    /// The leaf data of bytes in a canonical form of their own, made as an event's are.
    package static func leaf(
        committingTo canonical: [UInt8], salt: [UInt8], suite: Suite = .sha256Ed25519
    ) -> [UInt8] {
        let digest = TreeHash(of: salt + canonical)
        let name = Array(suite.rawValue.utf8)
        return [UInt8(truncatingIfNeeded: name.count)] + name + digest.bytes
    }

    /// The suite named in leaf data, or nil where it is not of the form that `leaf` writes.
    package static func suite(of leaf: [UInt8]) -> Suite? {
        guard let length = leaf.first.map(Int.init), leaf.count == 1 + length + TreeHash.byteCount else { return nil }
        return Suite(rawValue: String(decoding: leaf[1...length], as: UTF8.self))
    }

    /// The bytes that are committed to, version 1; no two events share them.
    ///
    /// A version byte, then every field in fixed order, each with a byte for absent or present and its length in four
    /// bytes, big-endian.
    package static func canonical(id: ID<Entry>, details: EventDetails) -> [UInt8] {
        var writer = CanonicalWriter(version: 1, capacity: 256 + details.payload.utf8.count)
        writer.write(id.rawValue)
        writer.write(details.kind)
        writer.write(details.actor)
        writer.write(details.organisation)
        writer.write(details.dataset)
        writer.write(details.subjects)
        writer.write(details.purpose)
        writer.write(details.caseNumber)
        writer.write(details.payload)
        writer.write(details.retention)
        writer.write(details.at.microseconds)
        return writer.bytes
    }
}

/// Writes fields so that different fields never give the same bytes.
struct CanonicalWriter {
    private(set) var bytes: [UInt8]

    init(version: UInt8, capacity: Int) {
        bytes = [version]
        bytes.reserveCapacity(capacity)
    }

    mutating func write(_ text: String?) {
        guard let text else { return bytes.append(0x00) }
        bytes.append(0x01)
        write(count: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(_ texts: [String]) {
        bytes.append(0x02)
        write(count: texts.count)
        for text in texts { write(text) }
    }

    mutating func write(_ number: Int64) {
        bytes.append(0x03)
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func write(count: Int) {
        withUnsafeBytes(of: UInt32(clamping: count).bigEndian) { bytes.append(contentsOf: $0) }
    }
}
