package import Standards

/// The requests that came within the time in which they could be accepted once more.
///
/// A replay carries the moment at which it was signed, so a request is looked for only among those of its moment (eight seconds each), and
/// a whole group is forgotten when its last request has become too old anyway. Of each request 64 bits are kept, hashed with a seed of this
/// process: 480,000 requests, a minute at 8,000 a second, cost about 8 MB, and among them a new request is taken for a known one with
/// a chance of 1 in 10¹³ (it is refused then, and may be made again).
package struct ReplayWindow: Sendable {
    /// By how much clocks may differ, and how long a message may be on its way.
    package let skew: Duration
    private let limit: Int
    private var groups: [Int64: Set<UInt64>] = [:]
    private var count = 0
    /// Those of before a restart, whatever the moment of their signatures.
    private var former: Set<UInt64> = []
    private var formerUntil: Instant?
    private static let span: Int64 = 8

    /// A window of `skew` (1 s – 1 h) to both sides; remembers `limit` requests at most.
    package init(skew: Duration = .seconds(60), limit: Int = 2_000_000) {
        self.skew = min(max(skew, .seconds(1)), .seconds(3_600))
        self.limit = max(1, limit)
    }

    /// How many requests it remembers.
    package var remembered: Int { count + former.count }

    /// Throws where the moment of a signature is outside the window; for answers this is all there is to check.
    package func checkClock(_ facts: SignatureFacts, now: Instant) throws(SignatureRefusal) {
        let age = now.since(facts.moment)
        // What was signed within the present second has its moment rounded down to it.
        guard age <= skew + .seconds(1) else { throw SignatureRefusal(.tooOld) }
        guard age >= .zero - skew else { throw SignatureRefusal(.future) }
    }

    /// Throws where the moment is outside the window or the request has been here; remembers nothing.
    package func check(_ facts: SignatureFacts, from gateway: String, now: Instant) throws(SignatureRefusal) {
        try checkClock(facts, now: now)
        let mark = mark(facts.requestID, gateway)
        guard groups[facts.created / Self.span]?.contains(mark) != true, !former.contains(mark) else {
            throw SignatureRefusal(.replayed)
        }
    }

    /// Remembers a request whose signature fits; throws where it has been here, or nothing more can be remembered.
    package mutating func admit(_ facts: SignatureFacts, from gateway: String, now: Instant) throws(SignatureRefusal) {
        try check(facts, from: gateway, now: now)
        if count >= limit { forget(now: now) }
        guard count < limit else { throw SignatureRefusal(.windowFull) }
        remember(facts, from: gateway, now: now)
    }

    /// Remembers a request that came before a restart: all that its record has to tell is when it came, not when it was signed.
    ///
    /// What came longer ago than twice the skew could not be accepted once more and is left out.
    package mutating func remember(requestID: String, from gateway: String, cameAt moment: Instant, now: Instant) {
        let until = moment.advanced(by: skew + skew + .seconds(2))
        guard until >= now, former.count < limit else { return }
        former.insert(mark(requestID, gateway))
        formerUntil = max(formerUntil ?? until, until)
    }

    private mutating func remember(_ facts: SignatureFacts, from gateway: String, now: Instant) {
        if groups[facts.created / Self.span] == nil { forget(now: now) }
        if groups[facts.created / Self.span, default: []].insert(mark(facts.requestID, gateway)).inserted { count += 1 }
    }

    /// Lets go of the groups whose last request is outside the window.
    private mutating func forget(now: Instant) {
        let oldest = now.advanced(by: .zero - skew - .seconds(1)).microseconds / 1_000_000 / Self.span
        for (group, marks) in groups where group < oldest {
            count -= marks.count
            groups[group] = nil
        }
        if let until = formerUntil, now > until {
            former = []
            formerUntil = nil
        }
    }

    private func mark(_ requestID: String, _ gateway: String) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(gateway)
        hasher.combine(requestID)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
