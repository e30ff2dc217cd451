import Crypto
import Glibc
import Standards
import Synchronization

/// Takes a file that is being sent into a temporary one, hashing as it goes.
///
/// Every call stands on the spool's own thread.
final class SpoolWriter: Sendable {
    private struct State: ~Copyable {
        var descriptor: Int32
        var hash = SHA256()
        var size: Int64 = 0

        init(descriptor: Int32) {
            self.descriptor = descriptor
        }

        deinit {
            if descriptor >= 0 { close(descriptor) }
        }
    }

    let path: String
    private let state: Mutex<State>

    init(path: String) throws(FileError) {
        self.path = path
        state = Mutex(State(descriptor: try Disk.open(path, O_WRONLY | O_CREAT | O_EXCL)))
    }

    func append(_ bytes: [UInt8], limit: Int64) throws {
        try state.withLock { state in
            let (sum, overflow) = state.size.addingReportingOverflow(Int64(bytes.count))
            guard !overflow, sum <= limit else { throw FileError(.tooLarge) }
            try bytes.withUnsafeBytes { raw in
                try Disk.write(state.descriptor, raw)
                state.hash.update(bufferPointer: raw)
            }
            state.size = sum
        }
    }

    /// Puts the bytes on the disk and says what they hash to and how many they are.
    func finish() throws -> (sha256: String, size: Int64) {
        try state.withLock { state in
            try Disk.sync(state.descriptor)
            return (Hexadecimal.text(state.hash.finalize()), state.size)
        }
    }
}
