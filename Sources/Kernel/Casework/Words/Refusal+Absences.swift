import Authority
import Standards

/// Why an absence cannot be recorded or ended.
extension Refusal {
    static let absenceUnknown = make(
        "absence.unknown-account", "没有这个在用账号。", "No account in use has this name.",
        "请从本单位人员中选择。", "Choose a colleague from the list.")

    static let deputyIsAbsent = make(
        "absence.own-deputy", "本人不能代理本人。", "Nobody is her own deputy.",
        "请选择另一人担任代理人。", "Choose somebody else.")

    static let deputyOutside = make(
        "absence.deputy-outside", "代理人须是同一单位的人员。", "A deputy belongs to the same organisation.",
        "请从岗位所在单位的人员中选择。", "Choose a colleague of the organisation in which the post is held.")

    static let deputyAbsent = make(
        "absence.deputy-absent", "代理人在此期间也不在岗，代理不能再转代理。",
        "The deputy is away on some of these days, and a deputy has no deputy.",
        "请选择在岗人员，或调整日期。", "Choose somebody who is there, or other days.")

    static let absencePostNotHeld = make(
        "absence.post-not-held", "离岗人员目前不担任所选岗位。", "The absent person does not hold the chosen post.",
        "请选择其现任岗位，或选择全部岗位。", "Choose a post that she holds, or all of them.")

    static let absenceNotYours = make(
        "absence.not-yours", "只有本人或同岗位的其他人员可以登记离岗和代理人。",
        "Only the absent person, or another holder of the same post, can name a deputy.",
        "请由本人登记；本人无法登记时，由同岗位的其他人员登记。",
        "Let her record it; where she cannot, let another holder of that post.")

    static let absenceOverlaps = make(
        "absence.overlaps", "此期间已登记过代理人。", "A deputy is recorded already for some of these days.",
        "请先结束原代理，或调整日期。", "End that absence first, or choose other days.")

    static let noAbsence = make(
        "absence.unknown", "没有这条离岗登记，或您无权结束。", "There is no such absence, or it is not yours to end.",
        "请刷新页面核对。", "Load the page again and check.")

    static let absenceOver = make(
        "absence.over", "这条离岗登记已经结束。", "This absence is over already.",
        "无须再操作。", "There is nothing left to do.")
}
