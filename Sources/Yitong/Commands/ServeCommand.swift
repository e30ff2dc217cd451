import ArgumentParser
import Identity
import Platform

/// Runs a city.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run a city: its pages, its interfaces, its sealer and its jobs.",
        discussion: """
            The first start makes the tables, the journal's key and the accounts of the three administrators, and prints
            their one-time passwords once. SIGTERM ends it gracefully: what was acknowledged is kept in any case.

              yitong serve --config city.yaml
              YITONG_HTTP_PORT=9000 yitong serve --data /var/lib/yitong --home /usr/share/yitong
            """)

    @OptionGroup var city: CityOptions

    @Option(help: "The port to listen on.")
    var port: Int?

    func run() async throws {
        var settings = try await city.settings()
        if let port { settings.http.port = port }
        let logger = Log.start(level: settings.logLevel)
        try await CityRunner.run(settings, logger: logger, beforeServing: Self.announceAdministrators)
    }

    /// Makes the three administrators at the first start and says their one-time passwords, once.
    @Sendable
    private static func announceAdministrators(of city: City) async throws {
        for password in try await city.bootstrap() {
            Terminal.say("one-time password of \(password.account): \(password.password)")
        }
    }
}
