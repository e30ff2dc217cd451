import Logging

/// The program's log: one line per event on standard error.
enum Log {
    /// Sends all logs to standard error and returns the program's own, from `level` up.
    static func start(level: String) -> Logger {
        let least = Logger.Level(rawValue: level) ?? .info
        LoggingSystem.bootstrap { label in
            var handler = LineLogHandler(StreamLogHandler.standardError(label: label))
            handler.logLevel = least
            return handler
        }
        return Logger(label: "yitong")
    }
}

/// Keeps metadata as it is until something is logged: every request sets some, and hardly any logs.
private struct LineLogHandler: LogHandler {
    private var writer: StreamLogHandler
    var metadata: Logger.Metadata = [:]

    init(_ writer: StreamLogHandler) {
        self.writer = writer
    }

    var logLevel: Logger.Level {
        get { writer.logLevel }
        set { writer.logLevel = newValue }
    }

    var metadataProvider: Logger.MetadataProvider? {
        get { writer.metadataProvider }
        set { writer.metadataProvider = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var event = event
        event.metadata = metadata.merging(event.metadata ?? [:]) { _, own in own }
        writer.log(event: event)
    }
}
