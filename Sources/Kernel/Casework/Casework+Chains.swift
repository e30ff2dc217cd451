import Authority
import Definitions
import Standards

extension Casework {
    /// The chain of a case under the version by which it was opened; nil where the packs no longer have it.
    func chain(of header: CaseHeader) -> Chain? {
        guard let version = packs.chains[header.chain]?.versions.first(where: { $0.from == header.chainVersion })
        else { return nil }
        return chain(version, parties: header.parties, applicant: header.applicant)
    }

    func chain(_ version: ChainVersion, parties: [String: String], applicant: ChainPerson) -> Chain {
        Chain(
            version: version, parties: parties, applicant: applicant, limits: ChainLimits(rules: packs.rules),
            time: .china)
    }

    /// What a step is called; its id where the packs no longer have it.
    func title(of step: String, in header: CaseHeader) -> Localized {
        packs.chains[header.chain]?.versions.first { $0.from == header.chainVersion }?.step(step)?.title
            ?? Localized(zh: step, en: step)
    }
}
