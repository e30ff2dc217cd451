/// An opinion that officials write so often that the page offers it.
enum ReadyOpinion: String, Sendable, Hashable, CaseIterable {
    /// Agreed.
    case agree
    /// Agreed, with the least that serves.
    case least
    /// Agreed in part.
    case part
    /// Complete and in due form.
    case complete
    /// Words of one's own.
    case own

    /// Those that a kind of step offers; the first is chosen.
    static func offered(for kind: StepKind) -> [ReadyOpinion] {
        switch kind {
        case .audit: [.complete, .own]
        case .propose, .decide: [.agree, .least, .part, .own]
        case .approve: [.agree, .own]
        }
    }

    /// The words, in the language of whoever writes them.
    func words(_ strings: Strings) -> String { strings("opinion.\(self)") }
}
