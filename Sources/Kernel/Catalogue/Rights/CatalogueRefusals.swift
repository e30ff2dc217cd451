import Authority
import Standards

/// Why something cannot be done with the catalogue; raw values are stable.
enum CatalogueRefusal: String, CaseIterable {
    case notMaintainer = "catalogue.not-maintainer"
    case notAsker = "request.not-asker"
    case choosePost = "catalogue.choose-post"
    case noEntry = "catalogue.no-entry"
    case noDraft = "catalogue.no-draft"
    case inReview = "catalogue.in-review"
    case changed = "catalogue.changed"
    case notPublished = "catalogue.not-published"
    case otherProvider = "catalogue.other-provider"
    case stale = "catalogue.stale"
    case noResource = "catalogue.no-resource"
    case badResource = "catalogue.bad-resource"
    case codesSpent = "catalogue.codes-spent"
    case malformed = "catalogue.malformed"
    case noGrant = "grant.none"
    case grantEnded = "grant.ended"
    case notRevoker = "grant.not-revoker"
    case reasonMissing = "catalogue.reason-missing"
    case notProviderStep = "request.not-provider-step"
    case noCase = "dispute.no-case"
    case notDisputable = "dispute.not-disputable"
    case disputed = "dispute.already"
    case noNeed = "need.none"
    case notAnswerer = "need.not-answerer"
    case answered = "need.answered"
}

extension Refusal {
    static func catalogue(_ refusal: CatalogueRefusal) -> Refusal {
        Refusal(code: refusal.rawValue, reason: refusal.sentences.reason, next: refusal.sentences.next)
    }
}

extension CatalogueRefusal {
    /// Reason and way out, in both languages.
    fileprivate var sentences: (reason: Localized, next: Localized) {
        let (reasonZh, reasonEn, nextZh, nextEn) = texts
        return (Localized(zh: reasonZh, en: reasonEn), Localized(zh: nextZh, en: nextEn))
    }

    private var texts: (String, String, String, String) { entryTexts ?? otherTexts }

    private var entryTexts: (String, String, String, String)? {
        switch self {
        case .notMaintainer:
            (
                "您的岗位不维护该单位的目录。", "Your post does not maintain the entries of this organisation.",
                "请由该单位的数据专员或首席数据官办理。", "Its data clerk or chief data officer can do it."
            )
        case .choosePost:
            (
                "您在多个单位任职。", "You hold posts in several organisations.", "请选择以哪个岗位办理。",
                "Choose the post in which you act."
            )
        case .noEntry:
            ("没有这个目录。", "There is no such entry.", "请在目录中重新查找，或登记需求。", "Search the catalogue again, or record a need.")
        case .noDraft:
            ("没有待发布的草稿。", "There is no draft to publish.", "请先编辑并保存草稿。", "Write and save a draft first.")
        case .inReview:
            (
                "该目录正在审核，暂不能修改。", "The entry is being reviewed and cannot be changed now.",
                "请等待审核结束，或撤回后再修改。", "Wait for the review to end, or withdraw it and change the entry then."
            )
        case .changed:
            (
                "该目录刚被他人修改。", "Somebody else has just changed this entry.",
                "请重新打开，核对后再提交。", "Open it again, look at what changed, and submit again."
            )
        case .notPublished:
            ("该目录尚未发布。", "The entry is not published.", "请先完成发布。", "Have it published first.")
        case .otherProvider:
            (
                "目录的提供方不能改为其他单位。", "An entry cannot be moved to another provider.",
                "请由接收单位另行登记。", "The other organisation registers an entry of its own."
            )
        case .stale:
            (
                "审核期间目录内容已变化。", "The entry has changed since it was submitted.",
                "请退回，由提供方重新提交。", "Return it, so that the provider submits it again."
            )
        case .noResource:
            ("没有这个挂接资源。", "There is no such resource.", "请刷新后重试。", "Load the page again.")
        case .badResource:
            (
                "挂接资源的名称、标识或日期不可用。", "Name, id or day of the resource cannot be used.",
                "标识用小写字母、数字和连字符，名称不超过100字，日期不晚于今天。",
                "Write the id in lower-case letters, digits and hyphens, a title of at most 100 characters, a day not after today."
            )
        case .codesSpent:
            (
                "该类目的资源代码已用完。", "The resource codes of this class are spent.",
                "请在该类目下增设细类。", "Add a class below this one."
            )
        default: nil
        }
    }

    private var otherTexts: (String, String, String, String) {
        switch self {
        case .notAsker:
            (
                "您的岗位不能申请数据。", "Your post does not ask for data.",
                "请由本单位的数据专员办理。", "The data clerk of your organisation can do it."
            )
        case .noGrant:
            ("没有这项授权。", "There is no such grant.", "请核对授权编号。", "Check the number of the grant.")
        case .grantEnded:
            (
                "该授权已不在有效状态。", "The grant is not in force any more.",
                "如仍需要，请重新申请。", "Ask anew where the data is still needed."
            )
        case .notRevoker:
            (
                "您的岗位不能撤销该授权。", "Your post cannot revoke this grant.",
                "请由提供部门首席数据官或数据主管部门办理。", "The provider's chief data officer or the data bureau can do it."
            )
        case .reasonMissing:
            (
                "请写明理由。", "A reason is needed.",
                "用1至500字写明理由。", "Give the reason in 1 to 500 characters."
            )
        case .notProviderStep:
            (
                "只有提供部门可以决定提供的内容。", "Only the provider decides what is given.",
                "本步骤只填写意见。", "Write an opinion only in this step."
            )
        case .noCase:
            ("没有这个办件。", "There is no such case.", "请核对办件编号。", "Check the number of the case.")
        case .notDisputable:
            (
                "只能对不予共享或少于申请内容的决定提出异议。", "Only a refusal, or a grant of less than was asked for, can be objected to.",
                "请等待决定，或直接与提供部门沟通。", "Wait for the decision, or speak with the provider."
            )
        case .disputed:
            (
                "对该决定已提出异议。", "The decision is objected to already.",
                "请查看办理中的争议。", "See the dispute that is under way."
            )
        case .noNeed: ("没有这条需求。", "There is no such need.", "请刷新后重试。", "Load the page again.")
        case .notAnswerer:
            (
                "您的岗位不能答复需求。", "Your post does not answer needs.",
                "需求由数据主管部门答复。", "The data bureau answers needs."
            )
        case .answered:
            ("该需求已经答复。", "The need is answered already.", "请查看已有答复。", "See the answer that was given.")
        default:
            ("内容无法读取。", "The content cannot be read.", "请通过本系统页面提交。", "Submit it by the pages of this system.")
        }
    }
}
