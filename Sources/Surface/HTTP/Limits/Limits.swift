import Hummingbird
package import HummingbirdCore
import NIOCore

/// How much of anything a request may bring.
package enum Limits {
    /// Bytes of a form or a JSON body.
    package static let body = 64 * 1024
    /// Fields of a form: enough for a catalogue entry of 100 data items.
    package static let formFields = 1_000
    /// Bytes of a file for an import.
    package static let upload = 2 * 1024 * 1024 * 1024
    /// Nesting of a JSON body.
    package static let jsonDepth = 32

    /// Connections at one time: 10,000, or fewer where the process may not open as many files.
    ///
    /// Further ones wait to be accepted until one closes. Store, journal and uploads keep 128 files.
    package static func connections(openFiles: Int) -> any AvailableConnectionsDelegate {
        MaximumAvailableConnections(min(10_000, max(16, openFiles - 128)))
    }

    /// A server whose connections are bounded: header sizes and counts, and how long a client may be silent or slow.
    package static func server(patience: Duration) -> HTTPServerBuilder {
        let configuration = HTTP1Channel.Configuration(
            additionalChannelHandlers: [SlowClientHandler(grace: patience)],
            idleTimeout: TimeAmount(patience),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))
        return HTTPServerBuilder { responder in
            LoopBoundChannel(base: HTTP1Channel(responder: responder, configuration: configuration))
        }
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
