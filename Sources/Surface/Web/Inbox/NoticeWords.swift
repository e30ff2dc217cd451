import Notices
import Standards

/// A notice in the reader's language: a sentence by its kind, filled with what it names.
struct NoticeWords: Sendable {
    let strings: Strings

    /// The sentence of a notice; its title alone where the kind is not known.
    func text(_ notice: Notice) -> String {
        let key = "notice." + notice.kind.replacing(".", with: "-")
        var values = notice.parameters
        values["title"] = title(notice)
        guard let text = strings.known(key) else { return values["title"] ?? notice.kind }
        return values.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    /// What the sentence leaves out: the reason that somebody gave.
    func detail(_ notice: Notice) -> String? {
        let text = [notice.parameters["number"], notice.parameters["reason"] ?? notice.parameters["opinion"]]
            .compactMap(\.self).filter { !$0.isEmpty }
        return text.isEmpty ? nil : text.joined(separator: " · ")
    }

    private func title(_ notice: Notice) -> String {
        let name = strings.language == .chinese ? "titleZh" : "titleEn"
        return notice.parameters[name] ?? notice.parameters["title"] ?? ""
    }
}
