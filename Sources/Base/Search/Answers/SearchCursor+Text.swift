import Standards

extension SearchCursor: LosslessStringConvertible {
    /// The cursor of a text from outside; nil for whatever `description` does not write.
    package init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard (17...17 + 2 * Place.mostIDBytes).contains(bytes.count), bytes.count % 2 == 1,
            let tier = Tier(rawValue: Int64(bytes[0]) - 0x30),
            let order = Self.bytes(bytes[1..<17]), let id = Self.bytes(bytes[17...]),
            let id = String(validating: id, as: UTF8.self), Place.isID(id)
        else { return nil }
        let bits = order.reduce(0) { $0 << 8 | UInt64($1) }
        self.init(Place(tier: tier, order: Int64(bitPattern: bits), id: id))
    }

    /// Digits and `a` to `f`: the tier, the order in 16 of them, the id's bytes.
    package var description: String {
        let order = UInt64(bitPattern: place.order)
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: order >> (56 - 8 * $0)) } + Array(place.id.utf8)
        return String(place.tier.rawValue) + Hexadecimal.text(bytes)
    }

    private static func bytes(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in digits {
            guard let value = value(digit) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}
