import Casework
import Definitions

/// What an approval means in a step: the words of its button, and whether it says what is given.
enum StepKind: Sendable, Hashable {
    /// The consumer's own people agree.
    case approve
    /// The data bureau looks at the form.
    case audit
    /// The provider's people prepare the decision.
    case propose
    /// The provider decides.
    case decide

    /// The kind of the step at which a case stands.
    init(_ file: CaseFile, _ packs: PackSet) {
        guard CaseWords.asksForData(file.chain),
            let steps = packs.chains[file.chain]?.version(on: file.chainVersion)?.steps,
            let step = steps.first(where: { $0.id == file.openTask?.step })
        else {
            self = .approve
            return
        }
        switch step.party {
        case .organisation: self = .audit
        case .party("provider"): self = step.id == steps.last?.id ? .decide : .propose
        case .party: self = .approve
        }
    }

    /// What its button says.
    func label(_ strings: Strings) -> String {
        switch self {
        case .approve: strings("act.approve")
        case .audit: strings("act.audit")
        case .propose: strings("act.propose")
        case .decide: strings("act.decide")
        }
    }
}
