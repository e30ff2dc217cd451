import ArgumentParser
import Platform

/// Lets a new gateway join the exchange.
struct GatewayJoinCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join",
        abstract: "Make a key, ask to be let in with a code, and write the configuration.",
        discussion: """
            The code comes from the exchange's operator (数据交换 › 网关 › 邀请). Somebody else there compares the fingerprint that
            is printed here with the one on her page and approves; the certificate then comes by itself. The private key
            never leaves this machine. Interrupted anywhere, the same command goes on.

              yitong gateway join K7QM-2F8D-… --hub http://127.0.0.1:8080 --host 10.20.0.7 --data gateway
            """)

    @Argument(help: "The join code: 36 letters and digits.")
    var code: String

    @Option(help: "Where the hub is.")
    var hub: String

    @Option(help: "The folder for everything that the gateway keeps.")
    var data = "gateway"

    @Option(help: "The instance's code.")
    var instance = "ZS"

    @Option(help: "The address at which other gateways reach this one.")
    var host = "127.0.0.1"

    @Option(help: "The port at which other gateways reach this one.")
    var port = 8_480

    @Option(help: "The port at which the department's own systems call, on 127.0.0.1.")
    var clientPort = 8_280

    func validate() throws {
        guard (1...65_535).contains(port), (1...65_535).contains(clientPort) else {
            throw ValidationError("ports: 1 to 65535")
        }
        guard hub.hasPrefix("http://") || hub.hasPrefix("https://") else {
            throw ValidationError("--hub: an address such as http://127.0.0.1:8080")
        }
    }

    func run() async throws {
        let terms = GatewayJoin.Terms(
            hub: hub, data: data, instance: instance, host: host, port: port, clients: ("127.0.0.1", clientPort))
        do {
            try await GatewayJoin.run(code, terms) { step in
                switch step {
                case .waiting(let gateway, let fingerprint):
                    Terminal.say(
                        "The code is for the gateway '\(gateway)'. Waiting until somebody at the hub approves it.")
                    Terminal.say("Fingerprint of this gateway's key, to be compared on the page:")
                    Terminal.say("  \(fingerprint)")
                case .joined(let gateway, let file):
                    Terminal.say("'\(gateway)' has joined. Its configuration is in \(file). Start it by:")
                    Terminal.say("  yitong gateway --config \(file)")
                }
            }
        } catch let error as GatewayError {
            Terminal.note("yitong gateway join: \(error)")
            throw Exit.notPermitted
        }
    }
}
