/// The check systems by which one character guards the others, each as its standard writes it.
enum CheckSystem {
    /// ISO 7064 MOD 11-2 over seventeen digits, as GB 11643 uses it: the check character `0`–`9` or `X`.
    ///
    /// nil where one of the first seventeen bytes is no digit.
    static func mod11Radix2(_ bytes: Span<UInt8>) -> UInt8? {
        guard bytes.count >= 17 else { return nil }
        var sum = 0
        for index in 0..<17 {
            guard let digit = ASCII.digit(bytes[index]) else { return nil }
            sum = (sum + digit) * 2 % 11
        }
        return mod11Character((12 - sum) % 11)
    }

    /// GB 11714: eight characters with weights 3 7 9 10 5 8 4 2, letters counted from A = 10; `0`–`9` or `X`.
    ///
    /// nil where one of the eight bytes from `start` is neither digit nor capital letter.
    static func organisation(_ bytes: Span<UInt8>, from start: Int) -> UInt8? {
        guard start >= 0, bytes.count >= start + 8 else { return nil }
        var sum = 0
        for index in 0..<8 {
            let byte = bytes[start + index]
            if let digit = ASCII.digit(byte) {
                sum += digit * organisationWeights[index]
            } else if ASCII.isUpper(byte) {
                sum += (Int(byte - UInt8(ascii: "A")) + 10) * organisationWeights[index]
            } else {
                return nil
            }
        }
        return mod11Character((11 - sum % 11) % 11)
    }

    /// GB 32100: MOD 31 with weights 3ⁱ over an alphabet without I, O, S, V and Z; the eighteenth character.
    ///
    /// nil where one of the first seventeen bytes is not of the alphabet.
    static func mod31(_ bytes: Span<UInt8>) -> UInt8? {
        guard bytes.count >= 17 else { return nil }
        var (sum, weight) = (0, 1)
        for index in 0..<17 {
            guard let value = socialCreditValue(bytes[index]) else { return nil }
            sum += value * weight
            weight = weight * 3 % 31
        }
        return socialCreditAlphabet[(31 - sum % 31) % 31]
    }

    /// The value 0–30 of a character of GB 32100's alphabet, or nil.
    static func socialCreditValue(_ byte: UInt8) -> Int? {
        byte < 128 && socialCreditValues[Int(byte)] >= 0 ? Int(socialCreditValues[Int(byte)]) : nil
    }

    private static let organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
    private static let socialCreditAlphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    private static let socialCreditValues: [Int8] = {
        var values = [Int8](repeating: -1, count: 128)
        for (value, byte) in socialCreditAlphabet.enumerated() { values[Int(byte)] = Int8(value) }
        return values
    }()

    private static func mod11Character(_ value: Int) -> UInt8 {
        value == 10 ? ASCII.upperX : ASCII.zero + UInt8(value)
    }
}
