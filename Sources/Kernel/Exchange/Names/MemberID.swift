/// A member of the exchange (成员单位): instance, class and code, such as `ZS/GOV/social-security`.
package struct MemberID: Sendable, Hashable, Comparable {
    /// The instance: one city, such as `ZS`.
    package let instance: String
    /// The class: `GOV` for offices, `COM` for firms, `ORG` for others.
    package let memberClass: String
    /// The code within the class; for an office its code in the packs.
    package let code: String

    /// A member by its parts as they are meant, not encoded.
    package init(instance: String, memberClass: String, code: String) {
        self.instance = instance
        self.memberClass = memberClass
        self.code = code
    }

    package static func < (left: Self, right: Self) -> Bool { left.parts.lexicographicallyPrecedes(right.parts) }

    var parts: [String] { [instance, memberClass, code] }
}

/// A system of a member (业务系统, "subsystem" in X-Road), such as `ZS/GOV/social-security/pension`.
package struct SubsystemID: Sendable, Hashable, Comparable {
    /// Whose it is.
    package let member: MemberID
    /// Its code within the member.
    package let code: String

    /// A subsystem by its parts as they are meant, not encoded.
    package init(_ member: MemberID, _ code: String) {
        self.member = member
        self.code = code
    }

    package static func < (left: Self, right: Self) -> Bool { left.parts.lexicographicallyPrecedes(right.parts) }

    var parts: [String] { member.parts + [code] }
}

/// A service of a subsystem, such as `ZS/GOV/data-bureau/registers/deceased`.
package struct ServiceID: Sendable, Hashable, Comparable {
    /// Whose it is.
    package let subsystem: SubsystemID
    /// Its code within the subsystem.
    package let code: String

    /// A service by its parts as they are meant, not encoded.
    package init(_ subsystem: SubsystemID, _ code: String) {
        self.subsystem = subsystem
        self.code = code
    }

    package static func < (left: Self, right: Self) -> Bool { left.parts.lexicographicallyPrecedes(right.parts) }

    var parts: [String] { subsystem.parts + [code] }
}

/// Who calls, as `X-Road-Client` says it: a member, or one of its subsystems (PR-REST 4.3: three or four parts).
package struct ClientID: Sendable, Hashable {
    /// The member.
    package let member: MemberID
    /// The subsystem's code; nil: the member itself.
    package let subsystem: String?

    /// A client by its parts as they are meant, not encoded.
    package init(_ member: MemberID, subsystem: String?) {
        self.member = member
        self.subsystem = subsystem
    }

    /// The subsystem that calls; nil where the member itself does.
    package var system: SubsystemID? { subsystem.map { SubsystemID(member, $0) } }

    var parts: [String] { member.parts + (subsystem.map { [$0] } ?? []) }
}
