package import Authority
import Definitions
package import Journal
import Notices
package import Standards
package import Store

extension Catalogue {
    /// Writes down what was looked for and not found.
    package func record(
        _ need: NewNeed, by actor: Actor, as post: Assignment? = nil, command: CommandID, in transaction: Transaction
    ) throws -> Need {
        try journal.perform(command, kind: "need.record", in: transaction) { transaction in
            let post = try rights.askingPost(actor, post)
            let problems = Self.problems(in: need, packs: packs)
            guard problems.isEmpty else { throw RequestProblems(problems: problems) }
            let recorded = Need(
                id: ids.next(), consumer: post.organisation, by: actor.account, byName: actor.name,
                title: need.title, details: need.details, item: need.item, law: need.law, holder: need.holder,
                searched: need.searched, at: clock.now(), answer: nil, answeredAt: nil, answeredBy: nil)
            let content = try JSONText.of(recorded)
            let event = try journal.append(
                event("recorded", recorded, content, by: actor, for: post.organisation), in: transaction)
            try transaction.execute(
                "INSERT INTO catalogue_need (id, consumer, answered, content, event) VALUES (?, ?, 0, ?, ?)",
                [.text(recorded.id.rawValue), .text(recorded.consumer), .text(content), .text(event.rawValue)])
            return recorded
        }
    }

    /// The bureau's answer, once.
    package func answer(
        _ id: ID<Need>, _ answer: NeedAnswer, by actor: Actor, command: CommandID, in transaction: Transaction
    ) throws -> Need {
        try journal.perform(command, kind: "need.answer", in: transaction) { transaction in
            guard let need = try need(id, for: actor, in: transaction) else { throw Refusal.catalogue(.noNeed) }
            guard rights.seesAllRequests(actor) else { throw Refusal.catalogue(.notAnswerer) }
            guard need.answer == nil else { throw Refusal.catalogue(.answered) }
            let problems = try problems(in: answer, in: transaction)
            guard problems.isEmpty else { throw RequestProblems(problems: problems) }
            let answered = need.answered(answer, at: clock.now(), by: actor.account)
            let content = try JSONText.of(answered)
            let cause = try journal.append(
                event("answered", answered, content, by: actor, for: actor.organisation), in: transaction)
            try transaction.execute(
                "UPDATE catalogue_need SET answered = 1, content = ?, event = ? WHERE id = ? AND answered = 0",
                [.text(content), .text(cause.rawValue), .text(id.rawValue)])
            try notices?.deliver(
                NewNotice(
                    kind: "need.answered", parameters: ["title": need.title, "need": need.id.rawValue],
                    href: "/needs/\(need.id.rawValue)"),
                to: [need.by], cause: cause, in: transaction)
            return answered
        }
    }

    /// A need; nil: there is none, or it is not the reader's to see.
    package func need(_ id: ID<Need>, for actor: Actor, in snapshot: Snapshot) throws -> Need? {
        let found = try snapshot.first(
            "SELECT content FROM catalogue_need WHERE id = ?", [.text(id.rawValue)]
        ) { try JSONText.value(try $0.text(0), as: Need.self) }
        guard let found else { return nil }
        let isOwn = rights.requestOrganisations(actor).contains(found.consumer)
        return isOwn || rights.seesAllRequests(actor) ? found : nil
    }

    /// The needs of the reader's organisations, or of the whole city for the bureau, the youngest first; `limit` 1–100.
    ///
    /// - Parameter answered: nil: both.
    package func needs(
        answered: Bool? = nil, for actor: Actor, after: String? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> NeedPage {
        let limit = min(100, max(1, limit))
        var terms: [String] = []
        var values: [SQLValue] = []
        if !rights.seesAllRequests(actor) {
            let own = rights.requestOrganisations(actor).sorted()
            guard !own.isEmpty else { return NeedPage(needs: [], next: nil) }
            terms.append("consumer IN (\(SQLMarks.of(own.count)))")
            values += own.map { .text($0) }
        }
        if let answered {
            terms.append("answered = ?")
            values.append(SQLValue(answered))
        }
        if let after {
            terms.append("id < ?")
            values.append(.text(after))
        }
        let condition = terms.isEmpty ? "" : "WHERE " + terms.joined(separator: " AND ")
        values.append(SQLValue(limit + 1))
        let needs = try snapshot.query(
            "SELECT content FROM catalogue_need \(condition) ORDER BY id DESC LIMIT ?", values
        ) { try JSONText.value(try $0.text(0), as: Need.self) }
        let page = Array(needs.prefix(limit))
        return NeedPage(needs: page, next: needs.count > limit ? page.last?.id.rawValue : nil)
    }

    private func event(
        _ word: String, _ need: Need, _ content: String, by actor: Actor, for organisation: String
    ) throws -> EventDetails {
        EventDetails(
            kind: "need.\(word)", actor: actor.account, organisation: organisation,
            payload: try JSONText.of(
                NeedEvent(
                    need: need.id.rawValue, consumer: need.consumer, revision: need.answer == nil ? 1 : 2,
                    digest: Canonical.digest(content))), retention: Retention.tenYears.rawValue, at: clock.now())
    }
}

/// What the journal says of a need: revision 1 as it was recorded, 2 as it was answered.
struct NeedEvent: Codable, Sendable {
    let need: String
    let consumer: String
    let revision: Int64
    let digest: String
}

extension Catalogue {
    private static func problems(in need: NewNeed, packs: PackSet) -> [RequestProblem] {
        var problems = [
            RequestProblem.text("title", NeedLabel.title, need.title, limit: 100),
            .text("details", NeedLabel.details, need.details, limit: 2_000),
            .text("item", RequestLabel.item, need.item, limit: 200),
        ].compactMap(\.self)
        if !need.law.isEmpty, let problem = RequestProblem.text("law", RequestLabel.law, need.law, limit: 500) {
            problems.append(problem)
        }
        if !PlainText.isFit(need.searched, limit: 200) { problems.append(.needSearch) }
        if let holder = need.holder, packs.organisation(holder) == nil { problems.append(.needHolder) }
        return problems
    }

    /// An answer names what the asker may see: an entry that the provider alone knows of is no entry here.
    private func problems(in answer: NeedAnswer, in snapshot: Snapshot) throws -> [RequestProblem] {
        switch answer {
        case .entry(let id, let note):
            let isThere = try EntryRow.find(id, in: snapshot)?.isListed ?? false
            return (isThere ? [] : [.noEntry]) + (PlainText.isFit(note, limit: 1_000) ? [] : [.needNote])
        case .plan(let until, let note):
            var problems = [RequestProblem.text("note", NeedLabel.note, note, limit: 1_000)].compactMap(\.self)
            if until < today { problems.append(.needUntil) }
            return problems
        case .refused(let ground):
            return [RequestProblem.text("ground", NeedLabel.ground, ground, limit: 1_000)].compactMap(\.self)
        }
    }
}

/// What the fields of a need are called.
private enum NeedLabel {
    static let title = Localized(zh: "所需数据", en: "Data needed")
    static let details = Localized(zh: "具体内容", en: "Details")
    static let note = Localized(zh: "说明", en: "Remark")
    static let ground = Localized(zh: "不能提供的依据", en: "Ground of the refusal")
}

extension RequestProblem {
    fileprivate static let needHolder = RequestProblem(
        field: "holder", code: "need.holder",
        message: Localized(zh: "没有这个单位。", en: "There is no such organisation."),
        mend: Localized(zh: "请从列表中选择，或留空。", en: "Choose one from the list, or leave it empty."))
    fileprivate static let needSearch = RequestProblem(
        field: "searched", code: "need.searched",
        message: Localized(zh: "检索词过长。", en: "What was searched for is too long."),
        mend: Localized(zh: "请控制在200字以内。", en: "Keep it within 200 characters."))
    fileprivate static let needNote = RequestProblem(
        field: "note", code: "need.note",
        message: Localized(zh: "说明过长或含有控制字符。", en: "The remark is too long or holds control characters."),
        mend: Localized(zh: "请控制在1000字以内。", en: "Keep it within 1000 characters."))
    fileprivate static let needUntil = RequestProblem(
        field: "until", code: "need.until",
        message: Localized(zh: "计划日期早于今天。", en: "The planned day is before today."),
        mend: Localized(zh: "请填写今天或以后的日期。", en: "Write today or a later day."))
}

extension Need {
    fileprivate func answered(_ answer: NeedAnswer, at moment: Instant, by account: String) -> Need {
        Need(
            id: id, consumer: consumer, by: by, byName: byName, title: title, details: details, item: item, law: law,
            holder: holder, searched: searched, at: at, answer: answer, answeredAt: moment, answeredBy: account)
    }
}
