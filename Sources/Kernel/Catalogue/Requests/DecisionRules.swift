import Authority
import Definitions
import Expressions
import Standards
import Store

extension RequestRules {
    /// Everything by which a decision gives more than was asked for, or does not say why it gives less.
    func problems(
        _ decision: ProviderDecision, on content: RequestContent, in snapshot: Snapshot
    ) throws -> [RequestProblem] {
        guard let subject = try subject(content.entry, in: snapshot) else { return [.entryGone] }
        if subject.entry.sharing.class == .none { throw Refusal.notShared(subject.entry.sharing.reason) }
        return form(decision, content, subject) + fields(decision, content, subject)
            + rows(decision.rows, "rows", subject) + composed(decision, content, subject)
            + amounts(decision, content)
    }

    private func form(
        _ decision: ProviderDecision, _ content: RequestContent, _ subject: RequestSubject
    ) -> [RequestProblem] {
        if decision.form.breadth > content.form.breadth { return [.wider("form", RequestLabel.form)] }
        if !subject.forms.contains(decision.form) { return [.form(decision.form, possible: subject.forms)] }
        return decision.form == .match && content.list == nil ? [.listForNarrower] : []
    }

    private func fields(
        _ decision: ProviderDecision, _ content: RequestContent, _ subject: RequestSubject
    ) -> [RequestProblem] {
        let asked = Set(content.fields.map(\.field))
        let known = Set(subject.entry.items.map(\.id))
        let given = Set(decision.fields)
        let reasons = Dictionary(
            decision.withheld.map { ($0.field, $0.reason) }, uniquingKeysWith: { first, _ in first })
        var problems: [RequestProblem] = []
        if decision.fields.count > DraftRules.mostItems || decision.withheld.count > DraftRules.mostItems {
            return [.manyFields]
        }
        if decision.fields.isEmpty { problems.append(.nothingGiven) }
        for field in decision.fields where !asked.contains(field) { problems.append(.notAsked(field)) }
        for field in decision.fields where asked.contains(field) && !known.contains(field) {
            problems.append(.fieldGone(field))
        }
        for field in content.fields.map(\.field) where !given.contains(field) {
            guard !PlainText.isGood(reasons[field] ?? "", limit: 500) else { continue }
            problems.append(.withheldReason(field, title: subject.entry.item(field)?.title))
        }
        return problems
    }

    /// Both conditions together must still be one that can be kept and evaluated.
    private func composed(
        _ decision: ProviderDecision, _ content: RequestContent, _ subject: RequestSubject
    ) -> [RequestProblem] {
        guard let text = decision.rows, !text.isEmpty, content.rows != nil else { return [] }
        do {
            _ = try Self.rows(content.rows, text).map { try TypedExpression.check($0, against: subject.schema) }
            return []
        } catch {
            // What is wrong with the added condition alone was said already.
            return rows(text, "rows", subject).isEmpty ? [.composed] : []
        }
    }

    private func amounts(_ decision: ProviderDecision, _ content: RequestContent) -> [RequestProblem] {
        var problems: [RequestProblem] = []
        if decision.from < content.from { problems.append(.wider("from", RequestLabel.from)) }
        if decision.to > content.to { problems.append(.wider("to", RequestLabel.to)) }
        if decision.to < decision.from || decision.to < today { problems.append(.toBeforeFrom) }
        if decision.callsPerDay > content.callsPerDay { problems.append(.wider("callsPerDay", RequestLabel.calls)) }
        if decision.rowsPerDay > content.rowsPerDay { problems.append(.wider("rowsPerDay", RequestLabel.rows)) }
        if decision.callsPerDay < 1 { problems.append(.quota("callsPerDay", RequestLabel.calls)) }
        if decision.rowsPerDay < 1 { problems.append(.quota("rowsPerDay", RequestLabel.rows)) }
        return problems
    }

    /// The condition that holds where both hold; nil: neither says anything.
    static func rows(_ asked: String?, _ further: String?) throws(ExpressionError) -> Expression? {
        var terms: [Expression] = []
        for text in [asked, further] {
            guard let text, !text.isEmpty else { continue }
            terms.append(try Expression.parse(text: text))
        }
        return terms.isEmpty ? nil : .all(terms)
    }
}
