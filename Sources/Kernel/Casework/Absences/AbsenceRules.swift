import Authority
import Standards

/// What an absence must be: pure.
enum AbsenceRules {
    static let reason = CaseText(name: Localized(zh: "离岗事由", en: "the reason"), length: 1...500)
    /// The longest absence, in days.
    static let longest = 366

    static func isAccount(_ text: String) -> Bool {
        (1...200).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    static func checkDays(_ new: NewAbsence, today: Day, _ problems: inout Problems) {
        if new.to < new.from {
            problems.add(
                Problem(
                    Localized(zh: "结束日期早于开始日期", en: "the last day is before the first"),
                    Localized(zh: "请核对起止日期", en: "check both days")))
        } else if new.to.days(since: new.from) >= longest {
            problems.add(
                Problem(
                    Localized(zh: "离岗期间超过\(longest)天", en: "the absence is longer than \(longest) days"),
                    Localized(
                        zh: "长期离岗请由安全管理员调整岗位", en: "have the security administrator change the posts instead")))
        }
        if new.from < today {
            problems.add(
                Problem(
                    Localized(zh: "开始日期早于今天", en: "the first day is in the past"),
                    Localized(
                        zh: "代理从登记之日起生效，请选择今天或以后的日期",
                        en: "a deputy acts from the day on which it is recorded; choose today or later")
                ))
        }
    }

    /// The organisation in which the deputy acts; throws where the two people and whoever records it do not fit.
    static func organisation(
        _ new: NewAbsence, absent: CasePerson?, deputy: CasePerson?, by actor: Actor
    ) throws(Refusal) -> String {
        guard let absent, let deputy else { throw .absenceUnknown }
        guard deputy.person != absent.person else { throw .deputyIsAbsent }
        if let post = new.post, !absent.posts.contains(post) { throw .absencePostNotHeld }
        let home = Set(deputy.posts.map(\.organisation) + [deputy.organisation])
        let lent = new.post.map { [$0] } ?? absent.posts.sorted()
        guard let shared = lent.map(\.organisation).first(where: home.contains) else { throw .deputyOutside }
        let isHerself = actor.account == absent.account
        let isColleague =
            actor.account != deputy.account && new.post.map { actor.roles.contains($0) } ?? false
        guard isHerself || isColleague else { throw .absenceNotYours }
        return shared
    }
}
