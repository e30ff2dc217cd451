/// What a call's target names: `/r1/{instance}/{class}/{member}/{subsystem}/{service}[/path][?query]` (PR-REST 4.1).
///
/// All five parts must be there: the specification lets the subsystem go, the reference implementation does not.
struct CallAddress {
    let path: Range<Int>
    let query: Range<Int>?
    let servicePath: Range<Int>
    let service: ServiceID

    init(_ bytes: [UInt8], _ target: Range<Int>) throws(ExchangeRefusal) {
        let mark = bytes[target].firstIndex(of: UInt8(ascii: "?"))
        let path = target.lowerBound..<(mark ?? target.upperBound)
        guard !bytes[target].contains(UInt8(ascii: "#")) else { throw .invalidAddress }
        var parts: [Range<Int>] = []
        var start = path.lowerBound
        for index in path where bytes[index] == UInt8(ascii: "/") {
            parts.append(start..<index)
            start = index + 1
            if parts.count == 7 { break }
        }
        if parts.count < 7 { parts.append(start..<path.upperBound) }
        guard parts.count == 7, parts[0].isEmpty else { throw .invalidAddress }
        guard bytes[parts[1]].elementsEqual("r1".utf8) else { throw .invalidVersion }
        var names: [String] = []
        names.reserveCapacity(5)
        for part in parts[2...] {
            guard let name = NamePart.decode(bytes[part]) else { throw .invalidEncoding }
            names.append(name)
        }
        guard let service = ServiceID(parts: names) else { throw .invalidAddress }
        self.service = service
        self.path = path
        query = mark.map { $0 + 1..<target.upperBound }
        servicePath = parts[6].upperBound..<path.upperBound
    }
}

/// What the fields of a call's head say, by X-Road's rules: of several the last counts.
struct CallFields {
    let client: ClientID
    let messageID: Range<Int>
    let requestID: Range<Int>
    let securityServer: SecurityServerID?
    let representedParty: RepresentedParty?

    /// The most bytes of a message's id.
    static let idLimit = 255

    init(_ list: HeaderList) throws(ExchangeRefusal) {
        var client: Range<Int>?
        var messageID: Range<Int>?
        var requestID: Range<Int>?
        for field in list.fields {
            switch field.kind {
            case .xRoadClient: client = field.value
            case .xRoadID: messageID = field.value
            case .xRoadRequestID:
                guard requestID == nil else { throw .malformedHead(.forbiddenField) }
                requestID = field.value
            default: if field.kind.isDroppedFromRequests { throw .malformedHead(.forbiddenField) }
            }
        }
        guard let requestID, CallIDs.isUUID(list.bytes[requestID]) else { throw .malformedHead(.missingField) }
        guard let messageID, !messageID.isEmpty else { throw .malformedHead(.missingField) }
        guard messageID.count <= Self.idLimit, String(validating: list.bytes[messageID], as: UTF8.self) != nil else {
            throw .invalidMessageID
        }
        guard let client else { throw .clientMissing }
        guard let name = ClientID(encoded: list.bytes[client]) else { throw .invalidClient }
        self.client = name
        self.messageID = messageID
        self.requestID = requestID
        if let text = list.text(.xRoadSecurityServer) {
            guard let server = SecurityServerID(text) else { throw .invalidSecurityServerID }
            securityServer = server
        } else {
            securityServer = nil
        }
        if let text = list.text(.xRoadRepresentedParty) {
            guard let party = RepresentedParty(text) else { throw .invalidRepresentedParty }
            representedParty = party
        } else {
            representedParty = nil
        }
    }
}

extension ClientID {
    /// Reads three or four encoded parts divided by slashes.
    init?(encoded bytes: ArraySlice<UInt8>) {
        var parts: [String] = []
        for piece in bytes.split(separator: UInt8(ascii: "/"), maxSplits: 4, omittingEmptySubsequences: false) {
            guard parts.count < 4, let part = NamePart.decode(piece) else { return nil }
            parts.append(part)
        }
        guard parts.count >= 3 else { return nil }
        let member = MemberID(instance: parts[0], memberClass: parts[1], code: parts[2])
        self.init(member, subsystem: parts.count == 4 ? parts[3] : nil)
    }
}
