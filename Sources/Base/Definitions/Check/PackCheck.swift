/// What the checker says about the packs of a folder: the set, and everything that was found.
package struct PackCheck: Sendable {
    /// The packs, or nil where any finding is an error.
    package let packs: PackSet?
    /// Everything found, by file and line.
    package let findings: [Finding]

    /// The result of a check: the set is handed out only where no finding is an error.
    package init(packs: PackSet, findings: [Finding]) {
        self.findings = findings.sorted()
        self.packs = findings.contains { $0.severity == .error } ? nil : packs
    }
}
