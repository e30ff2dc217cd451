import Logging

/// The program's log: one line per event on standard error.
enum Log {
    /// Sends all logs to standard error and returns the program's own, from `level` up.
    static func start(level: String) -> Logger {
        let least = Logger.Level(rawValue: level) ?? .info
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = least
            return handler
        }
        return Logger(label: "yitong")
    }
}
