/// The path of a call below its service, decoded and normalised for matching against rights.
///
/// What is forwarded is the raw path; this is only what rights are held against. Anything that two readers could read in two ways
/// is refused: an encoded slash, a control character, bytes that are no UTF-8 (overlong forms among them), a path that
/// climbs above its root, and anything that still holds `..` afterwards.
package struct ServicePath: Sendable, Hashable {
    /// The decoded bytes, empty or begun by a slash.
    package let bytes: [UInt8]

    /// The most bytes that are matched.
    package static let limit = 4_096

    /// Reads the raw path of a call (`RequestHead.servicePath`); nil where it must be refused.
    package init?(_ raw: some Collection<UInt8>) {
        guard raw.count <= Self.limit, let decoded = Self.decoded(raw) else { return nil }
        guard let path = Self.normalised(decoded) else { return nil }
        bytes = path
    }

    /// The path as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    private static func decoded(_ raw: some Collection<UInt8>) -> [UInt8]? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(raw.count)
        var rest = raw[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst().flatMap(NamePart.digit),
                    let low = rest.popFirst().flatMap(NamePart.digit)
                else { return nil }
                let value = high << 4 | low
                guard value != UInt8(ascii: "/"), value != UInt8(ascii: "\\"), value >= 0x20, value != 0x7F else {
                    return nil
                }
                decoded.append(value)
            } else {
                guard byte == UInt8(ascii: "/") || NamePart.isBare(byte) else { return nil }
                decoded.append(byte)
            }
        }
        guard decoded.isEmpty || decoded[0] == UInt8(ascii: "/") else { return nil }
        return String(validating: decoded, as: UTF8.self) == nil ? nil : decoded
    }

    /// Without `.` and `..` segments (RFC 3986 section 5.2.4); nil where it climbs above its root or still holds `..`.
    private static func normalised(_ path: [UInt8]) -> [UInt8]? {
        var segments: [ArraySlice<UInt8>] = []
        let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst()
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            if part.elementsEqual(".".utf8) {
                if isLast { segments.append([]) }
            } else if part.elementsEqual("..".utf8) {
                guard segments.popLast() != nil else { return nil }
                if isLast { segments.append([]) }
            } else {
                segments.append(part)
            }
        }
        var normal: [UInt8] = []
        for segment in segments {
            normal.append(UInt8(ascii: "/"))
            normal.append(contentsOf: segment)
        }
        for index in normal.indices.dropLast() where normal[index] == 0x2E && normal[index + 1] == 0x2E { return nil }
        return normal
    }
}
