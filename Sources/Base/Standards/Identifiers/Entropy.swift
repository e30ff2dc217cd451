import Glibc

/// Where random bytes come from.
///
/// Injected at the root, so that a test can repeat itself.
package struct Entropy: Sendable {
    /// `count` random bytes.
    package let bytes: @Sendable (_ count: Int) -> [UInt8]

    /// A source that answers with what `bytes` returns.
    package init(bytes: @escaping @Sendable (_ count: Int) -> [UInt8]) {
        self.bytes = bytes
    }

    /// The operating system's generator (getentropy(3), 256 bytes a call), fit for keys, salts and tokens.
    package static let system = Entropy { count in
        [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
            while filled < count, let start = buffer.baseAddress {
                let piece = min(256, count - filled)
                if getentropy(start + filled, piece) != 0 {
                    // A kernel without the call: the standard library knows another way.
                    for index in filled..<filled + piece { buffer[index] = UInt8.random(in: .min ... .max) }
                }
                filled += piece
            }
        }
    }
}
