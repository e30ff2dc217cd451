import RawStructuredFieldValues

/// One signature's account of itself: which components it covers, and its parameters (RFC 9421 section 4.1).
package struct SignatureInput: Sendable, Hashable {
    /// How many components a signature covers at most.
    package static let componentLimit = 64
    /// The largest `Signature-Input` and the largest `Signature` that is read, in bytes.
    package static let sizeLimit = 8_192
    /// How many signatures a message has at most.
    package static let signatureLimit = 16

    /// What is covered, each once, in order.
    package let components: [SignatureComponent]
    /// The parameters that are known.
    package let parameters: SignatureParameters
    /// The list and all its parameters as they stand in the signature base: the value of `@signature-params`.
    package let text: String

    /// An account to sign with; throws `malformedSignature` for a component twice, too many, or a text beyond ASCII.
    package init(_ components: [SignatureComponent], _ parameters: SignatureParameters) throws(TrustError) {
        try Self.check(components)
        self.components = components
        self.parameters = parameters
        text = "(" + components.map(\.identifier).joined(separator: " ") + ")" + (try parameters.text())
    }

    private init(_ list: InnerList) throws(TrustError) {
        guard list.bareInnerList.count <= Self.componentLimit else { throw .malformedSignature("too many components") }
        var components: [SignatureComponent] = []
        for item in list.bareInnerList { components.append(try SignatureComponent(item)) }
        try Self.check(components)
        var serializer = StructuredFieldValueSerializer()
        guard let text = try? serializer.writeListFieldValue([.innerList(list)]) else {
            throw .malformedSignature("cannot be written again")
        }
        self.components = components
        parameters = try SignatureParameters(list.rfc9651Parameters)
        self.text = String(decoding: text, as: UTF8.self)
    }

    /// Reads a `Signature-Input` field: every signature's account by its label, in order.
    ///
    /// Throws `malformedSignature` where the field is no dictionary of lists, is larger than 8 KiB, names a component
    /// twice or one that is not supported.
    package static func parse(
        _ field: some RandomAccessCollection<UInt8>
    ) throws(TrustError) -> [(label: String, input: SignatureInput)] {
        let members = try dictionary(field)
        var inputs: [(label: String, input: SignatureInput)] = []
        for (label, member) in members {
            guard case .innerList(let list) = member else { throw .malformedSignature("\(label) is no list") }
            inputs.append((label, try SignatureInput(list)))
        }
        return inputs
    }

    /// Reads a `Signature` field: the signatures by their labels; throws `malformedSignature`.
    package static func parseSignatures(
        _ field: some RandomAccessCollection<UInt8>
    ) throws(TrustError) -> [String: [UInt8]] {
        var signatures: [String: [UInt8]] = [:]
        for (label, member) in try dictionary(field) {
            guard case .item(let item) = member, case .undecodedByteSequence(let text) = item.rfc9651BareItem,
                let bytes = Base64.decode(text)
            else { throw .malformedSignature("\(label) is no byte sequence") }
            signatures[label] = bytes
        }
        return signatures
    }

    private static func dictionary(
        _ field: some RandomAccessCollection<UInt8>
    ) throws(TrustError) -> OrderedMap<String, ItemOrInnerList> {
        guard field.count <= sizeLimit else { throw .malformedSignature("larger than the limit") }
        var parser = StructuredFieldValueParser(Array(field))
        guard let members = try? parser.parseDictionaryFieldValue(), members.count <= signatureLimit else {
            throw .malformedSignature("no dictionary, or too many signatures")
        }
        return members
    }

    private static func check(_ components: [SignatureComponent]) throws(TrustError) {
        guard components.count <= componentLimit else { throw .malformedSignature("too many components") }
        guard Set(components).count == components.count else { throw .malformedSignature("a component twice") }
    }
}
