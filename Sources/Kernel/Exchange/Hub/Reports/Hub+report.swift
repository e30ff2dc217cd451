import Authority
import Standards
package import Store

extension Hub {
    /// Takes the report of a gateway: adds up its calls, and takes its journal into the copy.
    ///
    /// A report that was taken before adds nothing and gets the answer of now.
    package func take(_ report: GatewayReport, from gateway: String, in transaction: Transaction) throws -> ReportAnswer
    {
        let now = clock.now()
        guard let record = try GatewayRow.find(gateway, in: transaction), record.state == .active else {
            throw Refusal.hub(.revoked)
        }
        try report.check(at: now, keeping: settings.minuteRetention)
        let isNew = try PulseRow.save(report, of: gateway, at: now, in: transaction)
        if isNew {
            try count(report.calls, of: gateway, in: transaction)
            try CallTable.prune(
                minutesBefore: now.advanced(by: .zero - settings.minuteRetention),
                hoursBefore: now.advanced(by: .zero - settings.hourRetention), in: transaction)
        }
        let mirror = try GatewayMirror(hub: self, gateway: record).take(report.journal, in: transaction)
        let told = try ConfigurationRow.serial(of: gateway, in: transaction)
        return ReportAnswer(mirrored: mirror.stored, configuration: told)
    }

    /// Callers name whom they like: what is not in the exchange is counted under one name.
    private func count(_ calls: [CallCount], of gateway: String, in transaction: Transaction) throws {
        let members = Set(try MemberRow.all(settings.instance, in: transaction).map(\.entry.id))
        let known = calls.map { call in
            var call = call
            if ClientID(call.client).map({ members.contains($0.member) }) != true { call.client = CallCount.unknown }
            if ServiceID(call.service).map({ members.contains($0.subsystem.member) }) != true {
                call.service = CallCount.unknown
            }
            return call
        }
        try CallTable.add(known, of: gateway, in: transaction)
    }
}

extension CallCount {
    /// Stands for callers and services that are not in the exchange.
    package static let unknown = "-"
}

/// The row of what a gateway said last.
enum PulseRow {
    /// Answers whether the report is newer than the last.
    static func save(
        _ report: GatewayReport, of gateway: String, at now: Instant, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            """
            INSERT INTO hub_pulse (gateway, number, at, content) VALUES (?, ?, ?, ?)
            ON CONFLICT (gateway) DO UPDATE SET number = excluded.number, at = excluded.at, content = excluded.content
            WHERE hub_pulse.number < excluded.number
            """,
            [
                .text(gateway), .integer(report.number), SQLValue(now), .text(try JSONText.of(report.health)),
            ]) == 1
    }

    static func all(in snapshot: Snapshot) throws -> [String: GatewayPulse] {
        Dictionary(
            try snapshot.query("SELECT gateway, at, content FROM hub_pulse LIMIT 1000") { row in
                (
                    try row.text(0),
                    GatewayPulse(at: try row.instant(1), health: try JSONText.value(try row.text(2)))
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Forgets what a gateway said when it joins with a new key, whose reports count from 1 again.
    static func drop(_ gateway: String, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM hub_pulse WHERE gateway = ?", [.text(gateway)])
    }
}
