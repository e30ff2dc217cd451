/// Where in the input a node stood, in UTF-8 bytes.
///
/// All offsets are equal, so that two trees are equal wherever they stood.
struct Offset: Sendable, Hashable {
    let bytes: Int?

    init(_ bytes: Int?) {
        self.bytes = bytes
    }

    static func == (lhs: Self, rhs: Self) -> Bool { true }

    func hash(into hasher: inout Hasher) {}
}
