package import NIOCore

/// What the provider's decision on a call depends on; the head has been read and its signature verified.
package struct ProviderCall: Sendable {
    /// The gateway that sent it, as its certificate says.
    package var peer: String
    /// Who calls.
    package var client: ClientID
    /// What is called.
    package var service: ServiceID
    /// The method.
    package var method: CallMethod
    /// The path after the service's code as it was written: empty, or with its slash.
    package var path: String
    /// What followed the question mark, as it was written; nil: nothing.
    package var query: String?
    /// `X-Road-Issue`: the number of the matter at hand.
    package var caseNumber: String?
    /// `X-Road-UserId`: who sits at the consumer's system, as that system says.
    package var operatorName: String?
    /// The body.
    package var body: ByteBuffer

    /// A call by its parts.
    package init(
        peer: String, client: ClientID, service: ServiceID, method: CallMethod, path: String, query: String? = nil,
        caseNumber: String? = nil, operatorName: String? = nil, body: ByteBuffer = ByteBuffer()
    ) {
        self.peer = peer
        self.client = client
        self.service = service
        self.method = method
        self.path = path
        self.query = query
        self.caseNumber = caseNumber
        self.operatorName = operatorName
        self.body = body
    }
}

extension ProviderCall {
    /// The call of a head that `peer` sent, with its body.
    package init(_ head: RequestHead, body: ByteBuffer, from peer: String) {
        self.init(
            peer: peer, client: head.client, service: head.service, method: head.method,
            path: head.text(head.servicePath), query: head.query.map(head.text), caseNumber: head.issue,
            operatorName: head.userID, body: body)
    }
}
