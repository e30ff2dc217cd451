import Standards

/// How long a session lasts, and whether one still does: a pure function of four moments.
package struct SessionLimits: Sendable, Hashable {
    /// How long nobody may do anything.
    package let idle: Duration
    /// How long it may last altogether.
    package let absolute: Duration
    /// How old the last-seen moment may grow before it is written again.
    package let touch: Duration
    /// How far the clocks of two nodes may differ.
    package let skew: Duration

    /// Limits; the defaults are half an hour idle and twelve hours altogether.
    package init(
        idle: Duration = .seconds(30 * 60), absolute: Duration = .seconds(12 * 3_600), touch: Duration = .seconds(60),
        skew: Duration = .seconds(5 * 60)
    ) {
        self.idle = idle
        self.absolute = absolute
        self.touch = touch
        self.skew = skew
    }

    /// How a session stands.
    enum Standing: Sendable, Hashable {
        /// It lasts; `touch` says that the last-seen moment is due to be written.
        case valid(touch: Bool)
        case idleTooLong
        case tooOld
        /// It was made in the future. The clock went back further than nodes may differ: its age cannot be known.
        case clockWentBack
    }

    /// How a session made and last seen at these moments stands `now`.
    func standing(createdAt: Instant, seenAt: Instant, now: Instant) -> Standing {
        if createdAt.since(now) > skew || seenAt.since(now) > skew { return .clockWentBack }
        if now.since(createdAt) >= absolute { return .tooOld }
        let quiet = now.since(seenAt)
        if quiet >= idle { return .idleTooLong }
        return .valid(touch: quiet >= touch)
    }

    /// When the session ends if nothing more happens.
    func end(createdAt: Instant, seenAt: Instant) -> Instant {
        min(createdAt.advanced(by: absolute), seenAt.advanced(by: idle))
    }
}
