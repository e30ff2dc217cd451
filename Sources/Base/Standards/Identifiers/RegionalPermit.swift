/// Residence permit number of a Hong Kong, Macao or Taiwan resident (港澳居民居住证, 台湾居民居住证).
///
/// It follows GB 11643 with the address codes 810000, 820000 and 830000 (国办发〔2018〕81号).
package struct RegionalPermit: Sendable, Hashable, CustomStringConvertible {
    /// Where the holder is a resident.
    package enum Region: String, Sendable, Hashable, CaseIterable {
        /// 香港.
        case hongKong = "810000"
        /// 澳门.
        case macao = "820000"
        /// 台湾 (the permit's own code; the division code of Taiwan is 710000).
        case taiwan = "830000"
    }

    /// The eighteen characters.
    package let text: String
    /// Where the holder is a resident.
    package let region: Region
    /// The day of birth, positions 7–14.
    package let birthDay: Day

    /// Reads eighteen characters without anything around them.
    package init(_ text: String) throws(IdentifierError) {
        try self.init(utf8: text.utf8.span)
    }

    /// Reads eighteen characters of ASCII without anything around them.
    package init(utf8 bytes: Span<UInt8>) throws(IdentifierError) {
        switch GB11643.read(bytes) {
        case .failure(let fault):
            throw fault.error
        case .success(let birthDay):
            let text = ASCII.upperText(bytes, 0..<18)
            guard let region = Region(rawValue: String(text.prefix(6))) else { throw ResidentFault.region.error }
            self.text = text
            self.region = region
            self.birthDay = birthDay
        }
    }

    /// The sex: the seventeenth digit is odd for male, even for female.
    package var sex: Sex { Sex(sequence: text.utf8.dropFirst(16).first ?? 0) }

    package var description: String { text }
}
