import ArgumentParser
import Definitions
import Platform
import Standards

/// Writes fictional residents, and what other departments know of them, as CSV.
struct DemoDataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo-data",
        abstract: "Write fictional records as a CSV file that the dataset takes.",
        discussion: """
            The same count and seed give the same bytes. Numbers have right check digits and belong to nobody.

              yitong demo-data --count 2000 --seed 7 > people.csv
              yitong demo-data --count 2000 --seed 7 --dataset pension-recipient > pensions.csv

            Pensions, deaths, cremations, deregistrations and marriages are those of the residents of the same count and
            seed.
            """)

    @Option(help: "How many residents.")
    var count = 1_000

    @Option(help: "The dataset: \(DemoSet.allCases.map(\.rawValue).joined(separator: ", ")).")
    var dataset = DemoSet.residents.rawValue

    @Option(help: "What determines them.")
    var seed: UInt64 = 1

    @Option(help: "The folder that holds packs/.")
    var home = "."

    func validate() throws {
        guard (0...10_000_000).contains(count) else { throw ValidationError("--count: 0 to 10,000,000") }
        guard DemoSet(rawValue: dataset) != nil else {
            throw ValidationError("--dataset: " + DemoSet.allCases.map(\.rawValue).joined(separator: ", "))
        }
    }

    func run() throws {
        guard let definition = try PackSet.load(home + "/packs").packs?.datasets[dataset] else {
            Terminal.note("yitong demo-data: \(home)/packs holds no dataset '\(dataset)'; see 'yitong pack check'")
            throw Exit.noInput
        }
        var piece = ""
        for line in DemoCSV(DemoCrowd(count: count, seed: seed), dataset: definition) {
            piece += line
            if piece.utf8.count >= 65_536 {
                guard Terminal.write(piece) else { return }
                piece = ""
            }
        }
        Terminal.write(piece)
    }
}
