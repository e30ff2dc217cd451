import Authority
import Definitions
import Standards

extension NewCase {
    /// The case as it is kept, for a version of its chain; throws everything that is wrong with it at once.
    func cleaned(_ version: ChainVersion, of chain: ChainDefinition, packs: PackSet, on day: Day) throws(Refusal)
        -> NewCase
    {
        var problems = Problems()
        let title = Localized(zh: Self.title.clean(title.zh, &problems), en: Self.title.clean(title.en, &problems))
        let object = Self.object.clean(object, &problems)
        CaseAct.checkContent(content, &problems)
        checkParties(chain, version, packs: packs, on: day, &problems)
        if text.count > 20 || text.contains(where: { $0.unicodeScalars.count > 1_000 || $0.utf8.contains(0) }) {
            problems.add(
                Problem(
                    Localized(zh: "检索文字过多", en: "there is too much text to search by"),
                    Localized(zh: "请精简后重试", en: "shorten it and try again")))
        }
        try problems.check("case.new")
        return NewCase(chain: self.chain, title: title, object: object, parties: parties, content: content, text: text)
    }

    /// Every party has an organisation that exists, itself or by a successor; nothing else is bound.
    private func checkParties(
        _ chain: ChainDefinition, _ version: ChainVersion, packs: PackSet, on day: Day, _ problems: inout Problems
    ) {
        for party in chain.parties where parties[party].map({ packs.present(for: $0, on: day).isEmpty }) ?? true {
            problems.add(
                Problem(
                    Localized(
                        zh: "未指定办理单位（\(party)），或该单位已撤销", en: "no organisation that exists stands for “\(party)”"),
                    Localized(zh: "请选择现有单位", en: "choose an organisation that exists")))
        }
        for party in parties.keys.sorted() where !chain.parties.contains(party) {
            problems.add(
                Problem(
                    Localized(
                        zh: "该流程没有“\(party.prefix(50))”这一方", en: "the chain knows no party “\(party.prefix(50))”"),
                    Localized(zh: "请刷新页面后重新填写", en: "load the page again")))
        }
    }

    private static let title = CaseText(
        name: Localized(zh: "标题", en: "the title"), length: 1...200, isMultiline: false)
    private static let object = CaseText(
        name: Localized(zh: "办理对象", en: "the object"), length: 1...200, isMultiline: false)
}
