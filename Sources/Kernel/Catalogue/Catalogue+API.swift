package import Authority
package import Casework
package import Definitions
package import Journal
package import Search
package import Standards
package import Store

extension Refusal {
    static let notYet = Refusal(
        code: "catalogue.not-yet", reason: Localized(zh: "尚未实现。", en: "Not there yet."),
        next: Localized(zh: "请稍后再试。", en: "Try again later."))
}

// MARK: Entries

extension Catalogue {
    /// Brings the packs' entries in: what is new, and what has changed since they were loaded last; how many.
    ///
    /// Several nodes may load at once. A changed definition makes a new version.
    @discardableResult
    package func load() async throws -> Int { throw Refusal.notYet }

    /// A page of the entries that the reader may see, with facets and the exact count; `limit` 1–100.
    package func search(
        _ query: EntryQuery, for actor: Actor, after: SearchCursor? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> EntryPage { throw Refusal.notYet }

    /// An entry, or one of its versions; nil: there is none, or it is not the reader's to see.
    ///
    /// Without a version: the newest published one, or else the draft where the reader may see it.
    package func entry(
        _ id: String, version: Int? = nil, for actor: Actor, in snapshot: Snapshot
    ) throws -> EntryView? { throw Refusal.notYet }

    /// The draft of an entry for those who may see it; nil: there is none, or it is not the reader's to see.
    package func draft(_ id: String, for actor: Actor, in snapshot: Snapshot) throws -> EntryView? {
        throw Refusal.notYet
    }

    /// What entries are called, by id; those that the reader may not see are left out. At most 1,000 ids.
    package func titles(
        of ids: Set<String>, for actor: Actor, in snapshot: Snapshot
    ) throws -> [String: Localized] { throw Refusal.notYet }

    /// The published versions, the newest first; nil: there is no such entry, or it is not the reader's to see.
    package func versions(
        of id: String, for actor: Actor, in snapshot: Snapshot
    ) throws -> [EntryVersionSummary]? { throw Refusal.notYet }

    /// What two versions differ in; 0 is the draft. Nil: one of them is not there or not the reader's to see.
    package func diff(
        _ id: String, from: Int, to: Int, for actor: Actor, in snapshot: Snapshot
    ) throws -> EntryDiff? { throw Refusal.notYet }

    /// The organisations for which the actor may register entries.
    package func registrars(for actor: Actor) -> [String] { [] }

    /// Everything that keeps a draft from being published, in the order of the form.
    package func problems(in draft: EntryDraft) -> [EntryProblem] { [] }

    /// Writes a new entry down as a draft, and its id.
    ///
    /// Throws a `Refusal`, or `EntryProblems` where the draft could not even be kept.
    package func register(
        _ draft: EntryDraft, by actor: Actor, command: CommandID, in transaction: Transaction
    ) throws -> String { throw Refusal.notYet }

    /// Writes the draft of the next version of an entry, over the one there was.
    ///
    /// - Parameter revision: the entry's `revision` that was before the writer's eyes; nil: whichever.
    package func revise(
        _ draft: EntryDraft, revision: Int64? = nil, by actor: Actor, command: CommandID,
        in transaction: Transaction
    ) throws { throw Refusal.notYet }

    /// Opens the case in which the draft's publication is decided; throws `EntryProblems` while something is missing.
    package func submit(
        _ id: String, by actor: Actor, as post: Assignment? = nil, command: CommandID, in transaction: Transaction
    ) throws -> CaseFile { throw Refusal.notYet }

    /// Opens the case in which an entry's withdrawal from the catalogue is decided.
    package func withdraw(
        _ id: String, reason: String, by actor: Actor, as post: Assignment? = nil, command: CommandID,
        in transaction: Transaction
    ) throws -> CaseFile { throw Refusal.notYet }

    /// Attaches a resource to an entry, in place of one of the same id (挂接).
    package func attach(
        _ resource: ResourceDefinition, to id: String, by actor: Actor, command: CommandID,
        in transaction: Transaction
    ) throws { throw Refusal.notYet }

    /// Takes a resource off an entry.
    package func detach(
        _ resource: String, from id: String, by actor: Actor, command: CommandID, in transaction: Transaction
    ) throws { throw Refusal.notYet }
}

/// Everything that is wrong with an entry's draft, told at once.
package struct EntryProblems: Error, Sendable, Hashable {
    /// The problems in the order of the form; at least one.
    package let problems: [EntryProblem]
}

// MARK: Requests

extension Catalogue {
    /// The narrowest form that serves, among those in which the entry can be had; nil: no such entry for this reader.
    package func advice(
        _ answers: FormAnswers, on entry: String, for actor: Actor, in snapshot: Snapshot
    ) throws -> FormAdvice? { throw Refusal.notYet }

    /// The lists of the asker's own that could name the subjects for this entry.
    package func ownLists(
        on entry: String, for actor: Actor, in snapshot: Snapshot
    ) throws -> [OwnList] { throw Refusal.notYet }

    /// Everything that is wrong with a request, in the order of the form.
    package func problems(
        in content: RequestContent, for actor: Actor, as post: Assignment? = nil, in snapshot: Snapshot
    ) throws -> [RequestProblem] { throw Refusal.notYet }

    /// Fictional records as the asker would see them under the grant; throws `RequestProblems` where the items are not to be had.
    package func sample(
        of content: RequestContent, for actor: Actor, in snapshot: Snapshot
    ) throws -> [SampleRow] { throw Refusal.notYet }

    /// Opens the case in which a request is decided; throws `RequestProblems` or a `Refusal`.
    package func ask(
        _ content: RequestContent, by actor: Actor, as post: Assignment? = nil, command: CommandID,
        in transaction: Transaction
    ) throws -> CaseFile { throw Refusal.notYet }

    /// What a case asks for; nil where it is no request.
    package func request(in file: CaseFile) -> RequestContent? { nil }

    /// The content of a case as JSON, for `CaseAct.resubmit`.
    package func json(_ content: RequestContent) throws -> String { throw Refusal.notYet }

    /// A decision as JSON, for `CaseAct.approve`.
    package func json(_ decision: ProviderDecision) throws -> String { throw Refusal.notYet }

    /// What the provider proposed or decided in a case so far; nil: nothing yet.
    package func decision(in file: CaseFile) -> ProviderDecision? { nil }

    /// Whether the case's open step is one in which the provider says what it gives.
    package func takesDecision(_ file: CaseFile) -> Bool { false }

    /// Everything that is wrong with a decision: what it gives beyond what was asked, reasons that are missing.
    package func problems(
        in decision: ProviderDecision, on content: RequestContent, in snapshot: Snapshot
    ) throws -> [RequestProblem] { throw Refusal.notYet }

    /// Opens the case of an objection to a refusal or to a grant of less than was asked for (共享争议).
    package func dispute(
        _ content: DisputeContent, by actor: Actor, as post: Assignment? = nil, command: CommandID,
        in transaction: Transaction
    ) throws -> CaseFile { throw Refusal.notYet }
}

// MARK: Grants

extension Catalogue {
    /// A grant by its number; nil: there is none, or it is not the reader's to see.
    package func grant(_ number: String, for actor: Actor, in snapshot: Snapshot) throws -> GrantView? {
        throw Refusal.notYet
    }

    /// The grant that a case led to; nil: none, or not the reader's to see.
    package func grant(
        ofCase number: String, for actor: Actor, in snapshot: Snapshot
    ) throws -> GrantView? { throw Refusal.notYet }

    /// The grants that the reader may see, the youngest first; `limit` 1–100.
    package func grants(
        _ query: GrantQuery = GrantQuery(), for actor: Actor, after: String? = nil, limit: Int = 20,
        in snapshot: Snapshot
    ) throws -> GrantPage { throw Refusal.notYet }

    /// Who has data of an entry already, those with the same purpose first; for the provider and the bureau.
    package func precedents(
        for content: RequestContent, for actor: Actor, limit: Int = 10, in snapshot: Snapshot
    ) throws -> [Precedent] { throw Refusal.notYet }

    /// Takes a grant back at once: for the provider's chief data officer and the bureau.
    @discardableResult
    package func revoke(
        _ number: String, reason: String, by actor: Actor, command: CommandID, in transaction: Transaction
    ) throws -> Grant { throw Refusal.notYet }

    /// Opens the case in which more time is decided.
    package func renew(
        _ content: RenewalContent, by actor: Actor, as post: Assignment? = nil, command: CommandID,
        in transaction: Transaction
    ) throws -> CaseFile { throw Refusal.notYet }
}

// MARK: Needs

extension Catalogue {
    /// Writes down what was looked for and not found.
    package func record(
        _ need: NewNeed, by actor: Actor, as post: Assignment? = nil, command: CommandID, in transaction: Transaction
    ) throws -> Need { throw Refusal.notYet }

    /// The bureau's answer, once.
    package func answer(
        _ id: ID<Need>, _ answer: NeedAnswer, by actor: Actor, command: CommandID, in transaction: Transaction
    ) throws -> Need { throw Refusal.notYet }

    /// A need; nil: there is none, or it is not the reader's to see.
    package func need(_ id: ID<Need>, for actor: Actor, in snapshot: Snapshot) throws -> Need? {
        throw Refusal.notYet
    }

    /// The needs of the reader's organisations, or of the whole city for the bureau, the youngest first; `limit` 1–100.
    ///
    /// - Parameter answered: nil: both.
    package func needs(
        answered: Bool? = nil, for actor: Actor, after: String? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> NeedPage { throw Refusal.notYet }
}

// MARK: Rates

extension Catalogue {
    /// The figures of a department beside the city's.
    package func rates(of organisation: String, in snapshot: Snapshot) throws -> Rates { throw Refusal.notYet }

    /// Who has most grants on a department's entries, at most `limit` (1–100).
    package func topUsers(
        of provider: String, limit: Int = 5, in snapshot: Snapshot
    ) throws -> [TopUser] { throw Refusal.notYet }

    /// Entries of a department whose data is older than was promised, the longest overdue first, at most `limit` (1–100).
    package func overdue(
        of provider: String, for actor: Actor, limit: Int = 10, in snapshot: Snapshot
    ) throws -> [EntrySummary] { throw Refusal.notYet }
}
