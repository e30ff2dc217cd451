package import Authority
package import Journal
package import Standards
package import Store

extension Casework {
    /// The tables.
    package static var migrations: [Migration] { [] }

    /// Opens a case: the chain's first step waits then.
    ///
    /// A repeat of the command returns the case that the first opened. Throws a `Refusal` with everything that is wrong.
    ///
    /// - Parameter post: the post in which the applicant asks; one of hers. Nil: none is named.
    package func open(
        _ new: NewCase, by actor: Actor, as post: Assignment?, command: CommandID, in transaction: Transaction
    ) throws -> CaseFile { throw Refusal.notYet }

    /// Does something with a case; the case afterwards.
    ///
    /// A repeat of the command changes nothing and returns the case. Throws a `Refusal` where the act cannot be done.
    ///
    /// - Parameter seat: one of `seats`; nil for the applicant's own acts (resubmit, withdraw, remind).
    package func act(
        _ act: CaseAct, on id: ID<CaseFile>, by actor: Actor, as seat: Seat?, command: CommandID,
        in transaction: Transaction
    ) throws -> CaseFile { throw Refusal.notYet }

    /// In which posts, or for whom, she may decide on the open task now; her own first. Empty: not at all.
    package func seats(of actor: Actor, for file: CaseFile, in snapshot: Snapshot) throws -> [Seat] { [] }

    /// The case, where she may see it; nil: there is none, or it is not hers to see.
    package func file(_ id: ID<CaseFile>, for actor: Actor, in snapshot: Snapshot) throws -> CaseFile? { nil }

    /// The case of a number, where she may see it; nil: there is none, or it is not hers to see.
    package func file(number: String, for actor: Actor, in snapshot: Snapshot) throws -> CaseFile? { nil }

    /// What waits for her, the most urgent first, at most `limit` (1–100) after `after`.
    package func toDo(
        for actor: Actor, after: String? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> CasePage<ToDo> { CasePage(items: [], next: nil) }

    /// How much waits for her.
    package func counts(for actor: Actor, in snapshot: Snapshot) throws -> CaseCounts { CaseCounts(toDo: 0, overdue: 0) }

    /// The cases that she may see, the youngest first, at most `limit` (1–100) after `after`.
    package func files(
        _ query: CaseQuery, for actor: Actor, after: String? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> CasePage<CaseSummary> { CasePage(items: [], next: nil) }

    /// Records days on which somebody is away and another acts for her.
    package func setAbsence(
        _ new: NewAbsence, by actor: Actor, command: CommandID, in transaction: Transaction
    ) throws -> Absence { throw Refusal.notYet }

    /// Ends an absence before its last day.
    package func endAbsence(
        _ id: ID<Absence>, by actor: Actor, command: CommandID, in transaction: Transaction
    ) throws -> Absence { throw Refusal.notYet }

    /// Absences that concern an account, as the absent one or the deputy, the latest first, at most `limit` (1–100).
    package func absences(
        of account: String, after: String? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> CasePage<Absence> { CasePage(items: [], next: nil) }

    /// Absences in an organisation that are in force or to come, by their first day, at most `limit` (1–100).
    package func absences(
        in organisation: String, after: String? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> CasePage<Absence> { CasePage(items: [], next: nil) }
}

extension Refusal {
    fileprivate static let notYet = Refusal(
        code: "case.not-yet", reason: Localized(zh: "尚未实现。", en: "Not there yet."),
        next: Localized(zh: "请稍后再试。", en: "Try again later."))
}
