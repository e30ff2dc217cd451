import Crypto

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

    /// The first four groups, in lower case and without leading zeros.
    private static func network(_ text: Substring) -> String? {
        let halves = text.lowercased().split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let gap = halves.firstIndex(of: "")
        let head = halves[..<(gap ?? halves.endIndex)]
        let tail = gap.map { halves[$0...].drop { $0.isEmpty } } ?? []
        guard head.count + tail.count <= 8, gap != nil || head.count == 8 else { return nil }
        let zeros = Array(repeating: "0", count: 8 - head.count - tail.count)
        let groups = (head + zeros + tail).prefix(4).map { UInt16($0, radix: 16) }
        guard groups.allSatisfy({ $0 != nil }) else { return nil }
        return groups.compactMap { $0.map { String($0, radix: 16) } }.joined(separator: ":")
    }
}
