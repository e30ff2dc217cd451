import Definitions
import Foundation
import Platform

/// Residents as a CSV file whose keys come in no order.
enum CrowdFile {
    /// Writes a header and `count` residents, shuffled.
    static func write(_ count: Int, to path: String, home: String) throws {
        guard let dataset = try PackSet.load(home + "/packs").packs?.datasets[BenchCity.dataset] else {
            throw BenchError("no dataset \(BenchCity.dataset) in \(home)/packs")
        }
        let ordered = path + ".ordered"
        guard FileManager.default.createFile(atPath: path, contents: nil),
            FileManager.default.createFile(atPath: ordered, contents: nil),
            let header = FileHandle(forWritingAtPath: path), let lines = FileHandle(forWritingAtPath: ordered)
        else { throw BenchError("cannot write \(path)") }
        defer { try? FileManager.default.removeItem(atPath: ordered) }
        var piece: [UInt8] = []
        var isHeader = true
        for line in DemoCSV(DemoCrowd(count: count), dataset: dataset) {
            if isHeader {
                try header.write(contentsOf: Data(line.utf8))
                isHeader = false
                continue
            }
            piece.append(contentsOf: line.utf8)
            guard piece.count >= 1 << 20 else { continue }
            try lines.write(contentsOf: Data(piece))
            piece.removeAll(keepingCapacity: true)
        }
        try lines.write(contentsOf: Data(piece))
        try Program.run("/bin/sh", ["-c", #"shuf "$1" >> "$2""#, "sh", ordered, path])
    }
}
