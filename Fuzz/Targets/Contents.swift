import Standards

@testable import Catalogue

extension FuzzTarget {
    /// What cases carry for the catalogue: requests, decisions, renewals, objections, publications.
    static let contents = FuzzTarget("contents") { bytes in
        guard let text = text(bytes) else { return }
        if let content = RequestContent(json: text) {
            let json = try? JSONText.of(content)
            require(json.flatMap { RequestContent(json: $0) } == content, "a request is read back as it was written")
        }
        if let decision = ProviderDecision(json: text) {
            let json = try? JSONText.of(decision)
            require(json.flatMap { ProviderDecision(json: $0) } == decision, "a decision is read back")
        }
        _ = RenewalContent(json: text)
        _ = DisputeContent(json: text)
        _ = PublicationContent(json: text)
        if PlainText.isGood(text, limit: 100) {
            require(!text.utf8.contains(0), "a good text holds no control characters")
        }
        if PlainText.isName(text) { require((1...60).contains(text.utf8.count), "a name is bounded") }
    }
}
