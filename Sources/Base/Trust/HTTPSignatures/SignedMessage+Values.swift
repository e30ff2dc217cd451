extension SignedMessage {
    /// Writes the value of a component (RFC 9421 sections 2.1 to 2.4).
    func append(_ component: SignatureComponent, to bytes: inout [UInt8]) throws(TrustError) {
        if component.isOfRequest {
            guard case .response(_, let request?) = start else { throw .componentMissing(component) }
            return try request.appendOwn(component, to: &bytes)
        }
        try appendOwn(component, to: &bytes)
    }

    private func appendOwn(_ component: SignatureComponent, to bytes: inout [UInt8]) throws(TrustError) {
        let before = bytes.count
        if component.name.utf8.first == UInt8(ascii: "@") {
            try appendDerived(component, to: &bytes)
        } else {
            try appendField(component, to: &bytes)
        }
        // A line end or NUL in a value would let one message pass for another.
        guard !bytes[before...].contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x00 }) else {
            throw .componentMissing(component)
        }
    }

    private func appendField(_ component: SignatureComponent, to bytes: inout [UInt8]) throws(TrustError) {
        var isFirst = true
        for field in fields where field.isNamed(component.name.utf8) {
            if !isFirst { bytes.append(contentsOf: ", ".utf8) }
            isFirst = false
            if component.isBinary {
                var value: [UInt8] = []
                FieldValue.append(field.value, to: &value)
                bytes.append(UInt8(ascii: ":"))
                value.withUnsafeBytes { Base64.append($0, to: &bytes) }
                bytes.append(UInt8(ascii: ":"))
            } else {
                FieldValue.append(field.value, to: &bytes)
            }
        }
        guard !isFirst else { throw .componentMissing(component) }
    }

    private func appendDerived(_ component: SignatureComponent, to bytes: inout [UInt8]) throws(TrustError) {
        switch (component.name, start) {
        case ("@status", .response(let status, _)) where (100...999).contains(status):
            bytes.append(contentsOf: String(status).utf8)
        case (let name, .request(let method, let target, let scheme, let authority)) where name != "@status":
            let target = RequestTarget(target: target, scheme: scheme, authority: authority)
            switch name {
            case "@method": bytes.append(contentsOf: method)
            case "@target-uri": target.appendURI(to: &bytes)
            case "@authority": target.appendAuthority(to: &bytes)
            case "@scheme": bytes.append(contentsOf: scheme.lazy.map(ASCIICase.lower))
            case "@request-target": bytes.append(contentsOf: target.target)
            case "@path": bytes.append(contentsOf: target.path.isEmpty ? [UInt8(ascii: "/")] : target.path)
            case "@query":
                bytes.append(UInt8(ascii: "?"))
                bytes.append(contentsOf: target.query ?? [])
            case "@query-param":
                guard let name = component.parameter, let value = QueryParameters(target.query ?? []).only(name) else {
                    throw .componentMissing(component)
                }
                bytes.append(contentsOf: value)
            default: throw .componentMissing(component)
            }
        default: throw .componentMissing(component)
        }
    }

    /// The combined value of a field's lines, or nil where there is none.
    func combined(_ name: String) -> [UInt8]? {
        var value: [UInt8]?
        for field in fields where field.isNamed(name.utf8) {
            if value != nil { value?.append(contentsOf: ", ".utf8) }
            var bytes = value ?? []
            FieldValue.append(field.value, to: &bytes)
            value = bytes
        }
        return value
    }
}
