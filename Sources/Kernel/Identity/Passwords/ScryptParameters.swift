/// What a password hash costs (RFC 7914); recorded with every hash, so that it can be raised without a flag day.
package struct ScryptParameters: Sendable, Hashable {
    /// The binary logarithm of N, the number of blocks: 4…20.
    package let logarithm: Int
    /// The block size r: 1…16.
    package let blockSize: Int
    /// The parallelism p: 1…4.
    package let parallelism: Int

    /// Parameters within bounds, or nil: what is read from a row must not be able to ask for all memory.
    package init?(logarithm: Int, blockSize: Int, parallelism: Int) {
        guard (4...20).contains(logarithm), (1...16).contains(blockSize), (1...4).contains(parallelism),
            128 * (1 << logarithm) * blockSize * parallelism <= Self.maximumMemory
        else { return nil }
        self.init(unchecked: (logarithm, blockSize, parallelism))
    }

    private init(unchecked: (logarithm: Int, blockSize: Int, parallelism: Int)) {
        (logarithm, blockSize, parallelism) = unchecked
    }

    /// The most memory that one hash may take, in bytes.
    private static let maximumMemory = 256 << 20

    /// N = 2¹⁵, r = 8, p = 1: 32 MiB and about a tenth of a second.
    package static let production = ScryptParameters(unchecked: (15, 8, 1))
    /// N = 2⁴, r = 1, p = 1: for tests alone; it protects nothing.
    package static let trivial = ScryptParameters(unchecked: (4, 1, 1))

    /// N itself.
    var rounds: Int { 1 << logarithm }
}
