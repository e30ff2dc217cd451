import ArgumentParser
import Foundation
import Platform
import Standards

/// Runs the demonstration: a fictional city, loaded at the first start.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Run the fictional city that shows everything.",
        discussion: """
            The first start makes accounts and residents (all invented, the same ones every time); later starts keep what
            you did. Five gateways run beside the city, each a process of its own; killed with -9, the city leaves them
            running for half an hour, and the next start takes over. Stop it with Ctrl-C, or kill it as rudely as you like. Remove the data folder to begin anew.
            """)

    @Option(help: "The store: sqlite:PATH or postgres://… (default: a file in the data folder).")
    var store: String?

    @Option(help: "The folder that holds packs/ and web/.")
    var home = "."

    @Option(help: "The folder for everything that the demonstration keeps.")
    var data = ".demo"

    @Option(help: "The port to listen on, on 127.0.0.1.")
    var port: Int?

    @Option(help: "How many residents the first start makes.")
    var residents = 20_000

    @Option(
        help:
            "The port of the first gateway for clients on 127.0.0.1, four more follow; the ports between gateways are 200 above."
    )
    var gatewayPort = 8_280

    @Flag(inversion: .prefixedNo, help: "Whether the five departments' gateways run too.")
    var gateways = true

    func validate() throws {
        guard (1...65_000).contains(gatewayPort) else { throw ValidationError("--gateway-port: 1 to 65,000") }
        guard (0...5_000_000).contains(residents) else { throw ValidationError("--residents: 0 to 5,000,000") }
    }

    func run() async throws {
        var settings = try await CityConfiguration.given(
            ["store": store, "home": home, "data": data], defaults: ["demo": "true", "log.level": "notice"])
        if let port { settings.http.port = port }
        let logger = Log.start(level: settings.logLevel)
        let (wanted, firstPort) = (residents, gateways ? gatewayPort : nil)
        try await CityRunner.run(settings, logger: logger) { city in
            try await DemoCity(city: city, residents: wanted).loadPeople()
        } whenRunning: { city in
            let demo = try DemoCity(city: city, residents: wanted)
            var progress = ProgressLine("making residents", unit: "residents")
            let hasWaited = try await demo.loadRegisters { done, total in progress.show(done: done, total: total) }
            if hasWaited { progress.finish() }
            try await demo.loadExchange()
            for line in demo.introduction { Terminal.say(line) }
            if let firstPort { try await DemoExchange(city: city, clientPort: firstPort).run(logger: logger) }
        }
    }
}
