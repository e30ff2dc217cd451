import Expressions
import Standards

extension AccessPolicy {
    /// What a grant opens of its dataset: its items, its records, and the masks that stay on.
    ///
    /// Whether the grant may be used today, by whom and how often, is the caller's to ask before. A condition on records that no
    /// longer fits the dataset opens nothing: a reform of a dataset must not widen what was granted.
    func decide(
        under grant: Grant, caseNumber: String?, operatorName: String?, decision: String
    ) -> Result<Permit, Refusal> {
        guard let id = grant.dataset, let dataset = datasets[id] else { return .failure(.grantWithoutDataset) }
        let fields = Set(grant.fields).filter { dataset.schema.properties[$0] != nil }
        guard !fields.isEmpty else { return .failure(.grantWithoutDataset) }
        var rows: TypedExpression?
        if let text = grant.rows {
            guard let condition = try? TypedExpression.check(Expression.parse(text: text), against: dataset.schema)
            else { return .failure(.grantWithoutDataset) }
            rows = condition
        }
        var masks: [String: Mask] = [:]
        for field in fields {
            let mask = Grant.mask(
                dataset.masks[field] ?? .none, sensitivity: dataset.sensitivities[field] ?? .sensitive,
                isListKey: grant.list?.element == field)
            if mask != .none { masks[field] = mask }
        }
        let actor = Actor(
            account: "system:\(grant.consumer)/\(grant.system)", name: operatorName ?? "",
            organisation: grant.consumer, roles: [], kind: .service)
        return .success(
            Permit(
                decision: decision, actor: actor, posts: [], act: .view, object: .dataset(id), fields: fields,
                rows: rows, masks: masks, disclosure: .atOnce,
                purpose: Purpose(code: "grant:\(grant.number)", text: grant.purpose, caseNumber: caseNumber),
                quotaKey: "grant \(grant.number)"))
    }
}

extension Authority {
    /// The Permit that a call under a grant has: see `AccessPolicy.decide(under:)`.
    ///
    /// - Parameters:
    ///   - grant: one that is usable today and whose consumer, form and quotas were looked at.
    ///   - caseNumber: the matter at hand, where the call names one.
    ///   - operatorName: who sits at the consumer's system, as that system says.
    package func permit(
        under grant: Grant, caseNumber: String? = nil, operatorName: String? = nil
    ) -> Result<Permit, Refusal> {
        policy.decide(under: grant, caseNumber: caseNumber, operatorName: operatorName, decision: nextDecision())
    }
}

extension Refusal {
    /// The grant's dataset, items or condition no longer exist in the packs.
    static let grantWithoutDataset = Refusal(
        code: "grant.definition",
        reason: Localized(
            zh: "该授权所指的数据集、数据项或条件已不存在。",
            en: "The dataset, the items or the condition that the grant names no longer exist."),
        next: Localized(
            zh: "请提供方在数据目录中核对该目录的现行版本，重新办理授权。",
            en: "The provider looks at the present version of the entry and decides the grant anew."))
}
