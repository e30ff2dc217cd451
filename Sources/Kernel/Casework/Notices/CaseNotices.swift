import Authority
import Definitions
package import Journal
package import Notices
import Standards
import Store

/// Writes what happened to cases into the inboxes of those whom it concerns, once for every event.
///
/// Kinds: `case.task` (a step waits for you), `case.delegated`, `case.returned`, `case.approved`, `case.refused`,
/// `case.reminded` (somebody asks you to hurry), `case.soon` (one working day is left), `case.overdue`. Parameters:
/// `number`, `titleZh`, `titleEn`, `stepZh`, `stepEn`, `due` (empty: without limit); for the applicant whose case was
/// returned or refused also `reason`.
package struct CaseNotices: Reaction {
    package let name = "case-notices"
    let casework: Casework
    let notices: Notices
    let href: @Sendable (_ chain: String, _ number: String) -> String

    /// - Parameter href: the page of a case, by its chain and number.
    package init(
        casework: Casework, notices: Notices,
        href: @escaping @Sendable (_ chain: String, _ number: String) -> String = { "/requests/\($1)" }
    ) {
        self.casework = casework
        self.notices = notices
        self.href = href
    }

    package func react(to entry: JournalEntry) async throws {
        if let details = entry.details, details.kind == "case.absence" {
            return try await tellDeputy(details, entry.id)
        }
        guard let details = entry.details, let event = CaseEvent(kind: details.kind),
            let payload = try? JSONText.value(details.payload, as: CaseEventPayload.self),
            let kind = Self.kind(of: event, payload)
        else { return }
        let command = CommandID.reaction(name, to: entry.id)
        try await casework.store.write { [self] transaction in
            _ = try casework.journal.perform(command, kind: "case.notice", in: transaction) { transaction in
                try notices.deliver(
                    notice(kind, payload, in: transaction), to: recipients(of: event, payload, in: transaction),
                    cause: entry.id, in: transaction)
            }
        }
    }

    /// Tells a deputy for whom she acts, and on which days: `absence.deputy` with `account`, `from` and `to`.
    private func tellDeputy(_ details: EventDetails, _ entry: ID<Entry>) async throws {
        guard let absence = try? JSONText.value(details.payload, as: [String: String].self),
            let deputy = absence["deputy"], let account = absence["account"]
        else { return }
        try await casework.store.write { [self] transaction in
            _ = try casework.journal.perform(
                .reaction(name, to: entry), kind: "case.notice", in: transaction
            ) { transaction in
                let name = try casework.directory.people([account], in: transaction)[account]?.name
                let notice = NewNotice(
                    kind: "absence.deputy",
                    parameters: [
                        "account": account, "name": name ?? account, "from": absence["from"] ?? "",
                        "to": absence["to"] ?? "",
                    ], href: "/absences")
                return try notices.deliver(notice, to: [deputy], cause: entry, in: transaction)
            }
        }
    }

    /// What is said about an event; nil: nothing.
    static func kind(of event: CaseEvent, _ payload: CaseEventPayload) -> String? {
        switch event {
        case .opened, .approved, .resubmitted: payload.next == nil ? nil : "case.task"
        case .delegated: "case.delegated"
        case .returned: "case.returned"
        case .closed where payload.state == .approved: "case.approved"
        case .closed where payload.state == .refused: "case.refused"
        case .closed, .refused, .withdrawn: nil
        case .reminded: payload.clock == nil ? "case.reminded" : "case.soon"
        case .overdue: "case.overdue"
        }
    }

    private func recipients(
        of event: CaseEvent, _ payload: CaseEventPayload, in snapshot: Snapshot
    ) throws -> Set<String> {
        let waiting = try payload.next.map { try casework.waitedFor($0, in: snapshot) } ?? []
        switch event {
        case .returned, .closed: return [payload.applicant]
        case .overdue: return waiting.union([payload.applicant])
        case .reminded where payload.next == nil: return [payload.applicant]
        default: return waiting
        }
    }

    private func notice(_ kind: String, _ payload: CaseEventPayload, in snapshot: Snapshot) throws -> NewNotice {
        let step = payload.next?.step ?? payload.step
        let title = step.flatMap { id in
            casework.packs.chains[payload.chain]?.versions.lazy.compactMap { $0.step(id)?.title }.last
        }
        let due = payload.due ?? payload.next?.due
        var parameters = [
            "number": payload.number, "titleZh": payload.titleZh, "titleEn": payload.titleEn,
            "stepZh": title?.zh ?? "", "stepEn": title?.en ?? "", "due": due?.description ?? "",
        ]
        if kind == "case.returned" || kind == "case.refused" {
            parameters["reason"] = try reason(of: payload.file, in: snapshot)
        }
        return NewNotice(kind: kind, parameters: parameters, href: href(payload.chain, payload.number))
    }

    /// What was asked to be mended, or why it was refused: what was written last, cut for an inbox.
    private func reason(of file: ID<CaseFile>, in snapshot: Snapshot) throws -> String? {
        let decision = try StoredCase.find(file, in: snapshot)?.chain.tasks.last { $0.decision != nil }?.decision
        guard let decision else { return nil }
        let text = ([decision.opinion] + decision.missing.map(\.item)).filter { !$0.isEmpty }.joined(separator: "；")
        return text.count > 200 ? text.prefix(199) + "…" : text
    }
}
