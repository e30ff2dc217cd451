import Authority
import Standards

/// Why a task cannot be handed to somebody, and why a case cannot be opened.
extension Refusal {
    static let noDelegate = make(
        "case.delegate-unknown", "没有这个在用账号，不能转办。", "No account in use has this name.",
        "请从本单位人员中选择。", "Choose a colleague from the list.")

    static let delegateOutside = make(
        "case.delegate-outside", "只能转办给本单位人员。", "A step can only be handed to somebody of the same organisation.",
        "请从本单位人员中选择。", "Choose a colleague of that organisation.")

    static let delegateHasIt = make(
        "case.delegate-same", "该环节已由此人办理，无须转办。", "The step is with this person already.",
        "请选择其他人员。", "Choose somebody else.")

    static let delegateBarred = make(
        "case.delegate-barred", "此人是申请人或已办理过须分离的前序环节，不能办理本环节。",
        "This person is the applicant, or decided in an earlier step from which this one must be apart.",
        "请选择其他人员。", "Choose somebody else.")

    static let delegateOnward = make(
        "case.delegate-onward", "转办给您的事项不能再转给岗位以外的人员。",
        "What was handed to you cannot be handed on to somebody outside the post.",
        "可退给该岗位人员，由其办理或另行转办。", "Hand it back to a holder of the post.")

    static let noChain = make(
        "case.no-chain", "目前没有可用的办理流程。", "No chain is in force for this kind of case.",
        "请联系系统管理员核对配置包中的流程及其生效日期。",
        "Ask the system administrator to check the chain and its dates in the packs.")

    static let postNotHeld = make(
        "case.post-not-held", "您目前不担任所选岗位。", "You do not hold the chosen post at present.",
        "请选择您现任的岗位。", "Choose one of your posts.")
}
