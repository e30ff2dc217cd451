/// The gateway that a client wants to answer, as `X-Road-Security-Server` names it: its owner and its code.
package struct SecurityServerID: Sendable, Hashable {
    /// The member that owns the gateway.
    package let owner: MemberID
    /// The gateway's code: here its id.
    package let code: String

    /// Reads exactly four parts, each encoded by itself.
    package init?(_ text: some StringProtocol) {
        guard let parts = NamePart.decodeAll(text, 4...4) else { return nil }
        owner = MemberID(instance: parts[0], memberClass: parts[1], code: parts[2])
        code = parts[3]
    }
}

/// For whom a client acts, as `X-Road-Represented-Party` names it.
package struct RepresentedParty: Sendable, Hashable {
    /// Its class; nil where only a code is given.
    package let memberClass: String?
    /// Its code.
    package let code: String

    /// Reads one or two parts, each encoded by itself.
    package init?(_ text: some StringProtocol) {
        guard let parts = NamePart.decodeAll(text, 1...2), let code = parts.last else { return nil }
        memberClass = parts.count == 2 ? parts[0] : nil
        self.code = code
    }
}
