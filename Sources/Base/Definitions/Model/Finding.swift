package import Standards

/// One thing that the checker says about a pack: where it stands, what is wrong, and how to mend it.
package struct Finding: Sendable, Hashable {
    /// Whether the packs can be loaded all the same.
    package enum Severity: String, Sendable, Hashable, Codable {
        /// The packs are not loaded.
        case error
        /// The packs are loaded; somebody should look.
        case warning
    }

    /// The file below the packs folder, such as `population/datasets/resident.yaml`.
    package let file: String
    /// The line, from 1; 0 where the finding concerns the file as a whole.
    package let line: Int
    /// Error or warning.
    package let severity: Severity
    /// Stable code, such as `reference.element`.
    package let code: String
    /// What is wrong.
    package let message: Localized
    /// What to do about it.
    package let mend: Localized

    /// A finding at a line of a file.
    package init(
        file: String, line: Int, severity: Severity, code: String, message: Localized, mend: Localized
    ) {
        self.file = file
        self.line = line
        self.severity = severity
        self.code = code
        self.message = message
        self.mend = mend
    }
}

extension Finding {
    /// One line for people and for editors that read `file:line: severity: message`.
    package func text(in language: Language) -> String {
        let place = line > 0 ? "\(file):\(line)" : file
        let word =
            switch (severity, language) {
            case (.error, .chinese): "错误"
            case (.warning, .chinese): "警告"
            case (.error, .english): "error"
            case (.warning, .english): "warning"
            }
        let gap = language == .chinese ? "；" : "; "
        return "\(place): \(word): \(message[language])\(gap)\(mend[language]) [\(code)]"
    }
}

extension Finding: Comparable {
    /// By file, then line, then code: the order in which findings are reported.
    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.file, lhs.line, lhs.code, lhs.message.en) < (rhs.file, rhs.line, rhs.code, rhs.message.en)
    }
}
