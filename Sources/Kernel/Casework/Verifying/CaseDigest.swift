import Crypto
import Standards

/// What an event commits to of a case's words, which stay in the case: SHA-256 over their canonical JSON.
///
/// The journal says who decided what when. The digest lets nobody change the reason afterwards.
enum CaseDigest {
    /// Of what the applicant asked, in its present edition.
    static func content(of stored: StoredCase) throws -> String {
        let header = stored.header
        return try hex(
            Content(
                number: header.number, object: header.object, title: header.title, parties: header.parties,
                applicant: header.applicant.account, content: stored.chain.content))
    }

    /// Of a decision; nil: the task waits.
    static func decision(of task: ChainTask) throws -> String? {
        guard let decision = task.decision else { return nil }
        return try hex(
            Decided(
                step: task.step, state: task.state, by: decision.by.person.account,
                actingFor: decision.by.actingFor?.account, opinion: decision.opinion, missing: decision.missing,
                content: decision.content, at: decision.at.microseconds))
    }

    private struct Content: Encodable {
        let number: String
        let object: String
        let title: Localized
        let parties: [String: String]
        let applicant: String
        let content: String
    }

    private struct Decided: Encodable {
        let step: String
        let state: CaseTask.State
        let by: String
        let actingFor: String?
        let opinion: String
        let missing: [MissingItem]
        let content: String?
        let at: Int64
    }

    private static func hex(_ value: some Encodable) throws -> String {
        Hexadecimal.text(SHA256.hash(data: Array(try JSONText.of(value).utf8)))
    }
}

extension StoredCase {
    /// How often the applicant has handed it in again.
    var edition: Int {
        chain.tasks.filter { $0.state == .returned }.count - (chain.tasks.last?.state == .returned ? 1 : 0)
    }
}
