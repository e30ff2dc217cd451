import Glibc
package import Standards

extension WallClock {
    /// The operating system's clock (`CLOCK_REALTIME`), in the microseconds that an `Instant` counts.
    package static let system = WallClock {
        // Not `timespec`: the compiler takes it for Glibc's or for Dispatch's, whichever module it met first.
        var time = timeval()
        gettimeofday(&time, nil)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_usec))
    }
}
