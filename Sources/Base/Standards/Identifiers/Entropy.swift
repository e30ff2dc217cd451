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

    /// The operating system's generator, fit for keys, salts and tokens.
    package static let system = Entropy { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
