/// The place of each Han character of GB 2312-80 in that standard's order.
enum HanOrder {
    /// How many characters level one has.
    static let levelOneCount = 3_755

    /// The place of a character, counted from 0 through level one and then level two; nil for all others.
    static func rank(_ scalar: UInt32) -> Int? {
        guard scalar >= first, scalar <= last else { return nil }
        let place = places[Int(scalar - first)]
        return place == 0 ? nil : Int(place) - 1
    }

    private static let first: UInt32 = 0x4E00
    private static let last: UInt32 = 0x9FA0

    /// Place plus one for each code point of the block, 0 where GB 2312 has none; made at first use in a millisecond.
    private static let places: [UInt16] = {
        var places = [UInt16](repeating: 0, count: Int(last - first) + 1)
        for (place, scalar) in (levelOne + levelTwo).unicodeScalars.enumerated()
        where scalar.value >= first && scalar.value <= last {
            places[Int(scalar.value - first)] = UInt16(place + 1)
        }
        return places
    }()
}
