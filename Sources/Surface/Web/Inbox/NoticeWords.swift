import Notices
import Standards

/// A notice in the reader's language: a sentence by its kind, filled with what it names.
struct NoticeWords: Sendable {
    let strings: Strings

    /// The sentence of a notice; its title alone where the kind is not known.
    func text(_ notice: Notice) -> String {
        let key = "notice." + notice.kind.replacing(".", with: "-")
        var values = notice.parameters
        values["title"] = named("title", notice)
        values["step"] = named("step", notice)
        guard let text = strings.known(key) else { return values["title"] ?? notice.kind }
        // In one pass: a title that holds braces is a title.
        return text.replacing(/\{([A-Za-z]+)\}/) { values[String($0.1)] ?? "" }
    }

    /// What the sentence leaves out: the reason that somebody gave.
    func detail(_ notice: Notice) -> String? {
        let text = [notice.parameters["number"], notice.parameters["reason"] ?? notice.parameters["opinion"]]
            .compactMap(\.self).filter { !$0.isEmpty }
        return text.isEmpty ? nil : text.joined(separator: " · ")
    }

    /// A text that the notice names in both languages.
    private func named(_ name: String, _ notice: Notice) -> String {
        let key = name + (strings.language == .chinese ? "Zh" : "En")
        return notice.parameters[key] ?? notice.parameters[name] ?? ""
    }
}
