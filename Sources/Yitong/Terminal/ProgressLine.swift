/// One line that says how far long work has come: done, total, rate and what remains.
///
/// On a screen the line is written over; in a log a new line comes every ten seconds.
struct ProgressLine {
    private let title: String
    private let unit: String
    private let started: ContinuousClock.Instant
    private var lastShown: ContinuousClock.Instant?

    /// A line for work called `title` that counts in `unit` (a plural noun).
    init(_ title: String, unit: String) {
        self.title = title
        self.unit = unit
        started = ContinuousClock.now
    }

    /// Shows `done` of `total` (nil: not known yet), at most five times a second.
    mutating func show(done: Int64, total: Int64?) {
        let now = ContinuousClock.now
        let pause: Duration = Terminal.isInteractive ? .milliseconds(200) : .seconds(10)
        if let lastShown, now - lastShown < pause, done != total { return }
        lastShown = now
        let line = Self.text(title: title, unit: unit, done: done, total: total, elapsed: now - started)
        if Terminal.isInteractive { Terminal.overwrite(line) } else { Terminal.note(line) }
    }

    /// Ends the line.
    func finish() {
        if Terminal.isInteractive, lastShown != nil { Terminal.note("") }
    }

    /// The line itself: `importing: 12,000 of 20,000 rows (60 %), 8,000 rows/s, 1 s left`.
    static func text(title: String, unit: String, done: Int64, total: Int64?, elapsed: Duration) -> String {
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        var parts = [grouped(done)]
        if let total, total > 0 {
            parts = ["\(grouped(done)) of \(grouped(total)) \(unit) (\(done * 100 / total) %)"]
        } else {
            parts[0] += " \(unit)"
        }
        if seconds >= 0.5, done > 0 {
            let rate = Double(done) / seconds
            parts.append("\(grouped(Int64(rate))) \(unit)/s")
            if let total, total > done { parts.append("\(remaining(Double(total - done) / rate)) left") }
        }
        return "\(title): " + parts.joined(separator: ", ")
    }

    private static func remaining(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        switch whole {
        case ..<90: return "\(whole) s"
        case ..<5_400: return "\(whole / 60) min \(whole % 60) s"
        default: return "\(whole / 3_600) h \(whole % 3_600 / 60) min"
        }
    }

    /// Digits in groups of three.
    static func grouped(_ number: Int64) -> String {
        let digits = Array(String(number.magnitude))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (number < 0 ? "-" : "") + text
    }
}
