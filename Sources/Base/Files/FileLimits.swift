/// How much the city stores.
///
/// Sizes in bytes.
package struct FileLimits: Sendable, Hashable {
    /// The longest single file, whatever a caller allows.
    package var file: Int64
    /// All files of one owner together.
    package var owner: Int64
    /// All files together.
    package var total: Int64

    /// Bounds; unless told otherwise 8 GiB a file, 64 GiB an owner, 1 TiB in all.
    package init(file: Int64 = 8 << 30, owner: Int64 = 64 << 30, total: Int64 = 1 << 40) {
        self.file = file
        self.owner = owner
        self.total = total
    }
}
