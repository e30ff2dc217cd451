/// The head of a call in X-Road's transport form, parsed once; everything but the identifiers is a range of its bytes.
///
/// `METHOD CRLF target CRLF`, then `name:value CRLF` for each header field (PR-REST 4.3). These bytes are what is hashed, signed and
/// recorded, so two heads are equal exactly when their bytes are.
package struct RequestHead: Sendable {
    /// The transport form.
    package let bytes: [UInt8]
    /// The method.
    package let method: CallMethod
    /// Path and query as the client wrote them: `/r1/…?…`.
    package let target: Range<Int>
    /// The target without its query.
    package let path: Range<Int>
    /// What follows the first question mark; nil: there is none.
    package let query: Range<Int>?
    /// What follows the service's code in the path, raw: empty, or begun by a slash.
    package let servicePath: Range<Int>
    /// The service that is called.
    package let service: ServiceID
    /// Who calls.
    package let client: ClientID
    /// The header fields in order, the gateway's own at the end.
    package let fields: [HeaderField]
    /// The gateway that the client wants to answer; nil: any that serves the provider.
    package let securityServer: SecurityServerID?
    /// For whom the client acts.
    package let representedParty: RepresentedParty?

    private let messageIDRange: Range<Int>
    private let requestIDRange: Range<Int>

    /// The message's id (`x-road-id`), the client's or made for it: 1–255 bytes, and nobody promises that it is unique.
    package var messageID: String { text(messageIDRange) }
    /// The call's id (`x-road-request-id`): a UUID of the consumer's gateway, one for each call.
    package var requestID: String { text(requestIDRange) }
    /// The operator (`X-Road-UserId`).
    package var userID: String? { headers.text(.xRoadUserID) }
    /// The case number (`X-Road-Issue`).
    package var issue: String? { headers.text(.xRoadIssue) }
    /// The fields with their bytes.
    package var headers: HeaderList { HeaderList(bytes: bytes, fields: fields) }

    /// Part of the head as text.
    package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Reads a transport form, strictly: one spelling for one head.
    ///
    /// Throws what X-Road answers for a wrong method, address, identifier or header.
    package init(parsing bytes: [UInt8]) throws(ExchangeRefusal) {
        guard bytes.count <= HeadLimits.bytes else { throw .malformedHead(.tooLong) }
        guard let methodEnd = Self.lineEnd(bytes, from: 0), let method = CallMethod(bytes[..<methodEnd]) else {
            throw .unknownMethod
        }
        guard let targetEnd = Self.lineEnd(bytes, from: methodEnd + 2) else { throw .invalidAddress }
        let place = try CallAddress(bytes, methodEnd + 2..<targetEnd)
        let fields: [HeaderField]
        do throws(HeadFault) {
            fields = try FieldScan.fields(in: bytes, targetEnd + 2..<bytes.count, trimming: false)
        } catch {
            throw .malformedHead(error)
        }
        let said = try CallFields(HeaderList(bytes: bytes, fields: fields))
        self.bytes = bytes
        self.method = method
        self.target = methodEnd + 2..<targetEnd
        self.path = place.path
        self.query = place.query
        self.servicePath = place.servicePath
        self.service = place.service
        self.client = said.client
        self.fields = fields
        self.securityServer = said.securityServer
        self.representedParty = said.representedParty
        self.messageIDRange = said.messageID
        self.requestIDRange = said.requestID
    }

    /// Where the line that begins at `start` ends, followed by CR LF.
    private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while index < bytes.count, bytes[index] > 0x20, bytes[index] < 0x7F { index += 1 }
        guard index > start, index + 1 < bytes.count, bytes[index] == 0x0D, bytes[index + 1] == 0x0A else { return nil }
        return index
    }
}

extension RequestHead: Hashable {
    package static func == (left: Self, right: Self) -> Bool { left.bytes == right.bytes }
    package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
