extension ResponseHead {
    /// The head of the answer to a call: the provider's fields as they stand without those that do not travel, then ours.
    ///
    /// Ours come in this order, in lower case: `x-road-id`, `x-road-client`, `x-road-service`, `x-road-request-id`,
    /// `x-road-request-hash`. Of several `Date` fields the last stays. Throws where it would be longer than `HeadLimits` allow.
    package init(
        answering request: RequestHead, requestHash: String, status: Int, reason: String = "", headers: HeaderList,
        refusal: String? = nil
    ) throws(HeadFault) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(headers.bytes.count + 400)
        bytes.append(contentsOf: String(status).utf8)
        bytes.append(contentsOf: [0x0D, 0x0A])
        bytes.append(contentsOf: reason.utf8.filter(FieldScan.isValueByte))
        bytes.append(contentsOf: [0x0D, 0x0A])
        let date = headers.fields.lastIndex { $0.kind == .date }
        for (index, field) in headers.fields.enumerated() where !field.kind.isDroppedFromAnswers {
            if field.kind == .date, index != date { continue }
            bytes.append(headers, field)
        }
        if let refusal { bytes.append(field: .refusal, refusal) }
        bytes.append(field: .xRoadID, request.messageID)
        bytes.append(field: .xRoadClient, request.client.description)
        bytes.append(field: .xRoadService, request.service.description)
        bytes.append(field: .xRoadRequestID, request.requestID)
        bytes.append(field: .xRoadRequestHash, requestHash)
        try self.init(parsing: bytes)
    }
}

extension ResponseHead {
    /// The head of a gateway's refusal of a call that it could read: a signed answer with `X-Road-Error` and `Yitong-Refusal`.
    package init(
        refusing request: RequestHead, requestHash: String, with refusal: ExchangeRefusal, rendered: RenderedRefusal
    ) throws(HeadFault) {
        try self.init(
            answering: request, requestHash: requestHash, status: rendered.status, headers: rendered.headers,
            refusal: refusal.code)
    }
}
