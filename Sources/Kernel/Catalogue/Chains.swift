/// The chains of packs behind which this module stands.
enum Chains {
    static let publication = "catalogue-publication"
    static let withdrawal = "catalogue-withdrawal"
    static let request = "sharing-request"
    /// Optional: a shorter chain for what is shared unconditionally.
    static let unconditional = "sharing-request-unconditional"
    static let change = "grant-change"
    static let renewal = "grant-renewal"
    static let dispute = "sharing-dispute"

    /// Those whose content is a `RequestContent`.
    static let requests = [request, unconditional, change]
    /// Those whose decision may be objected to.
    static let disputable: Set<String> = [request, unconditional, change, renewal]

    /// The parts that these chains give to organisations.
    static let consumer = "consumer"
    static let provider = "provider"
}
