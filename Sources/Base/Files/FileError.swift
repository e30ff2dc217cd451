package import Standards

/// Why a file was not stored or cannot be read.
package struct FileError: Error, Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
    /// The kinds of failure; raw values are stable.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// Longer than the limit.
        case tooLarge = "file.too-large"
        /// The owner's or the city's quota is used up.
        case quota = "file.quota"
        /// There is no such file.
        case unknown = "file.unknown"
        /// The law still requires that it be kept.
        case retained = "file.retained"
        /// The disk has no room left.
        case full = "file.full"
        /// The disk refused.
        case disk = "file.disk"
        /// The stored bytes are not what was stored.
        case damaged = "file.damaged"
    }

    /// What happened.
    package let code: Code
    /// For the log: the system call and its error number; never a path or a name.
    package let detail: String

    package init(_ code: Code, detail: String = "") {
        self.code = code
        self.detail = detail
    }

    package var description: String { code.rawValue }
    package var debugDescription: String { detail.isEmpty ? code.rawValue : "\(code.rawValue): \(detail)" }

    /// What to tell the person who sent or asked for the file.
    package var message: Localized {
        switch code {
        case .tooLarge: Localized(zh: "文件超过允许的大小。", en: "The file is larger than allowed.")
        case .quota: Localized(zh: "存储配额已用完。", en: "The storage quota is used up.")
        case .unknown: Localized(zh: "没有这个文件，可能已按保管期限删除。", en: "There is no such file; it may have been deleted.")
        case .retained: Localized(zh: "文件仍在保管期限内，不能删除。", en: "The file must still be kept and cannot be deleted.")
        case .full: Localized(zh: "存储空间已满，文件没有保存。", en: "The disk is full; the file was not stored.")
        case .disk: Localized(zh: "文件没有保存成功。", en: "The file could not be stored.")
        case .damaged: Localized(zh: "文件内容与登记的摘要不一致。", en: "The file's bytes are not those that were stored.")
        }
    }

    /// What to do about it.
    package var mend: Localized {
        switch code {
        case .tooLarge: Localized(zh: "请拆分为几个较小的文件，每个都保留表头。", en: "Split it into smaller files, each with its header.")
        case .quota:
            Localized(zh: "请删除不再需要的文件，或请系统管理员调整配额。", en: "Delete files no longer needed, or ask for a larger quota.")
        case .unknown: Localized(zh: "请重新上传。", en: "Send it again.")
        case .retained: Localized(zh: "请等保管期限届满。", en: "Wait until the retention period is over.")
        case .full:
            Localized(zh: "请系统管理员腾出空间后再上传。", en: "Send it again when the system administrator has made room.")
        case .disk, .damaged: Localized(zh: "请联系系统管理员。", en: "Ask the system administrator.")
        }
    }
}
