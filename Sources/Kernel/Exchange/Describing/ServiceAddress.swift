/// Where a call goes at the provider's system: the configured address, the call's raw path, its query unchanged.
package enum ServiceAddress {
    /// The path and query to ask for (`ServerRestMessageProcessor.concatPath`): one slash stays where both have one.
    ///
    /// `base` is the path of the configured address, such as `/api/`. Nil where the path would leave it: see `ServicePath`.
    package static func target(base: String, of request: RequestHead) -> [UInt8]? {
        let raw = request.bytes[request.servicePath]
        guard isContained(raw) else { return nil }
        var target = Array(base.utf8)
        if target.last == UInt8(ascii: "/"), raw.first == UInt8(ascii: "/") { target.removeLast() }
        target.append(contentsOf: raw)
        if target.isEmpty { target.append(UInt8(ascii: "/")) }
        if let query = request.query {
            target.append(UInt8(ascii: "?"))
            target.append(contentsOf: request.bytes[query])
        }
        return target
    }

    /// Whether no reader, however often it decodes once, finds the path climbing above the service.
    private static func isContained(_ raw: ArraySlice<UInt8>) -> Bool {
        var depth = 0
        for segment in raw.split(omittingEmptySubsequences: true, whereSeparator: { $0 == 0x2F || $0 == 0x5C }) {
            let name = dots(segment)
            if name == 2 { depth -= 1 } else if name != 1 { depth += 1 }
            guard depth >= 0 else { return false }
        }
        return !hidesClimb(raw)
    }

    /// 1 for `.`, 2 for `..`, each dot plain or encoded; 0 for anything else.
    private static func dots(_ segment: ArraySlice<UInt8>) -> Int {
        var rest = segment
        var count = 0
        while let byte = rest.popFirst() {
            if byte == 0x25, rest.count >= 2, rest.removeFirst() == 0x32, [0x45, 0x65].contains(rest.removeFirst()) {
                count += 1
            } else if byte == 0x2E {
                count += 1
            } else {
                return 0
            }
        }
        return count <= 2 ? count : 0
    }

    /// Whether an encoded slash or backslash stands next to two dots.
    private static func hidesClimb(_ raw: ArraySlice<UInt8>) -> Bool {
        var plain = String(decoding: raw, as: UTF8.self).lowercased()
        guard plain.contains("%2f") || plain.contains("%5c") else { return false }
        plain = plain.replacing("%2f", with: "/").replacing("%5c", with: "/").replacing("%2e", with: ".")
        return plain.split(separator: "/").contains("..")
    }
}
