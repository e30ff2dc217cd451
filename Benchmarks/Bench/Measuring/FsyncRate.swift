import Foundation
import Glibc

/// How fast this disk makes a write durable: the physical limit of every lone commit.
enum FsyncRate {
    /// fdatasync calls after 8 KiB overwrites of a preallocated file in `folder`.
    static func measure(in folder: String, count: Int = 500) async throws -> Measurement {
        let path = folder + "/fsync-probe"
        let descriptor = open(path, O_CREAT | O_RDWR | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw BenchError("cannot open \(path)") }
        defer {
            close(descriptor)
            unlink(path)
        }
        let block = [UInt8](repeating: 0x5A, count: 8_192)
        for index in 0..<64 { pwrite(descriptor, block, block.count, index * block.count) }
        fsync(descriptor)
        return try await Measurement.of(count) {
            try (0..<count).map { index in
                let start = ContinuousClock.now
                pwrite(descriptor, block, block.count, (index % 64) * block.count)
                guard fdatasync(descriptor) == 0 else { throw BenchError("fdatasync failed") }
                return ContinuousClock.now - start
            }
        }
    }
}
