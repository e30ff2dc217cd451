package import HTTPTypes
import Standards

extension Problem {
    /// The request cannot be read.
    package static let malformed = Problem(
        .badRequest, "malformed-request",
        title: Localized(zh: "请求无法识别", en: "The request cannot be read"),
        detail: Localized(zh: "请求的格式不正确。", en: "The request is not in the expected form."),
        next: Localized(zh: "请检查填写的内容后重试。", en: "Check what was sent and try again."))

    /// Nobody is signed in.
    package static let unauthenticated = Problem(
        .unauthorized, "not-signed-in",
        title: Localized(zh: "尚未登录", en: "Not signed in"),
        detail: Localized(zh: "访问此内容需要先登录。", en: "This needs an account that is signed in."),
        next: Localized(zh: "请登录后重试。", en: "Sign in and try again."))

    /// The account may not do this.
    package static let forbidden = Problem(
        .forbidden, "not-permitted",
        title: Localized(zh: "没有权限", en: "Not permitted"),
        detail: Localized(zh: "您的账号没有办理此事项的权限。", en: "Your account may not do this."),
        next: Localized(
            zh: "如工作需要，请联系本部门的系统管理员申请权限。",
            en: "If your work needs it, ask your department's system administrator."))

    /// The form was not sent from a page of ours, or its page is too old.
    package static let foreignForm = Problem(
        .forbidden, "form-not-ours",
        title: Localized(zh: "表单已失效", en: "The form is no longer valid"),
        detail: Localized(
            zh: "表单不是从本系统的页面提交的，或者页面打开时间过长。",
            en: "The form was not sent from a page of this system, or the page was open too long."),
        next: Localized(zh: "请返回原页面，刷新后重新提交。", en: "Go back, reload the page and send the form again."))

    /// There is nothing at this address, or nothing that the reader may know of.
    package static let notFound = Problem(
        .notFound, "not-found",
        title: Localized(zh: "没有找到", en: "Not found"),
        detail: Localized(zh: "没有这个页面或内容。", en: "There is nothing at this address."),
        next: Localized(zh: "请检查网址，或从首页重新进入。", en: "Check the address, or start again from the home page."))

    /// The address exists, but not for this method.
    package static func methodNotAllowed(_ allow: [String]) -> Problem {
        var problem = Problem(
            .methodNotAllowed, "method-not-allowed",
            title: Localized(zh: "不支持的请求方法", en: "Method not allowed"),
            detail: Localized(zh: "该地址不支持此请求方法。", en: "This address does not support the method."),
            next: Localized(zh: "请查看接口说明。", en: "See the description of the interface."))
        problem.allow = allow
        return problem
    }

    /// The request contradicts what is there already.
    package static let conflict = Problem(
        .conflict, "conflict",
        title: Localized(zh: "与现有内容冲突", en: "Conflict"),
        detail: Localized(zh: "内容已被其他操作改变。", en: "Something else has changed this in the meantime."),
        next: Localized(zh: "请刷新后重试。", en: "Reload and try again."))

    /// The body is larger than the limit.
    package static func tooLarge(limit: Int) -> Problem {
        Problem(
            .contentTooLarge, "too-large",
            title: Localized(zh: "内容过大", en: "Too large"),
            detail: Localized(
                zh: "提交的内容超过上限（\(ByteSize.text(limit))）。",
                en: "What was sent exceeds the limit of \(ByteSize.text(limit))."),
            next: Localized(zh: "请拆分后分次提交。", en: "Split it and send the parts one by one."))
    }

    /// The body is not of a kind that is understood here.
    package static let unsupportedMedia = Problem(
        .unsupportedMediaType, "unsupported-media-type",
        title: Localized(zh: "不支持的内容类型", en: "Unsupported media type"),
        detail: Localized(zh: "无法处理这种类型的内容。", en: "Content of this type is not understood here."),
        next: Localized(zh: "请查看接口说明中的内容类型。", en: "See the description of the interface for the types accepted."))

    /// A well-formed request whose content does not hold.
    package static let invalid = Problem(
        .unprocessableContent, "invalid-content",
        title: Localized(zh: "内容有误", en: "Invalid content"),
        detail: Localized(zh: "提交的内容不符合要求。", en: "What was sent does not meet the requirements."),
        next: Localized(zh: "请按提示修改后重试。", en: "Mend it as described and try again."))

    /// Too many requests from one address.
    package static func tooMany(retryAfter seconds: Int) -> Problem {
        Problem(
            .tooManyRequests, "too-many-requests",
            title: Localized(zh: "操作过于频繁", en: "Too many requests"),
            detail: Localized(zh: "短时间内的请求过多。", en: "Too many requests in a short time."),
            next: Localized(zh: "请在 \(seconds) 秒后重试。", en: "Try again in \(seconds) seconds."),
            retryAfter: seconds)
    }

    /// Something failed here; the log has the cause.
    package static let `internal` = Problem(
        .internalServerError, "internal-error",
        title: Localized(zh: "系统出现错误", en: "Internal error"),
        detail: Localized(zh: "系统处理请求时出错，已记录。", en: "Something failed on our side; it has been recorded."),
        next: Localized(
            zh: "请稍后重试；如仍不成功，请把错误编号告知运维人员。",
            en: "Try again later; if it fails again, give the error number to the operators."))

    /// There is no room left to write: neither data nor the record of a reading.
    package static let full = Problem(
        .serviceUnavailable, "no-room",
        title: Localized(zh: "存储空间已满", en: "No room left"),
        detail: Localized(
            zh: "存储空间已满，系统暂时不能保存数据，也不能登记查询记录。",
            en: "The disk is full: nothing can be stored at the moment, not even the record that data was read."),
        next: Localized(
            zh: "请联系运维人员腾出空间，之后重试。", en: "Tell the operators, who must make room; then try again."),
        retryAfter: 60)

    /// The store cannot be reached.
    package static let unavailable = Problem(
        .serviceUnavailable, "unavailable",
        title: Localized(zh: "服务暂时不可用", en: "Temporarily unavailable"),
        detail: Localized(zh: "系统暂时无法处理请求。", en: "The system cannot handle requests at the moment."),
        next: Localized(zh: "请稍后重试。", en: "Try again in a moment."),
        retryAfter: 5)

    /// The generic problem of a status.
    package static func of(_ status: HTTPResponse.Status) -> Problem {
        switch status.code {
        case 400: malformed
        case 401: unauthenticated
        case 403: forbidden
        case 404: notFound
        case 405: methodNotAllowed([])
        case 409: conflict
        case 413: tooLarge(limit: Limits.body)
        case 415: unsupportedMedia
        case 422: invalid
        case 429: tooMany(retryAfter: 60)
        case 503: unavailable
        case 400..<500: malformed
        default: `internal`
        }
    }
}
