import Exchange
import Standards

/// Gateways as lists show them, and what is not as it should be with each.
struct GatewayLines: Sendable {
    let strings: Strings
    let now: Instant
    let silence: Duration

    /// How many days the youngest certificate is good, rounded down; nil: it has none.
    func left(_ seen: GatewayView) -> Int? {
        guard seen.gateway.state == .active, let certificate = seen.certificates.first else { return nil }
        return Int((Double(certificate.notAfter.microseconds - now.microseconds) / 86_400e6).rounded(.down))
    }

    /// One line of the list.
    func view(_ seen: GatewayView) -> View {
        let gateway = seen.gateway
        return [
            "href": .text("/exchange/gateways/" + gateway.id), "id": .text(gateway.id),
            "title": .text(gateway.title[strings.language]), "badges": badges(seen),
            "members": .text(
                seen.members.map { $0.title[strings.language] }.joined(separator: strings("site.comma"))),
            "certificate": certificate(seen), "configuration": .text(configuration(seen)),
            "report": report(seen), "version": View(seen.pulse?.health.version), "journal": journal(seen),
        ]
    }

    /// State, maintenance and a request that waits.
    func badges(_ seen: GatewayView) -> View {
        var badges: [(String, String)] = [
            (strings("gateway.\(seen.gateway.state.rawValue)"), Self.tone(seen.gateway.state))
        ]
        if seen.gateway.maintenance != nil { badges.append((strings("gateway.maintained"), "warn")) }
        if seen.joins.contains(where: { $0.state == .pending }) { badges.append((strings("gateway.waiting"), "warn")) }
        return .list(badges.map { ["words": .text($0.0), "tone": .text($0.1)] })
    }

    /// Days left as a badge.
    func certificate(_ seen: GatewayView) -> View {
        guard let days = left(seen) else { return .none }
        let tone = days < 0 ? "bad" : days < 14 ? "bad" : days < 30 ? "warn" : "good"
        let words =
            days < 0 ? strings("gateway.expired") : strings("gateway.daysleft", ["days": String(days)])
        return [
            "words": .text(words), "tone": .text(tone),
            "day": View(seen.certificates.first.map { BeijingTime.day(of: $0.notAfter).description }),
        ]
    }

    /// The serial in use and how old it is, or that none is.
    func configuration(_ seen: GatewayView) -> String {
        guard let health = seen.pulse?.health else { return "–" }
        // A gateway that has just started reports before it has asked for its configuration.
        guard health.configuration > 0 else { return strings("gateway.unconfigured") }
        return strings(
            "gateway.serial",
            ["serial": String(health.configuration), "age": age(of: health.configurationIssuedAt)])
    }

    /// When it was last heard, and whether that is too long ago.
    func report(_ seen: GatewayView) -> View {
        guard seen.gateway.state == .active else { return .none }
        guard let pulse = seen.pulse else { return ["words": .text(strings("gateway.neverheard")), "tone": "bad"] }
        let isLate = now.since(pulse.at) > silence
        let words = strings(isLate ? "gateway.silentfor" : "gateway.heard", ["age": age(of: pulse.at)])
        return ["words": .text(words), "tone": .text(isLate ? "bad" : pulse.health.ready ? "good" : "warn")]
    }

    /// How far the city's copy of its journal goes.
    func journal(_ seen: GatewayView) -> View {
        guard let mirror = seen.mirror else { return .none }
        if let alarm = mirror.alarm { return ["words": .text(strings("gateway.\(alarm.rawValue)")), "tone": "bad"] }
        return ["words": .text(strings("gateway.mirrored", ["size": Web.grouped(mirror.size)])), "tone": "good"]
    }

    /// What is not as it should be, in words.
    func troubles(_ seen: GatewayView) -> [String] {
        guard seen.gateway.state == .active else { return [] }
        var troubles: [String] = []
        if let days = left(seen), days < 30 {
            troubles.append(
                days < 0 ? strings("gateway.expired") : strings("gateway.daysleft", ["days": String(days)]))
        }
        switch seen.pulse {
        case nil: troubles.append(strings("gateway.neverheard"))
        case let pulse? where now.since(pulse.at) > silence:
            troubles.append(strings("gateway.silentfor", ["age": age(of: pulse.at)]))
        case let pulse? where !pulse.health.ready:
            let reasons = pulse.health.reasons.joined(separator: "; ")
            troubles.append(
                reasons.isEmpty ? strings("gateway.starting") : strings("gateway.notready", ["reasons": reasons]))
        case .some: break
        }
        if let alarm = seen.mirror?.alarm { troubles.append(strings("gateway.\(alarm.rawValue)")) }
        return troubles
    }

    /// A gateway with its troubles, for the board.
    func trouble(_ seen: GatewayView) -> View {
        [
            "href": .text("/exchange/gateways/" + seen.gateway.id),
            "title": .text(seen.gateway.title[strings.language]), "words": .list(troubles(seen).map(View.text)),
        ]
    }

    /// How long ago, in the largest unit that fits.
    func age(of instant: Instant) -> String {
        let seconds = max(0, now.since(instant).components.seconds)
        return switch seconds {
        case ..<120: strings("gateway.seconds", ["count": String(seconds)])
        case ..<7_200: strings("gateway.minutes", ["count": String(seconds / 60)])
        case ..<172_800: strings("gateway.hours", ["count": String(seconds / 3_600)])
        default: strings("gateway.days", ["count": String(seconds / 86_400)])
        }
    }

    private static func tone(_ state: GatewayRecord.State) -> String {
        switch state {
        case .invited: ""
        case .active: "good"
        case .revoked: "bad"
        }
    }
}
