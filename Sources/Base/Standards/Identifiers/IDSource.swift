/// Makes identifiers that nobody can guess and that sort roughly by the time they were made.
///
/// 48 bits of milliseconds, then 80 random bits, as 26 characters of Crockford base 32 (the ULID layout). Positions in
/// the journal, never identifiers, say what came first.
package struct IDSource: Sendable {
    private let clock: WallClock
    private let entropy: Entropy

    /// A source that reads `clock` for the first ten characters and `entropy` for the other sixteen.
    package init(clock: WallClock, entropy: Entropy) {
        self.clock = clock
        self.entropy = entropy
    }

    /// A new identifier.
    package func next<Kind>(_ kind: Kind.Type = Kind.self) -> ID<Kind> {
        let milliseconds = UInt64(clamping: max(0, clock.now().microseconds / 1_000))
        let random = entropy.bytes(10)
        let high = (milliseconds << 16) | (UInt64(random[0]) << 8) | UInt64(random[1])
        let low = random[2..<10].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return ID(rawValue: Self.base32(high: high, low: low))
    }

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// 128 bits as 26 characters, most significant first.
    private static func base32(high: UInt64, low: UInt64) -> String {
        String(unsafeUninitializedCapacity: 26) { buffer in
            var (high, low) = (high, low)
            for index in stride(from: 25, through: 0, by: -1) {
                buffer[index] = alphabet[Int(low & 31)]
                low = (low >> 5) | (high << 59)
                high >>= 5
            }
            return 26
        }
    }
}
