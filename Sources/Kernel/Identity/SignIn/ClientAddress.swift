/// Where a sign-in comes from, as far as failures are counted by it: an IPv4 address, or the /64 of an IPv6 one, within which
/// a single client may choose any address it likes.
struct ClientAddress: Sendable, Hashable {
    /// What is recorded.
    let text: String

    /// The address that the connection, or a trusted proxy, names; at most 64 characters of it.
    init(_ address: String) {
        let plain = address.prefix { $0 != "%" }.prefix(64)
        guard plain.contains(":") else {
            text = plain.isEmpty ? "unknown" : String(plain)
            return
        }
        // ::ffff:192.0.2.1 is IPv4 in the clothes of IPv6.
        if plain.contains("."), let last = plain.split(separator: ":").last {
            text = String(last)
            return
        }
        text = Self.network(plain).map { "\($0)::/64" } ?? "unknown"
    }

    /// The first four groups, in lower case and without leading zeros; nil for what is no address.
    private static func network(_ text: Substring) -> String? {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false).map { half in
            half.isEmpty ? [] : half.split(separator: ":", omittingEmptySubsequences: false)
        }
        guard let head = halves.first, halves.count <= 2 else { return nil }
        let tail = halves.count == 2 ? halves[1] : []
        let missing = 8 - head.count - tail.count
        guard halves.count == 2 ? missing >= 1 : missing == 0 else { return nil }
        let groups = (head + Array(repeating: "0", count: missing) + tail).map { UInt16($0, radix: 16) }
        guard !groups.contains(nil) else { return nil }
        return groups.prefix(4).compactMap { $0.map { String($0, radix: 16) } }.joined(separator: ":")
    }
}
