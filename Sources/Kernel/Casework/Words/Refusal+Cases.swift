import Authority
import Standards

/// Why something cannot be done with a case.
extension Refusal {
    /// The same words whether there is no such case or it is somebody else's.
    static let noCase = make(
        "case.unknown", "没有这个办件，或您无权查看。", "There is no such case, or it is not yours to see.",
        "请核对编号；如因履职需要，请联系经办单位。", "Check the number, or ask the organisation that handles it.")

    /// The case has ended.
    static func closed(_ state: CaseState) -> Refusal {
        let (zh, en) =
            switch state {
            case .approved: ("已同意", "approved")
            case .refused: ("已作出不予同意的决定", "refused")
            default: ("已撤回", "withdrawn")
            }
        return make(
            "case.closed", "该办件\(zh)，已办结，不能再办理。", "This case has been \(en) and is closed.",
            "请刷新页面查看办理结果。", "Load the page again to see how it ended.")
    }

    /// Somebody else was faster.
    static let moved = make(
        "case.moved", "该环节刚刚已由他人办理，您的操作未执行。",
        "Somebody else has just acted on this step; nothing of yours was done.",
        "请查看最新进展；您填写的内容仍保留在页面上。",
        "See where the case is now; what you have written is still on the page.")

    /// The case is with the applicant.
    static let waitsForApplicant = make(
        "case.with-applicant", "该办件已退回补正，正等待申请人重新提交。",
        "The case was returned and waits for the applicant.",
        "申请人补正提交后再办理，期间办理时限暂停计算。",
        "Act once it has been handed in again; the clocks stand still meanwhile.")

    /// None of the actor's posts, and nobody whom she stands in for, has the task.
    static let notYours = make(
        "case.not-yours", "该环节不由您办理。", "This step is not yours to decide.",
        "请核对办理岗位；如需代办，请由该岗位人员转办或登记代理人。",
        "Check whose step it is; its holder can hand it to you or name a deputy.")

    /// Nobody decides on what she asked for herself, nor lets a deputy do it.
    static let ownCase = make(
        "case.own", "申请人不得审批自己的申请，也不得由代理人代为审批。",
        "Nobody decides on her own request, herself or through a deputy.",
        "请由同岗位的其他人员办理。", "Let another holder of the post decide.")

    /// Steps that must be apart.
    static let actedBefore = make(
        "case.acted-before", "您（或您所代理的人）已办理过须分离的前序环节，不能再办理本环节。",
        "You, or the person you stand in for, decided in an earlier step from which this one must be apart.",
        "请由同岗位的其他人员办理，或转办给其他人员。", "Let another holder of the post decide, or hand it to a colleague.")

    /// The step does not have this decision.
    static let actionNotAllowed = make(
        "case.action-not-allowed", "本环节不能作出这种决定。", "This decision cannot be taken in this step.",
        "请从页面列出的决定中选择。", "Choose one of the decisions that the page offers.")

    /// What is missing is told once.
    static let returnedBefore = make(
        "case.returned-before", "本环节已退回补正过一次，须补正的内容应一次性告知，不能再次退回。",
        "This step has returned the case once already; what is missing is told once.",
        "请作出同意或不予同意的决定。", "Approve or refuse now.")

    /// A return says what is missing.
    static let nothingMissing = make(
        "case.nothing-missing", "退回补正须列明缺少或不符合要求的内容。", "A return lists what is missing or wrong.",
        "请逐项填写需补正的内容和补正方法。", "Give every item and how to mend it.")

    /// A refusal and a withdrawal have a reason.
    static let reasonNeeded = make(
        "case.reason-needed", "请填写理由。", "A reason is needed.",
        "请写明依据和理由，申请人将会看到。", "Write the ground and the reason; the applicant will see it.")

    /// Nothing was returned.
    static let notReturned = make(
        "case.not-returned", "该办件未被退回，无须补正提交。", "The case was not returned; there is nothing to hand in again.",
        "请刷新页面查看最新进展；如需修改，可先撤回再重新申请。",
        "Load the page again; to change something, withdraw the case and ask anew.")

    /// Only the applicant.
    static let applicantOnly = make(
        "case.applicant-only", "只有申请人本人可以补正、撤回或催办。", "Only the applicant can mend, withdraw or remind.",
        "请联系申请人办理。", "Ask the applicant to do it.")

    /// The case waits for the applicant herself.
    static let nothingToRemind = make(
        "case.nothing-to-remind", "该办件当前没有等待办理的环节，无须催办。", "No step of this case waits for anybody.",
        "如已退回，请先补正后重新提交。", "If it was returned, mend it and hand it in again.")

    /// Once a day is enough.
    static let remindedToday = make(
        "case.reminded-today", "今天已经催办过。", "You have reminded them today already.",
        "请明天再催办，或直接联系承办人。", "Remind them again tomorrow, or call whoever handles it.")

    /// The chain of the case, or its version, is no longer in the packs.
    static let chainGone = make(
        "case.chain-gone", "该办件所用的流程已不在配置包中，暂时不能办理。",
        "The chain of this case is no longer in the packs; it cannot go on.",
        "请联系系统管理员恢复原流程版本。", "Ask the system administrator to restore that version.")

    /// The id of a command names something else that was done.
    static let commandUsed = make(
        "case.command-used", "该操作编号已用于另一项操作。", "This command id was used for something else.",
        "请刷新页面后重新提交。", "Load the page again and send it anew.")

    static func make(
        _ code: String, _ zh: String, _ en: String, _ nextZh: String, _ nextEn: String
    ) -> Refusal {
        Refusal(
            code: code, reason: Localized(zh: zh, en: en), next: Localized(zh: nextZh, en: nextEn))
    }
}
