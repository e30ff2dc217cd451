import ArgumentParser

/// The command line of the city.
@main
struct Yitong: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yitong",
        abstract: "A city's digital government in one program. 一通百通",
        discussion: """
            Begin with 'yitong demo': a fictional city on http://127.0.0.1:8080 with accounts to sign in with.
            'yitong serve --config FILE' runs a real one. What it holds can be proved at any time: 'yitong verify'.
            """,
        version: "0.1.0",
        subcommands: [
            DemoCommand.self, ServeCommand.self, ImportCommand.self, VerifyCommand.self, RebuildCommand.self,
            PackCommand.self, DemoDataCommand.self, GatewayCommand.self,
        ])
}
