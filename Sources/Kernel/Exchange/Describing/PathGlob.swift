/// The path of an endpoint right (UG-SS 7.2): `*` stands for anything within a segment, `**` for anything, `\*` and `\\` for themselves.
package struct PathGlob: Sendable, Hashable, CustomStringConvertible {
    private enum Step: Hashable {
        case byte(UInt8)
        case withinSegment
        case anything
    }

    /// The pattern as it was written.
    package let description: String
    private let steps: [Step]

    /// The most bytes of a pattern.
    package static let limit = 512

    /// Reads a pattern; nil where it is longer than `limit`.
    package init?(_ pattern: String) {
        guard pattern.utf8.count <= Self.limit else { return nil }
        description = pattern
        var steps: [Step] = []
        var rest = Array(pattern.utf8)[...]
        while let byte = rest.popFirst() {
            switch (byte, rest.first) {
            case (UInt8(ascii: "\\"), UInt8(ascii: "*")), (UInt8(ascii: "\\"), UInt8(ascii: "\\")):
                steps.append(.byte(rest.removeFirst()))
            case (UInt8(ascii: "*"), UInt8(ascii: "*")):
                while rest.first == UInt8(ascii: "*") { rest.removeFirst() }
                steps.append(.anything)
            case (UInt8(ascii: "*"), _): steps.append(.withinSegment)
            default: steps.append(.byte(byte))
            }
        }
        self.steps = steps
    }

    /// Whether the whole path matches; the work is bounded by both lengths multiplied, whatever they hold.
    package func matches(_ path: ServicePath) -> Bool {
        var reached = [Bool](repeating: false, count: steps.count + 1)
        reached[0] = true
        skipStars(&reached)
        for byte in path.bytes {
            var next = [Bool](repeating: false, count: steps.count + 1)
            for (index, step) in steps.enumerated() where reached[index] {
                switch step {
                case .byte(let wanted): if wanted == byte { next[index + 1] = true }
                case .withinSegment: if byte != UInt8(ascii: "/") { next[index] = true }
                case .anything: next[index] = true
                }
            }
            skipStars(&next)
            reached = next
        }
        return reached[steps.count]
    }

    /// A star may stand for nothing.
    private func skipStars(_ reached: inout [Bool]) {
        for (index, step) in steps.enumerated() where reached[index] {
            if case .byte = step { continue }
            reached[index + 1] = true
        }
    }
}
