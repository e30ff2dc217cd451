/// Which gateway of which instance a certificate is for: `urn:yitong:gateway:<instance>:<id>`.
package struct MachineName: Sendable, Hashable, CustomStringConvertible {
    /// The instance, such as `ZS`.
    package let instance: String
    /// The gateway's id within the instance.
    package let id: String

    private static let head = "urn:yitong:gateway:"

    /// A name of two parts, each 1–64 ASCII letters, digits, points, hyphens and underscores; nil for anything else.
    package init?(instance: String, id: String) {
        guard Self.isPart(instance), Self.isPart(id) else { return nil }
        self.instance = instance
        self.id = id
    }

    /// Reads the URN; nil for anything else.
    package init?(_ urn: String) {
        guard urn.hasPrefix(Self.head) else { return nil }
        let parts = urn.dropFirst(Self.head.count).split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        self.init(instance: String(parts[0]), id: String(parts[1]))
    }

    /// The URN, as it stands among a certificate's alternative names.
    package var description: String { "\(Self.head)\(instance):\(id)" }

    private static func isPart(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
