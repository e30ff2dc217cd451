import Definitions
import Standards

@testable import Registry

extension FuzzTarget {
    /// The first two bytes choose separator, limits and the size of the pieces; the rest is the file.
    static let csvReader = FuzzTarget("csv-reader") { bytes in
        guard bytes.count > 2 else { return }
        let separator = Array(",;\t".utf8)[Int(bytes[0] % 3)]
        let limits = bytes[0] < 128 ? CSVLimits() : CSVLimits(record: 48, field: 12, fields: 4)
        let file = Array(bytes[2...])
        let whole = steps(file, separator, limits, piece: max(1, file.count))
        let pieces = steps(file, separator, limits, piece: Int(bytes[1] % 7) + 1)
        require(whole == pieces, "how a file is cut makes no difference")
        var offset: Int64 = 0
        for step in whole {
            require(step.start >= offset && step.end > step.start, "records follow each other")
            offset = step.end
        }
        require(offset <= Int64(file.count), "no record ends after the file")
        if let middle = whole.dropFirst(whole.count / 2).first {
            let rest = steps(
                Array(file[Int(middle.end)...]), separator, limits, piece: 3, offset: middle.end, line: middle.nextLine)
            require(Array(whole.dropFirst(whole.count / 2 + 1)) == rest, "reading may begin again after any record")
        }
    }

    /// The beginning of an import: encoding, separator, header, and the values of the first rows.
    static let csvHeader = FuzzTarget("csv-header") { bytes in
        guard let shape = Sample.shape else { return }
        let guess = EncodingGuess(bytes)
        _ = EncodingGuess.later(bytes)
        guard
            let survey = try? ImportSurvey(
                bytes, guess: guess, format: CSVFormat(), shape: shape, limits: CSVLimits())
        else { return }
        require(survey.offset <= Int64(bytes.count), "the first row stands within the file or at its end")
        guard let characters = Characters(survey.encoding) else { return }
        var reader = CSVReader(separator: survey.separator, offset: survey.offset, line: survey.line)
        reader.feed(bytes[Int(survey.offset)...])
        reader.finish()
        while case .record(let record) = reader.next() {
            for index in 0..<record.count {
                guard let cell = characters.utf8(reader.field(index)) else { continue }
                require(text(cell) != nil, "what was decoded is UTF-8")
            }
        }
    }

    private struct Step: Equatable {
        let fields: [[UInt8]]
        let reason: CSVFault.Reason?
        let start: Int64
        let end: Int64
        let line: Int64
        let nextLine: Int64
    }

    private static func steps(
        _ file: [UInt8], _ separator: UInt8, _ limits: CSVLimits, piece: Int, offset: Int64 = 0, line: Int64 = 1
    ) -> [Step] {
        var reader = CSVReader(separator: separator, limits: limits, offset: offset, line: line)
        var (steps, fed): ([Step], Int) = ([], 0)
        while true {
            switch reader.next() {
            case .record(let record):
                let fields = (0..<record.count).map { Array(reader.field($0)) }
                steps.append(
                    Step(
                        fields: fields, reason: nil, start: record.start, end: record.end, line: record.line,
                        nextLine: record.nextLine))
            case .fault(let fault):
                steps.append(
                    Step(
                        fields: [], reason: fault.reason, start: fault.start, end: fault.end, line: fault.line,
                        nextLine: fault.nextLine))
            case .needsBytes:
                let next = min(file.count, fed + piece)
                if fed == next { reader.finish() } else { reader.feed(file[fed..<next]) }
                fed = next
            case .end:
                return steps
            }
        }
    }
}
