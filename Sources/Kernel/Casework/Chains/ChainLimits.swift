import Definitions
import Standards

/// How many working days a limit has on a day.
struct ChainLimits: Sendable {
    let rules: [String: RuleDefinition]

    /// Nil: no limit, or a rule that says nothing on that day.
    func workingDays(_ limit: StepLimit?, on day: Day) -> Int? {
        switch limit {
        case nil: return nil
        case .workingDays(let days): return days
        case .rule(let id):
            guard case .integer(let days) = rules[id]?.version(on: day)?.value else { return nil }
            return Int(clamping: days)
        }
    }
}
