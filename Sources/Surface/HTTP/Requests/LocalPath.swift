/// A path of this site, safe to be redirected to.
///
/// Only `/…` of printable ASCII without backslash, not `//…`: browsers read `//host` and `/\host` as other sites.
package struct LocalPath: Sendable, Hashable {
    /// The path, with its query where it has one.
    package let text: String

    /// A path that came from outside; nil where a browser could leave this site by it.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= 512,
            bytes.count == 1 || bytes[1] != UInt8(ascii: "/"),
            bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        self.text = text
    }
}
