import Definitions
import Foundation
import Platform

/// Residents as CSV files whose keys come in no order.
enum CrowdFile {
    /// Writes a file for each path and count, each with a header and residents of its own, shuffled.
    static func write(_ files: [(path: String, count: Int)], home: String) throws {
        guard let dataset = try PackSet.load(home + "/packs").packs?.datasets[BenchCity.dataset] else {
            throw BenchError("no dataset \(BenchCity.dataset) in \(home)/packs")
        }
        let crowd = DemoCrowd(count: files.reduce(0) { $0 + $1.count })
        var lines = DemoCSV(crowd, dataset: dataset).makeIterator()
        guard let header = lines.next() else { throw BenchError("the crowd has no header") }
        for (path, count) in files { try write(&lines, count, header: header, to: path) }
    }

    private static func write(
        _ lines: inout DemoCSV.Iterator, _ count: Int, header: String, to path: String
    ) throws {
        let ordered = path + ".ordered"
        guard FileManager.default.createFile(atPath: path, contents: Data(header.utf8)),
            FileManager.default.createFile(atPath: ordered, contents: nil),
            let file = FileHandle(forWritingAtPath: ordered)
        else { throw BenchError("cannot write \(path)") }
        defer { try? FileManager.default.removeItem(atPath: ordered) }
        var piece: [UInt8] = []
        for _ in 0..<count {
            guard let line = lines.next() else { break }
            piece.append(contentsOf: line.utf8)
            guard piece.count >= 1 << 20 else { continue }
            try file.write(contentsOf: Data(piece))
            piece.removeAll(keepingCapacity: true)
        }
        try file.write(contentsOf: Data(piece))
        try Program.run("/bin/sh", ["-c", #"shuf "$1" >> "$2""#, "sh", ordered, path])
    }
}
