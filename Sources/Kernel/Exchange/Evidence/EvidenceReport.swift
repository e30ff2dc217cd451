package import Standards

/// One thing that evidence shows, fails to show, or has nothing about.
package struct EvidenceFinding: Sendable, Hashable {
    /// How it stands.
    package enum State: String, Sendable, Hashable, Codable {
        /// It is proved.
        case holds
        /// It does not hold: something was changed, or belongs to something else.
        case fails
        /// The file has nothing to prove it with.
        case missing
        /// Worth knowing; no proof.
        case note
    }

    /// How it stands.
    package let state: State
    /// What it is about, as a stable word such as `request.signature` or `provider.log`.
    package let code: String
    /// What is proved or not.
    package let message: Localized

    /// A finding.
    package init(_ state: State, _ code: String, zh: String, en: String) {
        self.state = state
        self.code = code
        self.message = Localized(zh: zh, en: en)
    }
}

/// What evidence comes to.
package struct EvidenceReport: Sendable, Hashable {
    /// Everything that was looked at, in order.
    package private(set) var findings: [EvidenceFinding] = []

    /// Whether nothing fails; what is missing is missing.
    package var isSound: Bool { firstFailure == nil }
    /// The first thing that does not hold.
    package var firstFailure: EvidenceFinding? { findings.first { $0.state == .fails } }

    mutating func add(_ state: EvidenceFinding.State, _ code: String, zh: String, en: String) {
        findings.append(EvidenceFinding(state, code, zh: zh, en: en))
    }

    /// Adds what holds, or in its place what does not; answers which.
    @discardableResult
    mutating func check(
        _ fact: Bool, _ code: String, _ holds: (zh: String, en: String), else fails: (zh: String, en: String)
    ) -> Bool {
        add(fact ? .holds : .fails, code, zh: fact ? holds.zh : fails.zh, en: fact ? holds.en : fails.en)
        return fact
    }
}
