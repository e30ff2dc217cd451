import Foundation

/// What an import did, for people and for programs.
struct ImportReport: Encodable {
    private let status: ImportStatus
    private let refusedRows: [RefusedRows.Row]

    init(status: ImportStatus, refusedRows: [RefusedRows.Row]) {
        self.status = status
        self.refusedRows = refusedRows
    }

    private enum Key: String, CodingKey { case accepted, refusedRows }

    func encode(to encoder: any Encoder) throws {
        try status.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(status.accepted, forKey: .accepted)
        try container.encode(refusedRows, forKey: .refusedRows)
    }

    /// One JSON object with sorted keys.
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// A few lines for people.
    static func describe(_ status: ImportStatus, _ refused: [RefusedRows.Row]) -> [String] {
        guard status.isOver else {
            return [
                "import \(status.job) has begun; to see it:",
                "  yitong import --job \(status.job) --dataset \(status.dataset) --account ACCOUNT",
            ]
        }
        let number = ProgressLine.grouped
        var lines = [
            "import \(status.job): \(status.state)",
            "  accepted \(number(status.accepted)) (new \(number(status.added)), changed \(number(status.changed)), "
                + "unchanged \(number(status.unchanged))), refused \(number(status.refused))",
        ]
        if let message = status.message { lines.append("  \(message)") }
        if !refused.isEmpty { lines.append("  refused rows:") }
        for row in refused {
            lines.append("    line \(row.line)\(row.field.map { ", \($0)" } ?? ""): \(row.reason) → \(row.mend)")
        }
        if status.refused > Int64(refused.count) {
            lines.append("    … \(number(status.refused - Int64(refused.count))) more on the import's page")
        }
        return lines
    }
}
