/// Identifiers as X-Road's messages print them: kind, colon, and the parts as they are meant.
extension ServiceID {
    /// `SERVICE:ZS/GOV/data-bureau/registers/deceased`.
    package var objectText: String { "SERVICE:" + nameParts.joined(separator: "/") }
}

extension ClientID {
    /// `SUBSYSTEM:ZS/GOV/social-security/pension`, or `MEMBER:…` where the member itself calls.
    package var objectText: String { (subsystem == nil ? "MEMBER:" : "SUBSYSTEM:") + nameParts.joined(separator: "/") }
}

extension SubsystemID {
    /// `SUBSYSTEM:ZS/GOV/social-security/pension`.
    package var objectText: String { "SUBSYSTEM:" + nameParts.joined(separator: "/") }
}
