import Authority
import Standards

extension GatewayReport {
    /// Throws `report.malformed` where a member is out of bounds.
    ///
    /// - Parameter now: minutes further than an hour ahead are refused, and so are those older than the hub keeps.
    func check(at now: Instant, keeping retention: Duration) throws(Refusal) {
        let (latest, oldest) = (now.advanced(by: .seconds(3_600)), now.advanced(by: .zero - retention))
        let minutes = CallCount.minute(of: oldest)...CallCount.minute(of: latest)
        guard number > 0, calls.count <= Self.rowLimit, health.isSound, calls.allSatisfy({ $0.isSound(in: minutes) })
        else { throw .hub(.badReport) }
    }
}

extension GatewayHealth {
    fileprivate var isSound: Bool {
        (1...64).contains(version.utf8.count) && reasons.count <= 20
            && reasons.allSatisfy { (1...200).contains($0.utf8.count) } && configuration >= 0 && records >= 0
            && (room ?? 0) >= 0
    }
}

extension CallCount {
    fileprivate func isSound(in minutes: ClosedRange<Int64>) -> Bool {
        minutes.contains(minute) && isName(client, 1...500) && isName(service, 1...800) && isName(grant, 0...64)
            && isName(outcome, 1...64) && durations.total > 0
    }

    /// Printable ASCII, as identifiers are written.
    private func isName(_ text: String, _ length: ClosedRange<Int>) -> Bool {
        length.contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
