import Crypto
package import Foundation
import RawStructuredFieldValues

/// The `Content-Digest` of a message (RFC 9530 section 2): what its content must be, byte for byte.
package struct ContentDigest: Sendable, Hashable {
    /// The algorithms of RFC 9530 section 5 that are still good; others in a field are passed over.
    package enum Algorithm: String, Sendable, CaseIterable {
        /// SHA-256 (FIPS 180-4), 32 bytes.
        case sha256 = "sha-256"
        /// SHA-512 (FIPS 180-4), 64 bytes.
        case sha512 = "sha-512"
    }

    /// The largest field that is read, in bytes.
    package static let sizeLimit = 4_096

    /// The digests by algorithm, at least one.
    package let digests: [Algorithm: [UInt8]]

    /// Reads a field value: a dictionary of byte sequences (RFC 9651 section 3.2).
    ///
    /// Throws `malformedDigest` for anything else, for a digest of the wrong length, and where no algorithm is known.
    package init(parsing field: some RandomAccessCollection<UInt8>) throws(TrustError) {
        guard field.count <= Self.sizeLimit else { throw .malformedDigest("larger than the limit") }
        var parser = StructuredFieldValueParser(Array(field))
        guard let members = try? parser.parseDictionaryFieldValue() else { throw .malformedDigest("no dictionary") }
        var digests: [Algorithm: [UInt8]] = [:]
        for (name, member) in members {
            guard let algorithm = Algorithm(rawValue: name) else { continue }
            guard case .item(let item) = member, case .undecodedByteSequence(let text) = item.rfc9651BareItem,
                let digest = Base64.decode(text), digest.count == algorithm.length
            else { throw .malformedDigest("\(name) is no digest") }
            digests[algorithm] = digest
        }
        guard !digests.isEmpty else { throw .malformedDigest("no known algorithm") }
        self.digests = digests
    }

    /// Compares every known digest with the content; throws `digestMismatch` where one differs.
    package func check(_ content: some ContiguousBytes) throws(TrustError) {
        for (algorithm, digest) in digests {
            guard algorithm.digest(of: content) == digest else { throw .digestMismatch(algorithm) }
        }
    }

    /// Checks a field against content; the spelling that `field(sha256:)` gives costs no parsing.
    ///
    /// `sha256` is the content's own SHA-256, which callers keep for their records anyway.
    package static func check(
        _ field: some RandomAccessCollection<UInt8>, sha256: Hash32, of content: some ContiguousBytes
    ) throws(TrustError) {
        if field.elementsEqual(Self.field(sha256: sha256)) { return }
        try ContentDigest(parsing: field).check(content)
    }

    /// The field value for some content: `sha-256=:…:`.
    package static func field(of content: some ContiguousBytes, by algorithm: Algorithm = .sha256) -> [UInt8] {
        Array("\(algorithm.rawValue)=:\(Base64.encode(algorithm.digest(of: content))):".utf8)
    }

    /// The field value for content whose SHA-256 is known already, 53 bytes.
    package static func field(sha256: Hash32) -> [UInt8] {
        var field = Array("sha-256=:".utf8)
        sha256.withBytes { Base64.append($0, to: &field) }
        field.append(UInt8(ascii: ":"))
        return field
    }
}

extension ContentDigest.Algorithm {
    var length: Int { self == .sha256 ? 32 : 64 }

    func digest(of content: some ContiguousBytes) -> [UInt8] {
        content.withUnsafeBytes { bytes in
            switch self {
            case .sha256: [UInt8](SHA256.hash(data: bytes))
            case .sha512: [UInt8](SHA512.hash(data: bytes))
            }
        }
    }
}
