import Jobs
import Standards
import Store

/// The clocks of a case as timers: one warns a working day before the last day, one fires when that day is over.
struct CaseClock {
    let timers: Timers
    let time: WorkTime
    let now: Instant
    let transaction: Transaction

    /// The kind of the timers.
    static let kind = "case.clock"

    /// Which clock.
    enum Name: Sendable, Hashable {
        /// That of one task.
        case step(ID<CaseTask>)
        /// The applicant's, for what was returned.
        case mend
        /// That of the case as a whole.
        case statutory

        /// The word that events use.
        var word: String {
            switch self {
            case .step: "step"
            case .mend: "mend"
            case .statutory: "statutory"
            }
        }

        var task: ID<CaseTask>? {
            guard case .step(let task) = self else { return nil }
            return task
        }
    }

    /// What a timer tells its handler.
    struct Bell: Sendable, Hashable, Codable {
        /// What happens.
        enum Sign: String, Sendable, Hashable, Codable {
            /// One working day is left.
            case soon
            /// The last day is over.
            case overdue
        }

        let file: ID<CaseFile>
        let clock: String
        let task: ID<CaseTask>?
        let due: Day
        let sign: Sign
    }

    /// Takes away the timers of clocks that stopped, and sets those of clocks that run or were moved.
    func replace(_ old: [Name: Day], with new: [Name: Day], of id: ID<CaseFile>) throws {
        for (name, day) in old where new[name] != day {
            for sign in [Bell.Sign.soon, .overdue] {
                try timers.cancel(Self.timer(name, sign, of: id), in: transaction)
            }
        }
        for (name, day) in new where old[name] != day { try set(name, day, of: id) }
    }

    private func set(_ name: Name, _ due: Day, of id: ID<CaseFile>) throws {
        let soon = BeijingTime.start(of: time.workingDay(before: due))
        var bells: [(Bell.Sign, Instant)] = soon > now ? [(.soon, soon)] : []
        if let after = due.adding(days: 1) { bells.append((.overdue, BeijingTime.start(of: after))) }
        for (sign, instant) in bells {
            let bell = Bell(file: id, clock: name.word, task: name.task, due: due, sign: sign)
            try timers.set(
                Self.timer(name, sign, of: id), kind: Self.kind, due: instant, payload: try JSONText.of(bell),
                in: transaction)
        }
    }

    private static func timer(_ name: Name, _ sign: Bell.Sign, of id: ID<CaseFile>) -> String {
        "case:\(name.task?.rawValue ?? id.rawValue):\(name.word):\(sign.rawValue)"
    }
}
