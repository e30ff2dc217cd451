import Casework
import HTTP
import Standards

/// How cases are listed, on a page and in a file.
struct CaseList: Sendable {
    let web: Web
    let strings: Strings

    private var language: Language { strings.language }
    private var words: CaseWords { CaseWords(strings: strings, packs: web.kernel.packs) }

    /// One line on a page.
    func view(_ file: CaseSummary) -> View {
        [
            "href": .text(CaseWords.href(file.chain, file.number)), "number": .text(file.number),
            "title": .text(file.title[language]),
            "consumer": .text(party("consumer", of: file)), "provider": .text(party("provider", of: file)),
            "applicant": .text(file.applicantName), "state": .text(words.state(file.state, of: file.chain)),
            "tone": .text(file.state.tone), "step": .text(file.stepTitle?[language] ?? ""),
            "clock": file.state.isClosed
                ? .none : ClockBadge(due: file.due, remaining: file.remaining, strings).view,
            "opened": .text(BeijingTime.text(file.openedAt)),
        ]
    }

    /// The heads of the file.
    var header: [String] {
        [
            "case.number", "case.title", "case.chain", "request.consumer", "request.provider", "case.applicant",
            "case.state", "case.step", "case.due", "case.left", "case.start", "case.closed",
        ].map { strings($0) }
    }

    /// One line of the file.
    func cells(_ file: CaseSummary) -> [String] {
        [
            file.number, file.title[language], words.chain(file.chain), party("consumer", of: file),
            party("provider", of: file), file.applicantName, words.state(file.state, of: file.chain),
            file.stepTitle?[language] ?? "", file.due?.description ?? "", file.remaining.map(String.init) ?? "",
            BeijingTime.textWithSeconds(file.openedAt), file.closedAt.map(BeijingTime.textWithSeconds) ?? "",
        ]
    }

    private func party(_ name: String, of file: CaseSummary) -> String {
        file.parties[name].map { web.organisation($0, language) } ?? ""
    }
}
