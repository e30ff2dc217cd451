import ArgumentParser
import Platform

/// Runs a gateway.
struct GatewayRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a gateway of one or many members.",
        discussion: """
            Keys of the configuration file, each also as YITONG_… in the environment:

              gateway                its id at the hub (needed)
              instance               the instance's code; ZS
              data                   folder for key, certificate and records; gateway
              hub.url, hub.key       where the hub is, and whom to believe (needed; 'join' writes both)
              hub.pollMilliseconds   how often the trust configuration is asked for; 2000
              clients.host, .port    where the department's own systems call; 127.0.0.1:8280
              link.host, .port       where other gateways call; 0.0.0.0:8480
              services               a YAML file: systems behind the gateway, who may call in their name, what they serve
              registry, home         the store with the datasets that are served, and the folder with packs/
              limits.bodyBytes       the largest body; 8388608
              limits.inFlightBytes   bodies in the process at once; 67108864
              limits.seconds         how long a call may take; 60
              records.bodies         stored or digest; stored
              records.days           how long details are kept; 180
              errors.dialect         current (X-Road 7.8) or former (to 7.7); current
              log.level              notice

            SIGTERM ends it gracefully: calls under way are answered first.
            """)

    @Option(help: "The gateway's YAML or JSON file, as 'yitong gateway join' writes it.")
    var config: String?

    @Flag(help: ArgumentHelp("Run by the demonstration.", visibility: .hidden))
    var supervised = false

    func run() async throws {
        do {
            try await GatewayRunner.run(file: config, isSupervised: supervised, makeLogger: { Log.start(level: $0) }) {
                addresses in
                Terminal.note("gateway \(addresses.gateway): clients \(addresses.clients), gateways \(addresses.link)")
            }
        } catch let error as GatewayError {
            Terminal.note("yitong gateway: \(error)")
            throw Exit.configuration
        }
    }
}
