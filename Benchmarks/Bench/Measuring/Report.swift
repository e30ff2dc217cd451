import Foundation

/// The table that `make bench` prints, and `bench.json`.
struct Report: Encodable {
    /// One figure beside its reference and its bar.
    struct Row: Encodable {
        /// What was measured.
        let name: String
        /// The figure, with its unit.
        let figure: String
        /// What it is compared with, measured in the same run.
        let reference: String
        /// The figure against its reference or bar.
        let ratio: Double?
        /// What was aimed at.
        let bar: String
        /// Whether it was reached.
        let isReached: Bool
        /// Processor time per operation, where it says something.
        let cpu: String
    }

    private(set) var machine: [String: String] = [:]
    private(set) var rows: [Row] = []

    /// Notes a fact about the machine or the run.
    mutating func note(_ key: String, _ value: String) {
        machine[key] = value
        FileHandle.standardError.write(Data("   \(key): \(value)\n".utf8))
    }

    /// Adds a figure and shows it at once.
    mutating func add(_ row: Row) {
        rows.append(row)
        FileHandle.standardError.write(Data((Self.line(row) + "\n").utf8))
    }

    /// The table as Markdown.
    var table: String {
        let facts = machine.sorted { $0.key < $1.key }.map { "- \($0.key): \($0.value)" }
        let head = ["| what | figure | reference | ratio | bar | reached | CPU |", "|---|---|---|---|---|---|---|"]
        return (facts + [""] + head + rows.map(Self.line)).joined(separator: "\n")
    }

    /// The report as JSON with sorted keys.
    func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(self)
    }

    private static func line(_ row: Row) -> String {
        let ratio = row.ratio.map { String(format: "%.2f", $0) } ?? "–"
        let reached = row.isReached ? "yes" : "NO"
        return "| \(row.name) | \(row.figure) | \(row.reference) | \(ratio) | \(row.bar) | \(reached) | \(row.cpu) |"
    }
}
