import Standards

@testable import Definitions

extension FuzzTarget {
    /// The first byte chooses which file of a pack the rest is; then the set of one file is checked.
    static let packFile = FuzzTarget("pack-file") { bytes in
        guard let kind = bytes.first else { return }
        let paths = [
            "pack.yaml", "elements/a.yaml", "datasets/a.yaml", "organisations/a.yaml", "roles/a.yaml", "rules/a.yaml",
            "demo/people.yaml", "catalogue/a.yaml", "chains/a.yaml",
        ]
        let file = PackFolder.File(
            pack: "sample", path: paths[Int(kind) % paths.count], bytes: Array(bytes.dropFirst()))
        let check = PackSet.check([file])
        for finding in check.findings {
            require(
                finding.line >= 0 && !finding.message.zh.isEmpty && !finding.mend.en.isEmpty,
                "a finding says what to do")
        }
    }
}
