import ArgumentParser
import Platform

/// Makes projections anew.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Make the tables that follow from the journal anew.",
        discussion: """
            A projection has no outside effect: rebuilding it changes nothing but its own tables, and no message is sent
            again. Stop the city first where it runs on SQLite.

              yitong rebuild --data .demo            all projections
              yitong rebuild NAME --data .demo       one of them
            """)

    @Argument(help: "The projections; none: all.")
    var projections: [String] = []

    @OptionGroup var city: CityOptions

    func run() async throws {
        let settings = try await city.settings()
        let inspection = try await Inspection.open(settings, logger: Log.start(level: "error"))
        do {
            for name in try inspection.projections(named: projections) {
                Terminal.note("rebuilding \(name)")
                let position = try await inspection.rebuild(name)
                Terminal.say("\(name): rebuilt up to position \(position)")
            }
        } catch {
            await inspection.close()
            throw error
        }
        await inspection.close()
    }
}
