import Hummingbird
package import HummingbirdCore
import NIOCore

/// How much of anything a request may bring.
package enum Limits {
    /// Bytes of a form or a JSON body.
    package static let body = 64 * 1024
    /// Fields of a form.
    package static let formFields = 200
    /// Bytes of a file for an import.
    package static let upload = 2 * 1024 * 1024 * 1024
    /// Nesting of a JSON body.
    package static let jsonDepth = 32

    /// A server whose connections are bounded: header sizes and counts, and 60 seconds of silence at most.
    package static var server: HTTPServerBuilder {
        .http1(
            configuration: .init(
                idleTimeout: .seconds(60),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100)))
    }
}

/// Sizes as people read them.
package enum ByteSize {
    /// `512 B`, `64 KB`, `2 GB`: whole units of 1,024.
    package static func text(_ bytes: Int) -> String {
        var (value, unit) = (bytes, 0)
        let units = ["B", "KB", "MB", "GB", "TB"]
        while value >= 1_024 && value % 1_024 == 0 || value >= 10_240, unit < units.count - 1 {
            value /= 1_024
            unit += 1
        }
        return "\(value) \(units[unit])"
    }
}
