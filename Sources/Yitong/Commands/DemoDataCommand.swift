import ArgumentParser
import Definitions
import Platform
import Standards

/// Writes fictional residents as CSV.
struct DemoDataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo-data",
        abstract: "Write fictional residents as a CSV file that the dataset takes.",
        discussion: """
            The same count and seed give the same bytes. Numbers have right check digits and belong to nobody.

              yitong demo-data --count 2000 --seed 7 > people.csv
            """)

    @Option(help: "How many residents.")
    var count = 1_000

    @Option(help: "What determines them.")
    var seed: UInt64 = 1

    @Option(help: "The folder that holds packs/.")
    var home = "."

    func validate() throws {
        guard (0...10_000_000).contains(count) else { throw ValidationError("--count: 0 to 10,000,000") }
    }

    func run() throws {
        guard let dataset = try PackSet.load(home + "/packs").packs?.datasets["resident"] else {
            Terminal.note("yitong demo-data: \(home)/packs holds no dataset 'resident'; see 'yitong pack check'")
            throw Exit.noInput
        }
        var piece = ""
        for line in DemoCSV(DemoCrowd(count: count, seed: seed), dataset: dataset) {
            piece += line
            if piece.utf8.count >= 65_536 {
                guard Terminal.write(piece) else { return }
                piece = ""
            }
        }
        Terminal.write(piece)
    }
}
