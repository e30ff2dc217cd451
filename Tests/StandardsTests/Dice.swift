/// Random numbers that are the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func bytes(upTo count: Int) -> [UInt8] {
        (0..<Int.random(in: 0...count, using: &self)).map { _ in UInt8.random(in: .min ... .max, using: &self) }
    }

    /// A text of signs that parsers care about, and of some that they should not.
    mutating func text(upTo count: Int) -> String {
        let signs = Array("0123456789XxAIOSZ-+/.:TZ ¥,元年月日是否１Ａ　\u{0}\u{200B}\u{301}镇区市路李欧阳·é👨‍👩‍👧\u{FEFF}")
        return String(
            (0..<Int.random(in: 0...count, using: &self)).compactMap { _ in signs.randomElement(using: &self) })
    }
}
