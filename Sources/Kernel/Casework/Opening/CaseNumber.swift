import Standards

/// The numbers of cases: `GX-20261124-7K3Q9`.
///
/// The last five characters are random, so that a number tells nothing about how many cases there are and cannot be
/// guessed from another.
enum CaseNumber {
    /// Thirty signs that nobody mistakes for each other when they are read out or copied by hand: no 0, 1, I, L, O, U.
    static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")
    static let length = 5

    /// A number for a case that opens on a day.
    static func make(prefix: String, day: Day, entropy: Entropy) -> String {
        let date = day.description.filter { $0 != "-" }
        return "\(prefix)-\(date)-\(suffix(entropy))"
    }

    /// Every sign equally likely: bytes beyond the last multiple of thirty are thrown away.
    private static func suffix(_ entropy: Entropy) -> String {
        var signs = ""
        while signs.count < length {
            for byte in entropy.bytes(8) where signs.count < length && byte < 240 {
                signs.append(alphabet[Int(byte) % alphabet.count])
            }
        }
        return signs
    }
}
