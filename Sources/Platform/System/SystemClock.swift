// The compiler sees `timespec` as Glibc's or as Dispatch's, whichever it met first: both are named.
import Dispatch
import Glibc
package import Standards

extension WallClock {
    /// The operating system's clock (`CLOCK_REALTIME`).
    package static let system = WallClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}
