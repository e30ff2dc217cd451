import Authority
import Standards
import Store

/// A case as it lies in the tables: what never changes, and what its chain changes.
struct StoredCase: Sendable, Hashable {
    let header: CaseHeader
    var chain: ChainState
    var closedAt: Instant?
    var remindedOn: Day?
    var revision: Int64

    /// The identifier of the task at a place of `chain.tasks`.
    func task(_ place: Int) -> ID<CaseTask> { header.task(place) }
}

/// What never changes about a case.
struct CaseHeader: Sendable, Hashable {
    let id: ID<CaseFile>
    let number: String
    let chain: String
    let chainVersion: Day
    let title: Localized
    let object: String
    let parties: [String: String]
    let applicant: ChainPerson
    let applicantPost: Assignment?
    let openedAt: Instant
    /// What a search finds it by, besides number, title and the applicant's name.
    let text: [String]

    /// The identifier of the task at a place: it follows from the case's, so that a repeated closure makes the same.
    func task(_ place: Int) -> ID<CaseTask> { ID(rawValue: "\(id.rawValue)-\(place + 1)") }
}

// MARK: Reading

extension StoredCase {
    /// The case with an identifier, whoever asks; nil: there is none.
    static func find(_ id: ID<CaseFile>, in snapshot: Snapshot) throws -> StoredCase? {
        try list([id], in: snapshot).first
    }

    /// The cases with identifiers, in the order of these: two statements, however many they are.
    static func list(_ ids: [ID<CaseFile>], in snapshot: Snapshot) throws -> [StoredCase] {
        guard !ids.isEmpty else { return [] }
        let (marks, values) = (SQLMarks.of(ids.count), ids.map { SQLValue($0) })
        let tasks = Dictionary(
            grouping: try snapshot.query(
                "SELECT \(StoredTask.columns) FROM casework_task WHERE case_id IN (\(marks)) ORDER BY case_id, ordinal",
                values, StoredTask.init), by: \.caseID)
        let found = try snapshot.query(
            "SELECT \(columns) FROM casework_case WHERE id IN (\(marks))", values
        ) { row in
            try StoredCase(row, tasks: tasks[try row.id(0)]?.map(\.task) ?? [])
        }
        let byID = Dictionary(found.map { ($0.header.id, $0) }) { first, _ in first }
        return ids.compactMap { byID[$0] }
    }

    private static let columns = """
        id, number, chain, chain_version, title_zh, title_en, object, parties, applicant, applicant_person, \
        applicant_name, applicant_role, applicant_organisation, state, step, content, decision, opened_at, closed_at, \
        due, due_provisional, stopped_on, mend_due, mend_provisional, reminded_on, revision, search_text
        """

    private init(_ row: Row, tasks: [ChainTask]) throws {
        header = CaseHeader(
            id: try row.id(0), number: try row.text(1), chain: try row.text(2), chainVersion: try row.day(3),
            title: Localized(zh: try row.text(4), en: try row.text(5)), object: try row.text(6),
            parties: try JSONText.value(try row.text(7)),
            applicant: ChainPerson(account: try row.text(8), person: try row.text(9), name: try row.text(10)),
            applicantPost: Assignment(role: try row.optionalText(11), organisation: try row.optionalText(12)),
            openedAt: try row.instant(17), text: try JSONText.value(try row.text(26)))
        chain = ChainState(
            state: CaseState(rawValue: try row.text(13)) ?? .withdrawn, step: try row.optionalText(14), tasks: tasks,
            content: try row.text(15), decision: try row.optionalText(16),
            due: try row.optionalDay(19).map { Term(day: $0, isProvisional: try row.boolean(20)) },
            stoppedOn: try row.optionalDay(21),
            mendDue: try row.optionalDay(22).map { Term(day: $0, isProvisional: try row.boolean(23)) })
        closedAt = try row.optionalInstant(18)
        remindedOn = try row.optionalDay(24)
        revision = try row.integer(25)
    }
}

extension Assignment {
    /// A post of two columns that are both there or both empty.
    init?(role: String?, organisation: String?) {
        guard let role, let organisation else { return nil }
        self.init(role: role, organisation: organisation)
    }
}
