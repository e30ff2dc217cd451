import Casework
import Definitions
import HTTP
import Standards

/// How far a case has come: every step of its chain, those behind it, the one that waits, and those to come.
struct Progress {
    let web: Web
    let strings: Strings

    /// What a card of the workbench shows.
    func view(_ file: CaseSummary) -> View {
        let words = CaseWords(strings: strings, packs: web.kernel.packs)
        return [
            "href": .text(CaseWords.href(file.chain, file.number)), "number": .text(file.number),
            "title": .text(file.title[strings.language]), "chain": .text(words.chain(file.chain)),
            "state": .text(words.state(file.state, of: file.chain)), "tone": .text(file.state.tone),
            "opened": .text(BeijingTime.text(file.openedAt)),
            "clock": file.due == nil || file.state.isClosed
                ? .none : ClockBadge(due: file.due, remaining: file.remaining, strings).view,
            "steps": steps(of: file),
        ]
    }

    private func steps(of file: CaseSummary) -> View {
        let opened = BeijingTime.day(of: file.openedAt)
        guard let version = web.kernel.packs.chains[file.chain]?.version(on: opened) else { return .none }
        let reached = file.step.flatMap { step in version.steps.firstIndex { $0.id == step } }
        return [
            "items": .list(
                version.steps.enumerated().map { index, step in
                    let phase = phase(index, reached: reached, file.state)
                    return [
                        "step": .text(step.title[strings.language]), "phase": .text(phase),
                        "now": .flag(phase == "now"), "word": .text(strings("phase." + phase)),
                    ]
                })
        ]
    }

    private func phase(_ index: Int, reached: Int?, _ state: CaseState) -> String {
        if state == .approved { return "past" }
        guard let reached else { return "next" }
        return index < reached ? "past" : index > reached ? "next" : state == .returned ? "back" : "now"
    }
}
