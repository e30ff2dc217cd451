import Authority
import Casework
import Definitions
import Standards

/// The course of a case: who decided what and when, what waits now, and what is still to come.
struct Timeline {
    let web: Web
    let file: CaseFile
    let words: CaseWords
    /// The names of the accounts that the tasks mention.
    let names: [String: String]

    private var strings: Strings { words.strings }
    private var language: Language { words.strings.language }

    /// The accounts whose names the timeline needs.
    static func accounts(of file: CaseFile) -> Set<String> {
        Set(file.tasks.flatMap { [$0.assignee, $0.actingFor, $0.delegatedBy, $0.by] }.compactMap(\.self))
    }

    /// What `cases/timeline` shows.
    var view: View {
        var lines = [opening]
        for (index, task) in file.tasks.enumerated() {
            lines.append(line(task))
            if task.state == .returned, index + 1 < file.tasks.count {
                lines.append(mended(at: file.tasks[index + 1].openedAt))
            }
        }
        return .list(lines + upcoming)
    }

    private var opening: View {
        var line = blank("past", strings("done.submitted"), post: file.applicantPost)
        line["act"] = act("", strings("done.opened"), file.applicantName, file.openedAt)
        return .fields(line)
    }

    private func mended(at instant: Instant) -> View {
        var line = blank("past", strings("done.mended"), post: file.applicantPost)
        line["act"] = act("", strings("done.resubmit"), file.applicantName, instant)
        return .fields(line)
    }

    private func line(_ task: CaseTask) -> View {
        var line = blank(phase(task.state), task.title[language], post: task.post)
        if let word = words.outcome(task.state, of: file.chain) {
            line["act"] = act(task.state.tone, word, who(task), task.decidedAt)
        } else {
            line["now"] = true
            line["clock"] =
                ClockBadge(due: task.due, remaining: task.remaining, isProvisional: task.isProvisional, strings).view
        }
        line["handed"] = View(handed(task))
        line["opinion"] = View(task.opinion.flatMap { $0.isEmpty ? nil : $0 })
        if !task.missing.isEmpty { line["missing"] = MissingList.view(task.missing) }
        return .fields(line)
    }

    /// Who decided, and for whom.
    private func who(_ task: CaseTask) -> String {
        let name = task.byName ?? task.by.flatMap { names[$0] } ?? task.by ?? ""
        guard let absent = task.actingFor else { return name }
        return strings("case.acting", ["name": name, "absent": names[absent] ?? absent])
    }

    /// To whom the task was handed on, by whom and why.
    private func handed(_ task: CaseTask) -> String? {
        guard let assignee = task.assignee else { return nil }
        let by = task.delegatedBy.map { names[$0] ?? $0 } ?? ""
        let text = strings("case.assigned", ["name": names[assignee] ?? assignee, "by": by])
        guard let note = task.delegationNote, !note.isEmpty else { return text }
        return text + strings("case.colon") + note
    }

    /// The steps that are still to come.
    private var upcoming: [View] {
        guard !file.state.isClosed,
            let version = words.packs.chains[file.chain]?.version(on: file.chainVersion),
            let last = version.steps.firstIndex(where: { $0.id == file.step })
        else { return [] }
        return version.steps[(last + 1)...].map { step in
            var line = blank("", step.title[language], post: step.post(file.parties))
            line["limit"] = View(words.limit(step.limit, on: BeijingTime.day(of: file.openedAt)))
            return .fields(line)
        }
    }

    private func phase(_ state: CaseTask.State) -> String {
        switch state {
        case .open: "now"
        case .approved: "past"
        case .returned, .refused, .withdrawn: "stop"
        }
    }

    private func act(_ tone: String, _ word: String, _ who: String, _ at: Instant?) -> View {
        [
            "tone": .text(tone), "word": .text(word), "who": .text(who),
            "time": .text(at.map(BeijingTime.text) ?? ""),
        ]
    }

    private func blank(_ phase: String, _ step: String, post: Assignment?) -> [String: View] {
        [
            "phase": .text(phase), "step": .text(step), "post": View(post.map { web.post($0, language) }), "now": false,
            "act": .none, "opinion": .none, "missing": .none, "clock": .none, "limit": .none, "handed": .none,
        ]
    }
}

extension ChainStep {
    /// The post whose holders decide in a case with these parties.
    func post(_ parties: [String: String]) -> Assignment? {
        switch party {
        case .organisation(let code): Assignment(role: role, organisation: code)
        case .party(let name): parties[name].map { Assignment(role: role, organisation: $0) }
        }
    }
}
