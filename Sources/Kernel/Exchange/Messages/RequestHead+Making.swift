extension RequestHead {
    /// The head of a call as an information system sent it: what does not travel is removed, what a gateway adds is added.
    ///
    /// In this order (PR-REST 4.3 and the reference implementation): the client's fields as they stand, `x-road-request-id`, and
    /// `x-road-id` where the client gave none or an empty one. Throws what X-Road answers for a wrong call.
    package init(
        method: ArraySlice<UInt8>, target: ArraySlice<UInt8>, headers: HeaderList, ids: CallIDs
    ) throws(ExchangeRefusal) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(method.count + target.count + headers.bytes.count + 160)
        bytes.append(contentsOf: method)
        bytes.append(contentsOf: [0x0D, 0x0A])
        bytes.append(contentsOf: target)
        bytes.append(contentsOf: [0x0D, 0x0A])
        var hasID = false
        for field in headers.fields where !field.kind.isDroppedFromRequests {
            if field.kind == .xRoadID {
                if field.value.isEmpty { continue }
                hasID = true
            }
            bytes.append(headers, field)
        }
        bytes.append(field: .xRoadRequestID, ids.uuid())
        if !hasID { bytes.append(field: .xRoadID, ids.messageID()) }
        try self.init(parsing: bytes)
    }
}

extension [UInt8] {
    /// Appends a field as the transport form writes it: no space after the colon.
    mutating func append(_ headers: HeaderList, _ field: HeaderField) {
        append(contentsOf: headers.bytes[field.name])
        append(UInt8(ascii: ":"))
        append(contentsOf: headers.bytes[field.value])
        append(contentsOf: [0x0D, 0x0A])
    }

    /// Appends a field of our own, its name in lower case.
    mutating func append(field kind: HeaderName, _ value: String) {
        append(contentsOf: kind.text.utf8)
        append(UInt8(ascii: ":"))
        append(contentsOf: value.utf8)
        append(contentsOf: [0x0D, 0x0A])
    }
}
