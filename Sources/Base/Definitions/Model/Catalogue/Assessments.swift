package import Standards

/// What must be assessed before an entry is published (政务数据共享条例, 国务院令第809号).
package struct Assessments: Sendable, Hashable, Codable {
    /// Whether it holds state secrets 保密审查; nil: not assessed yet.
    package let secrecy: Assessment?
    /// What sharing it does to the people concerned 个人信息保护影响评估; nil: not assessed yet.
    package let personalInformation: Assessment?

    /// The assessments of an entry.
    package init(secrecy: Assessment? = nil, personalInformation: Assessment? = nil) {
        self.secrecy = secrecy
        self.personalInformation = personalInformation
    }
}

/// One assessment: when, by whom, with what result.
package struct Assessment: Sendable, Hashable, Codable {
    /// The day on which it was concluded.
    package let day: Day
    /// What it came to.
    package let result: Localized
    /// Who concluded it.
    package let by: Localized

    /// An assessment.
    package init(day: Day, result: Localized, by: Localized) {
        self.day = day
        self.result = result
        self.by = by
    }
}

/// The consent of the head of the department to the publication 部门负责人审批.
package struct HeadApproval: Sendable, Hashable, Codable {
    /// The day on which it was given.
    package let day: Day
    /// Who gave it.
    package let by: Localized

    /// A consent.
    package init(day: Day, by: Localized) {
        self.day = day
        self.by = by
    }
}
