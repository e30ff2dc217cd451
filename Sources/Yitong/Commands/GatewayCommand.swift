import ArgumentParser

/// Everything that a department's gateway needs.
struct GatewayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gateway",
        abstract: "Run a department's gateway, or let a new one join the exchange.",
        discussion: """
            A gateway stands between a department's own systems and those of others. Its systems call it by HTTP as X-Road's
            REST protocol says; to other gateways it speaks TLS with certificates on both sides, signs what it says and
            keeps a record of it before it goes on. What it may do comes from the hub: a grant in the page is all that is
            needed to call.

              yitong gateway join K7QM-… --hub https://exchange.example.cn --data /var/lib/yitong-gateway
              yitong gateway --config /var/lib/yitong-gateway/gateway.yaml
              curl -H 'X-Road-Client: ZS/GOV/social-security/pension' \\
                http://127.0.0.1:8280/r1/ZS/GOV/data-bureau/registers/listMethods
            """,
        subcommands: [GatewayRunCommand.self, GatewayJoinCommand.self], defaultSubcommand: GatewayRunCommand.self)
}
