import Exchange
import Standards

/// The board of the exchange.
struct ExchangeBoard {
    let seen: SeenExchange
    let strings: Strings
    let now: Instant
    let hub: Hub
    /// Whether the reader may open a grant.
    let readsGrants: Bool

    /// What `exchange/board` shows.
    var view: [String: View] {
        let lines = GatewayLines(strings: strings, now: now, silence: hub.settings.silence)
        let active = seen.gateways.filter { $0.gateway.state == .active }
        let troubled = active.filter { !lines.troubles($0).isEmpty }
        let pending = seen.gateways.flatMap(\.joins).filter { $0.state == .pending }
        return [
            "asof": .text(strings("exchange.asof", ["time": BeijingTime.textWithSeconds(now)])),
            "tiles": .list(tiles(active.count, troubled.count)),
            "chart": CallChart(seen.minutes, now: now).view(strings),
            "troubles": troubled.isEmpty
                ? .none
                : ["rows": .list(troubled.map { lines.trouble($0) })],
            "pending": pending.isEmpty
                ? .none
                : .text(strings("exchange.pending", ["count": String(pending.count)])),
            "calm": .flag(seen.figures.isEmpty),
            "causes": table(causes), "askers": table(askers), "services": table(services), "grants": table(grants),
        ]
    }

    private func table(_ rows: [View]) -> View { rows.isEmpty ? .none : ["rows": .list(rows)] }

    private func tiles(_ active: Int, _ troubled: Int) -> [View] {
        var all = LatencyHistogram()
        for minute in seen.minutes { all.add(minute.durations) }
        let calls = seen.minutes.reduce(Int64(0)) { $0 + $1.calls }
        let refused = seen.minutes.reduce(Int64(0)) { $0 + $1.refused }
        return [
            tile("exchange.lasthour", Web.grouped(calls)),
            tile("exchange.refusedhour", Web.grouped(refused), Self.share(refused, of: calls)),
            tile(
                "exchange.half", Milliseconds.text(all.percentile(0.5)),
                strings(
                    "exchange.tails",
                    [
                        "p95": Milliseconds.text(all.percentile(0.95)),
                        "p99": Milliseconds.text(all.percentile(0.99)),
                    ])),
            tile(
                "exchange.serving", String(active),
                troubled == 0
                    ? strings("exchange.notrouble") : strings("exchange.troubled", ["count": String(troubled)])),
        ]
    }

    private func tile(_ label: String, _ value: String, _ more: String? = nil) -> View {
        ["label": .text(strings(label)), "value": .text(value), "more": View(more)]
    }

    // MARK: Tables, the most first

    private var causes: [View] {
        let refused = seen.figures.filter { $0.outcome != CallCount.ok }
        let total = refused.reduce(Int64(0)) { $0 + $1.calls }
        return sums(refused) { $0.outcome }.map { code, sum in
            [
                "code": .text(code), "words": .text(RefusalWords.text(code, strings) ?? strings("exchange.othercause")),
                "calls": .text(Web.grouped(sum.refused)), "share": View(Self.share(sum.refused, of: total)),
            ]
        }
    }

    private var askers: [View] {
        sums(seen.figures) { $0.client }.prefix(20).map { client, sum in
            [
                "name": .text(name(ofClient: client)),
                "code": client == CallCount.unknown ? .none : .text(client),
                "calls": .text(Web.grouped(sum.calls)), "refused": .text(Web.grouped(sum.refused)),
            ]
        }
    }

    private var services: [View] {
        sums(seen.figures) { $0.service }.prefix(20).map { service, sum in
            [
                "name": .text(
                    ServiceID(service).map { member($0.subsystem.member) } ?? strings("exchange.unknownservice")),
                "code": service == CallCount.unknown ? .none : .text(service),
                "calls": .text(Web.grouped(sum.calls)), "refused": .text(Web.grouped(sum.refused)),
            ]
        }
    }

    private var grants: [View] {
        sums(seen.figures.filter { !$0.grant.isEmpty }) { $0.grant }.prefix(20).map { number, sum in
            let example = seen.figures.first { $0.grant == number }
            return [
                "number": .text(number), "href": readsGrants ? .text("/grants/\(number)") : .none,
                "asker": .text(example.map { name(ofClient: $0.client) } ?? ""),
                "service": View(example?.service), "calls": .text(Web.grouped(sum.calls)),
                "refused": .text(Web.grouped(sum.refused)),
            ]
        }
    }

    private struct Sum {
        var calls: Int64 = 0
        var refused: Int64 = 0
    }

    private func sums(_ figures: [CallFigure], _ key: (CallFigure) -> String) -> [(String, Sum)] {
        var sums: [String: Sum] = [:]
        for figure in figures {
            sums[key(figure), default: Sum()].calls += figure.calls
            if figure.outcome != CallCount.ok { sums[key(figure), default: Sum()].refused += figure.calls }
        }
        return sums.sorted { ($1.value.calls, $0.key) < ($0.value.calls, $1.key) }.map { ($0.key, $0.value) }
    }

    private func name(ofClient client: String) -> String {
        ClientID(client).map { member($0.member) } ?? strings("exchange.unknownclient")
    }

    private func member(_ id: MemberID) -> String { seen.members[id.code]?[strings.language] ?? id.code }

    /// `3.4%`; nil of nothing.
    private static func share(_ part: Int64, of whole: Int64) -> String? {
        guard whole > 0 else { return nil }
        let tenths = Int((Double(part) / Double(whole) * 1_000).rounded())
        return "\(tenths / 10).\(tenths % 10)%"
    }
}

/// Codes of refusals in words.
enum RefusalWords {
    /// The sentence of a code; nil where it is one that this program does not know.
    static func text(_ code: String, _ strings: Strings) -> String? {
        strings.known("refusal." + code.replacing(".", with: "-"))
    }
}
