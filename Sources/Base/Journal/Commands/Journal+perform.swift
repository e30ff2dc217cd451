import Standards
package import Store

extension Journal {
    /// Does `body` once for `command`, however often it is asked for; a repeat returns the first outcome.
    ///
    /// The id is claimed before `body` runs, in the same transaction: of two that come at once, one waits for the other and
    /// then finds its outcome. Throws `commandReused` where the id was used for another kind of command.
    package func perform<Outcome: Codable & Sendable>(
        _ command: CommandID, kind: String, in transaction: Transaction,
        _ body: (Transaction) throws -> Outcome
    ) throws -> Outcome {
        let claimed = try transaction.execute(
            "INSERT INTO journal_command (id, kind, at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
            [.text(command.rawValue), .text(kind), .integer(clock.now().microseconds)])
        guard claimed == 1 else { return try firstOutcome(of: command, kind: kind, in: transaction) }
        let outcome = try body(transaction)
        try transaction.execute(
            "UPDATE journal_command SET outcome = ? WHERE id = ?",
            [.text(try JSONText.of(outcome)), .text(command.rawValue)])
        return outcome
    }

    /// The outcome of a command that was performed before, or nil.
    package func outcome<Outcome: Codable & Sendable>(
        of command: CommandID, kind: String, as type: Outcome.Type = Outcome.self, in snapshot: Snapshot
    ) throws -> Outcome? {
        let stored = try snapshot.first(
            "SELECT kind, outcome FROM journal_command WHERE id = ?", [.text(command.rawValue)]
        ) { (kind: try $0.text(0), outcome: try $0.optionalText(1)) }
        guard let stored else { return nil }
        guard stored.kind == kind else { throw JournalError.commandReused(command, was: stored.kind, now: kind) }
        guard let outcome = stored.outcome else { throw JournalError.outcomeUnreadable(command) }
        return try CommandOutcome.decode(type, from: outcome, command: command)
    }

    private func firstOutcome<Outcome: Codable & Sendable>(
        of command: CommandID, kind: String, in transaction: Transaction
    ) throws -> Outcome {
        guard let outcome = try outcome(of: command, kind: kind, as: Outcome.self, in: transaction) else {
            throw JournalError.outcomeUnreadable(command)
        }
        return outcome
    }
}

/// Outcomes as `JSONText` keeps them.
enum CommandOutcome {
    static func decode<Outcome: Decodable>(
        _ type: Outcome.Type, from text: String, command: CommandID
    ) throws -> Outcome {
        do {
            return try JSONText.value(text, as: type)
        } catch {
            throw JournalError.outcomeUnreadable(command)
        }
    }
}

extension JournalError {
    static func commandReused(_ command: CommandID, was: String, now: String) -> JournalError {
        JournalError(
            .commandReused,
            message: Localized(zh: "该操作编号已用于另一种操作。", en: "This command id was used for another kind of command."),
            mend: Localized(zh: "请使用新的编号重新提交。", en: "Send it again under a new id."),
            detail: "\(command): \(was), then \(now)")
    }

    static func outcomeUnreadable(_ command: CommandID) -> JournalError {
        JournalError(
            .outcomeUnreadable,
            message: Localized(
                zh: "该操作已执行，但无法读取其结果。", en: "The command was performed, but its outcome cannot be read."),
            mend: Localized(zh: "请查询业务数据确认结果，不必重复提交。", en: "Look at the data itself; do not send it again."),
            detail: command.rawValue)
    }
}
