import Standards

/// How failed sign-ins close a door for a while, longer each time.
///
/// Pure: it holds no names and reads no clock.
package struct LockoutRules: Sendable, Hashable {
    /// How many failures are free.
    let free: Int
    /// How long the door is closed after the first failure too many; doubled by each further one.
    let first: Duration
    /// The longest that it is closed.
    let longest: Duration
    /// After how long without a failure all are forgotten.
    let forget: Duration

    /// For one account: five tries, then one minute, two, four … at most half an hour.
    package static let account = LockoutRules(
        free: 5, first: .seconds(60), longest: .seconds(1_800), forget: .seconds(12 * 3_600))
    /// For one client address, behind which there may be a whole office: thirty tries, then one minute … a quarter of an hour.
    package static let address = LockoutRules(
        free: 30, first: .seconds(60), longest: .seconds(900), forget: .seconds(3_600))
}

/// The failures at one door.
struct Failures: Sendable, Hashable {
    /// How many, since the last success or long silence.
    var count = 0
    /// When the last was.
    var last = Instant(microseconds: 0)
    /// Until when the door is closed.
    var until: Instant?

    /// Until when the door is closed, or nil where it is open.
    ///
    /// A clock that went back by more than the longest closure ends it: nobody is locked out for years by a dead battery.
    func closed(at now: Instant, _ rules: LockoutRules) -> Instant? {
        guard let until, until > now, until.since(now) <= rules.longest else { return nil }
        return until
    }

    /// The same door after one more failure.
    func failed(at now: Instant, _ rules: LockoutRules) -> Failures {
        let forgotten = now.since(last) >= rules.forget
        var next = Failures(count: forgotten ? 1 : min(count, 1_000) + 1, last: now)
        if next.count >= rules.free {
            var closure = rules.first
            for _ in 0..<min(next.count - rules.free, 20) where closure < rules.longest { closure += closure }
            next.until = now.advanced(by: min(closure, rules.longest))
        }
        return next
    }
}
