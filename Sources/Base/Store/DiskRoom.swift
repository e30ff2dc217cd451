import Glibc

/// How much room a disk has left.
package enum DiskRoom {
    /// Bytes that this user may still write on the disk of a file or folder (statvfs(3)); nil: it cannot be told.
    package static func left(at path: String) -> Int64? {
        var facts = statvfs()
        guard statvfs(path, &facts) == 0 else { return nil }
        let (bytes, overflow) = UInt64(facts.f_bavail).multipliedReportingOverflow(by: UInt64(facts.f_frsize))
        return overflow ? .max : Int64(clamping: bytes)
    }
}
