package import Authority
package import Casework
import Expressions
package import Journal
import Standards
package import Store

extension Catalogue {
    /// Opens the case of an objection to a refusal or to a grant of less than was asked for (共享争议).
    package func dispute(
        _ content: DisputeContent, by actor: Actor, as post: Assignment? = nil, command: CommandID,
        in transaction: Transaction
    ) throws -> CaseFile {
        guard let file = try casework.file(number: content.caseNumber, for: actor, in: transaction) else {
            throw Refusal.catalogue(.noCase)
        }
        let consumer = file.parties[Chains.consumer] ?? ""
        let post = post ?? rights.posts(of: actor, .propose, on: .requests, in: consumer).first
        return try casework.open(
            NewCase(
                chain: Chains.dispute, title: Localized(zh: "争议：\(file.title.zh)", en: "Dispute: \(file.title.en)"),
                object: "case:\(file.number)", parties: file.parties, content: try JSONText.of(content),
                text: [file.number]),
            by: actor, as: post, command: command, in: transaction)
    }

    /// What a case objects to; nil where it is no dispute.
    package func dispute(in file: CaseFile) -> DisputeContent? {
        file.chain == Chains.dispute ? DisputeContent(json: file.content) : nil
    }

    /// An objection as JSON, for `CaseAct.resubmit`.
    package func json(_ content: DisputeContent) throws -> String { try JSONText.of(content) }

    /// Whether a decision can be objected to: a refusal, or a grant of less than was asked for.
    package func isDisputable(_ file: CaseFile, in snapshot: Snapshot) throws -> Bool {
        try DisputeHandler.isDisputable(file, in: snapshot)
    }
}

/// Disputes as cases; what follows from them is a new decision, which stands in a request of its own.
struct DisputeHandler: CaseHandler {
    let casework: Casework
    let rights: CatalogueRights

    func check(
        _ act: CaseAct?, on file: CaseFile?, new: NewCase?, by actor: Actor, in transaction: Transaction
    ) throws {
        if let new {
            guard let content = DisputeContent(json: new.content), new.object == "case:\(content.caseNumber)",
                let decided = try casework.file(number: content.caseNumber, for: actor, in: transaction)
            else { throw Refusal.catalogue(.noCase) }
            guard new.parties == decided.parties else { throw Refusal.catalogue(.malformed) }
            guard
                !rights.posts(
                    of: actor, .propose, on: .requests, in: decided.parties[Chains.consumer] ?? ""
                ).isEmpty
            else { throw Refusal.catalogue(.notAsker) }
            guard try Self.isDisputable(decided, in: transaction) else {
                throw Refusal.catalogue(.notDisputable)
            }
            let before = try casework.files(
                CaseQuery(chain: Chains.dispute, object: new.object), for: actor, limit: 10, in: transaction)
            guard before.items.allSatisfy({ $0.state == .withdrawn }) else { throw Refusal.catalogue(.disputed) }
            return try check(content)
        }
        if case .resubmit(let text, _) = act, let file {
            guard let content = DisputeContent(json: text),
                content.caseNumber == DisputeContent(json: file.content)?.caseNumber
            else { throw Refusal.catalogue(.malformed) }
            try check(content)
        }
    }

    private func check(_ content: DisputeContent) throws {
        let problems = [
            RequestProblem.text("statement", Self.statement, content.statement, limit: 2_000),
            RequestProblem.text("wanted", Self.wanted, content.wanted, limit: 1_000),
        ].compactMap(\.self)
        guard problems.isEmpty else { throw RequestProblems(problems: problems) }
    }

    private static let statement = Localized(zh: "异议理由", en: "Objection")
    private static let wanted = Localized(zh: "请求事项", en: "What is wanted")

    static func isDisputable(_ file: CaseFile, in snapshot: Snapshot) throws -> Bool {
        guard Chains.disputable.contains(file.chain) else { return false }
        if file.state == .refused { return true }
        guard file.state == .approved, let asked = RequestContent(json: file.content),
            let stored = try GrantRow.find(caseNumber: file.number, in: snapshot)?.stored
        else { return false }
        let given = stored.grant
        let rows = try RequestRules.rows(asked.rows, nil)?.text
        return given.fields.count < Set(asked.fields.map(\.field)).count || given.form != asked.form
            || given.rows != rows || given.from > max(asked.from, BeijingTime.day(of: given.grantedAt))
            || given.to < asked.to || given.callsPerDay < asked.callsPerDay || given.rowsPerDay < asked.rowsPerDay
    }
}
