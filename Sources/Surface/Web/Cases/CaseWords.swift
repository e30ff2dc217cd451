import Casework
import Definitions
import Standards

/// How pages speak about cases in one language.
struct CaseWords: Sendable {
    let strings: Strings
    let packs: PackSet

    private var language: Language { strings.language }

    /// What a chain is called.
    func chain(_ id: String) -> String { packs.chains[id]?.title[language] ?? id }

    /// Where a case stands; only data is 不予共享, everything else is 不同意.
    func state(_ state: CaseState, of chain: String) -> String {
        strings(state == .refused && !Self.asksForData(chain) ? "state.declined" : "state.\(state)")
    }

    /// What became of a task.
    func outcome(_ state: CaseTask.State, of chain: String) -> String? {
        switch state {
        case .open: nil
        case .approved: strings("done.approve")
        case .returned: strings("done.return")
        case .refused: refusal(of: chain)
        case .withdrawn: strings("done.withdraw")
        }
    }

    /// What a refusal in a chain is called.
    func refusal(of chain: String) -> String {
        strings(Self.asksForData(chain) ? "done.refuse" : "done.decline")
    }

    /// What the button says that refuses in a chain.
    func refuse(in chain: String) -> String { strings(Self.asksForData(chain) ? "act.refuse" : "act.decline") }

    /// The time for a step, where the chain names one.
    func limit(_ limit: StepLimit?, on day: Day) -> String? {
        days(limit, on: day).map { strings("ask.steplimit", ["days": String($0)]) }
    }

    /// The working days of a limit on a day; nil: none, or its rule says nothing on that day.
    func days(_ limit: StepLimit?, on day: Day) -> Int64? {
        switch limit {
        case .none: return nil
        case .workingDays(let days): return Int64(days)
        case .rule(let id):
            guard case .integer(let days)? = packs.rules[id]?.version(on: day)?.value else { return nil }
            return days
        }
    }

    /// The page of a case: what asks for data is under the requests.
    static func href(_ chain: String, _ number: String) -> String {
        (asksForData(chain) ? "/requests/" : "/cases/") + number
    }

    /// Whether the cases of a chain end in a grant of data.
    static func asksForData(_ chain: String) -> Bool {
        ["sharing-request", "sharing-request-unconditional", "grant-change"].contains(chain)
    }
}

extension CaseState {
    /// The tone of its badge.
    var tone: String {
        switch self {
        case .open: ""
        case .returned: "warn"
        case .approved: "good"
        case .refused: "bad"
        case .withdrawn: "warn"
        }
    }
}

extension CaseTask.State {
    /// The tone of its badge.
    var tone: String {
        switch self {
        case .open: ""
        case .approved: "good"
        case .returned, .withdrawn: "warn"
        case .refused: "bad"
        }
    }
}
